import { type BadInput, cells, county } from '../bad-input.ts';

/** Tabs and headers. */
export const tabs: readonly BadInput[] = [
  county(1, '缺少機構表', (good) => good.deleteTab('機構'), [['TAB_MISSING', '機構!-', '機構']]),
  county(2, '缺少病例表', (good) => good.deleteTab('病例'), [['TAB_MISSING', '病例!-', '病例']]),
  county(
    3,
    '同一張表有正體與簡體兩份',
    (good) => good.add('机构', ...good.sheet('機構').map((row) => row.join(','))),
    [['TAB_DUPLICATE', '機構!-', '机构', '機構']],
  ),
  county(
    4,
    '表名只差空格的兩張表',
    (good) => good.add('病 例', ...good.sheet('病例').map((row) => row.join(','))),
    [['TAB_DUPLICATE', '病例!-', '病 例', '病例']],
  ),
  county(5, '可缺的表名稱相近', (good) => good.rename('特病單議', '特病單儀'), [
    ['TAB_NEARLY', '特病單儀!-', '特病單儀', '特病單議'],
  ]),
  county(6, '必需的表名稱相近', (good) => good.rename('病例', '病例表'), [
    ['TAB_MISSING', '病例!-', '病例'],
    ['TAB_NEARLY', '病例表!-', '病例表', '病例'],
  ]),
  county(7, '空文件', (good) => good.sheet('預算').splice(0), [['TAB_EMPTY', '預算!1:1', '預算']]),
  county(8, '只有空行的表', (good) => good.sheet('差異係數').splice(0, 9, [], ['', ' ', ''], []), [
    ['TAB_EMPTY', '差異係數!1:1', '差異係數'],
  ]),
  county(9, '機構表只有表頭', (good) => good.sheet('機構').splice(1), [
    ['TAB_WITHOUT_ROWS', '機構!2:2', '機構'],
  ]),
  county(10, '病組表只有表頭', (good) => good.sheet('病組').splice(1), [
    ['TAB_WITHOUT_ROWS', '病組!2:2', '病組'],
  ]),

  county(11, '缺少一欄', (good) => good.deleteColumn('病例', '總費用'), [
    ['HEADER_MISSING', '病例!1:1', '總費用'],
  ]),
  county(12, '缺少可留空的一欄', (good) => good.deleteColumn('病例', '其他基金'), [
    ['HEADER_MISSING', '病例!1:1', '其他基金'],
  ]),
  cells(13, '表頭重複', { '病例!P1': '總費用' }, ['HEADER_DUPLICATE', '病例!P1', '總費用', 'I 欄']),
  cells(14, '正體與簡體表頭並存', { '病例!P1': '总费用' }, ['HEADER_DUPLICATE', '病例!P1', '总费用', 'I 欄']),
  cells(
    15,
    '表頭帶單位',
    { '病例!I1': '總費用（元）' },
    ['HEADER_MISSING', '病例!1:1', '總費用'],
    ['HEADER_NEARLY', '病例!I1', '總費用（元）', '「總費用」'],
  ),
  cells(
    16,
    '表頭少一字',
    { '病例!G1': '出院日' },
    ['HEADER_MISSING', '病例!1:1', '出院日期'],
    ['HEADER_NEARLY', '病例!G1', '「出院日」', '出院日期'],
  ),
  cells(17, '正確的表頭旁另有相近的表頭', { '病例!P1': '基金記帳' }, [
    'HEADER_NEARLY',
    '病例!P1',
    '基金記帳',
    '基金記賬',
  ]),
  cells(18, '表右側沒有表頭的數據', { '病例!P4': '見附件', '病例!P9': '同上' }, [
    'HEADER_BLANK',
    '病例!P4',
    '見附件',
  ]),
  county(
    19,
    '空白表頭之下的數據，該行比表短',
    (good) => {
      for (const row of good.sheet('參數')) row.splice(1, 0, '');
      good.add('參數', 'sharing.reserve,見附件,5000');
    },
    [['HEADER_BLANK', '參數!B7', '見附件']],
  ),
  cells(
    20,
    '表頭是公式',
    { '機構!B1': '=A1' },
    ['HEADER_MISSING', '機構!1:1', '名稱'],
    ['HEADER_UNKNOWN', '機構!B1', '=A1'],
  ),
];
