import { type BadInput, cells, county } from '../bad-input.ts';
import { YEAR } from '../settling.ts';

/** The 參數 tab. */
export const parameters: readonly BadInput[] = [
  county(91, '沒有這個參數', (good) => good.add('參數', 'prepay.ration,0.9'), [
    ['PARAMETER_UNKNOWN', '參數!A7', '「prepay.ration」'],
  ]),
  county(92, '參數名是程序語言的保留字', (good) => good.add('參數', 'constructor,1'), [
    ['PARAMETER_UNKNOWN', '參數!A7', '「constructor」'],
  ]),
  county(93, '參數值超出範圍', (good) => good.add('參數', 'prepay.ratio,85'), [
    ['PARAMETER_VALUE', '參數!B7', 'prepay.ratio', '「85」'],
  ]),
  county(94, '參數值不在可選之內', (good) => good.add('參數', 'value.mode,毛'), [
    ['PARAMETER_VALUE', '參數!B7', 'value.mode', '「毛」'],
  ]),
  county(95, '分段次序顛倒', (good) => good.set({ '參數!A7': 'case.high.steps', '參數!B7': '300:2,100:3' }), [
    ['PARAMETER_VALUE', '參數!B7', 'case.high.steps', '「300:2,100:3」'],
  ]),
  cells(96, '參數值為空', { '參數!B6': '' }, ['PARAMETER_VALUE', '參數!B6', 'review.cap', '「」']),
  cells(97, '參數值帶萬', { '參數!B5': '1.2萬' }, [
    'PARAMETER_VALUE',
    '參數!B5',
    'area.meanCost',
    '「1.2萬」',
  ]),
  county(98, '參數出現兩次', (good) => good.add('參數', 'year,2026'), [
    ['PARAMETER_DUPLICATE', '參數!A7', 'year', '第 3 行'],
  ]),
  county(99, '沒有年度', (good) => good.deleteRow('參數!3:3'), [
    ['PARAMETER_MISSING', '參數!-', 'year', '結算年度'],
  ]),
  cells(100, '年度不是年份', { '參數!B3': '二〇二五' }, ['PARAMETER_VALUE', '參數!B3', 'year', '二〇二五']),
  county(101, '沒有方案', (good) => good.deleteRow('參數!4:4'), [['PARAMETER_MISSING', '參數!-', 'scheme']]),
  cells(102, '方案不存在', { '參數!B4': 'zhejiang-2018' }, ['SCHEME_UNKNOWN', '參數!B4', 'zhejiang-2018']),
  county(
    103,
    '方案當時尚未施行',
    (good) => {
      good.set({ '參數!B3': '2024', '參數!B4': 'zhejiang-2025', '月度預付!A2': '2024-02' });
      for (const row of good.sheet('病例').slice(1)) {
        row[5] = row[5]!.replace('2025', '2024');
        row[6] = row[6]!.replace('2025', '2024');
      }
    },
    [['SCHEME_NOT_IN_FORCE', '參數!B4', 'zhejiang-2025', '2024-12-31']],
    { ...YEAR, year: 2024 },
  ),
  county(104, '沒有全市次均費用', (good) => good.deleteRow('參數!5:5'), [
    ['PARAMETER_MISSING', '參數!-', 'area.meanCost'],
  ]),
  cells(105, '全市次均費用為零', { '參數!B5': '0.00' }, [
    'PARAMETER_VALUE',
    '參數!B5',
    'area.meanCost',
    '0.00',
  ]),
  county(
    106,
    '中間倍率上界不高於低倍率界限',
    (good) => good.add('參數', 'case.mid.on,是', 'case.mid.upper,0.4'),
    [['PARAMETER_NOT_TOGETHER', '參數!B8', 'case.mid.upper']],
  ),
  county(107, '按分段分擔而沒有分段', (good) => good.add('參數', 'sharing.mode,bands'), [
    ['PARAMETER_NOT_TOGETHER', '參數!-', 'sharing.bands'],
  ]),
  cells(108, '參數值是公式', { '參數!B6': '=1/20' }, ['CELL_FORMULA', '參數!B6', '=1/20']),
];
