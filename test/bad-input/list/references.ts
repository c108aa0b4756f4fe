import { type BadInput, cells, county } from '../bad-input.ts';

/** Rows that name what is not there, or say a thing twice. */
export const references: readonly BadInput[] = [
  cells(53, '病例的機構不在機構表', { '病例!B5': 'H9' }, ['INSTITUTION_UNKNOWN', '病例!B5', '「H9」']),
  cells(54, '機構編碼帶尾隨空格', { '病例!B5': 'H2 ' }, ['INSTITUTION_UNKNOWN', '病例!B5', '「H2 」']),
  cells(55, '月度預付的機構不在機構表', { '月度預付!C2': 'H7' }, [
    'INSTITUTION_UNKNOWN',
    '月度預付!C2',
    '「H7」',
  ]),
  cells(56, '清算調整的機構不在機構表', { '清算調整!B2': 'H7' }, [
    'INSTITUTION_UNKNOWN',
    '清算調整!B2',
    '「H7」',
  ]),
  cells(57, '牽頭機構不在機構表', { '醫共體!C2': 'H7' }, ['INSTITUTION_UNKNOWN', '醫共體!C2', '「H7」']),
  cells(58, '病例的病組不在病組表', { '病例!H5': 'GX1' }, ['GROUP_UNKNOWN', '病例!H5', '「GX1」']),
  cells(59, '差異係數的病組不在病組表', { '差異係數!A4': 'GX1' }, [
    'GROUP_UNKNOWN',
    '差異係數!A4',
    '「GX1」',
  ]),
  cells(60, '差異係數既非機構也非等級', { '差異係數!B4': '縣級' }, [
    'COEFFICIENT_TARGET_UNKNOWN',
    '差異係數!B4',
    '「縣級」',
  ]),
  cells(61, '醫共體不在醫共體表', { '機構!D4': 'M2' }, ['CONSORTIUM_UNKNOWN', '機構!D4', '「M2」']),

  county(62, '病例號重複', (good) => good.add('病例', good.sheet('病例')[3]!.join(',')), [
    ['CASE_DUPLICATE', '病例!A14', '「C03」', '第 4 行'],
  ]),
  county(63, '機構編碼重複', (good) => good.add('機構', 'H2,另一家衛生院,一級,,是,B'), [
    ['CODE_DUPLICATE', '機構!A5', 'H2', '第 3 行'],
  ]),
  county(64, '病組編碼重複', (good) => good.add('病組', 'GA,病組甲,一般,130,13000,,'), [
    ['CODE_DUPLICATE', '病組!A6', 'GA', '第 2 行'],
  ]),
  county(65, '醫共體編碼重複', (good) => good.add('醫共體', 'M1,另一個醫共體,'), [
    ['CODE_DUPLICATE', '醫共體!A3', 'M1', '第 2 行'],
  ]),
  county(
    66,
    '同一等級的係數以正體與簡體各寫一次',
    (good) => good.add('差異係數', 'GA,二級,1.2', 'GA,二级,1.3'),
    [['CODE_DUPLICATE', '差異係數!B6', 'GA＋二級', '第 5 行']],
  ),
  county(67, '月度權重的月份重複', (good) => good.add('月度權重', '3月,2'), [
    ['CODE_DUPLICATE', '月度權重!A14', '03', '第 4 行'],
  ]),
  county(68, '同一病例有兩項結論', (good) => good.add('特病單議', 'C06,按項目,,單議〔2025〕2號'), [
    ['DECISION_DUPLICATE', '特病單議!A3', '「C06」', '第 2 行'],
  ]),

  cells(
    69,
    '機構編碼與等級同名',
    { '機構!A4': '三级', '病例!B6': '三级', '病例!B11': '三级', '病例!B13': '三级', '清算調整!B2': '三级' },
    ['CODE_RESERVED', '機構!A4', '「三级」'],
  ),
  county(70, '病組編碼是星號', (good) => good.add('病組', '*,任何病組,非穩定,,,,'), [
    ['CODE_RESERVED', '病組!A6', '「*」'],
  ]),
  cells(71, '一般病組沒有基準點數', { '病組!D2': '' }, [
    'GROUP_VALUE_MISSING',
    '病組!D2',
    '「GA」',
    '基準點數',
  ]),
  cells(72, '一般病組的次均費用為零', { '病組!E3': '0.00' }, [
    'GROUP_VALUE_ZERO',
    '病組!E3',
    '「GB」',
    '次均費用',
  ]),
  county(73, '床日病組沒有數值', (good) => good.add('病組', 'GD,床日組,床日,,,,'), [
    ['GROUP_VALUE_MISSING', '病組!D6', '床日', '「GD」', '基準點數'],
  ]),
];
