import { expect, it } from 'vitest';
import { placeText } from '../../../shared/findings/finding.ts';
import { BUDGET_PARAMS, BUDGETED, spoiled } from '../../methods/fund-budget-county.ts';
import { settleTabs, type Tabs } from '../../methods/workbook.ts';

type Case = readonly [code: string, tabs: Tabs, expected: string, params?: Record<string, string>];

const zeroBased = (...rows: string[][]): Tabs => ({
  ...BUDGETED,
  零基預算: [['險種', '類別', '基數', '調整比例', '因素', '測算依據', '文號'], ...rows],
});
const ZERO_BASED = { 'budget.form.resident': 'zeroBased' };

const BLOCKING: readonly Case[] = [
  [
    'FUND_BUDGET_BASE_MISSING',
    spoiled([]),
    '預算基數!- FUND_BUDGET_BASE_MISSING 居民按「多年均值」測算年初總額，缺少 2023 年的「決算支出」。 請在預算基數表補上，金額確為 0 時填 0；或修改參數 budget.form.resident。',
    { 'budget.form.resident': 'mean' },
  ],
  [
    'FUND_BUDGET_BASE_MISSING',
    spoiled([['預算基數', 7, '內容', '決算支出']]),
    '預算基數!- FUND_BUDGET_BASE_MISSING 職工按「談定總額」測算年初總額，缺少 2025 年的「談定總額」。 請在預算基數表補上，金額確為 0 時填 0；或修改參數 budget.form.employee。',
  ],
  [
    'FUND_BUDGET_BASE_TOO_SMALL',
    spoiled([['預算基數', 4, '金額', '5000000']]),
    '預算基數!D2 FUND_BUDGET_BASE_TOO_SMALL 居民 2024 年的超支分擔、疫情追加與結餘留用合計 5105000.00，大於決算支出 5080000.00。 決算支出應包含這三項，請核對。',
  ],
  [
    'FUND_BUDGET_CATEGORY_BASE',
    zeroBased(['居民', '西藥', '100', '', '', '', '文'], ['居民', '西藥', '200', '', '', '', '文']),
    '零基預算!C3 FUND_BUDGET_CATEGORY_BASE 居民類別「西藥」的基數填了 2 次。 同一類別的基數須填且只填一次。',
    ZERO_BASED,
  ],
  [
    'FUND_BUDGET_CATEGORY_EVIDENCE',
    zeroBased(['居民', '西藥', '100', '0.1', '老齡化', '', '文']),
    '零基預算!F2 FUND_BUDGET_CATEGORY_EVIDENCE 居民類別「西藥」的調整沒有因素或測算依據。 每項調整都須寫明因素與測算依據；不調整的請把調整比例留空。',
    ZERO_BASED,
  ],
  [
    'FUND_BUDGET_CATEGORY_NEGATIVE',
    zeroBased(['居民', '西藥', '100', '-8', '集中帶量採購', '降價', '文']),
    '零基預算!D2 FUND_BUDGET_CATEGORY_NEGATIVE 居民類別「西藥」的各項調整合計低於 -100%。 調整比例以 1 為全部，如 -0.08 表示下調 8%，請核對。',
    ZERO_BASED,
  ],
  [
    'FUND_BUDGET_ITEM_BOTH',
    spoiled([['預算分項', 4, '比例', '0.1']]),
    '預算分項!C4 FUND_BUDGET_ITEM_BOTH 項目「工作當量」同時填了比例與金額。 請只填其一；兩者都留空的一行得餘額。',
  ],
  [
    'FUND_BUDGET_REST_TWICE',
    spoiled([['預算分項', 4, '金額', '']]),
    '預算分項!C4 FUND_BUDGET_REST_TWICE 居民有不止一個得餘額的項目，另一處在第 3 行。 比例與金額都留空的行，每個險種只能有一行。',
  ],
  [
    'FUND_BUDGET_RESERVE_SIZE',
    spoiled([['預算分項', 5, '金額', '']]),
    '預算分項!C5 FUND_BUDGET_RESERVE_SIZE 「應急預算池」沒有填比例或金額。 儲備不能得餘額，請填其一；按參數提取的請刪除該行。',
  ],
  [
    'CODE_DUPLICATE',
    spoiled([['預算分項', 4, '項目', '门诊']]),
    '預算分項!B4 CODE_DUPLICATE 「項目」门诊 重複，另一處在第 3 行。 請只保留一行。',
  ],
  [
    'FUND_BUDGET_OVERALLOCATED',
    spoiled([], { 預算分項: [['居民', '床日', '0.41', '', '文']] }),
    '預算分項!2:2 FUND_BUDGET_OVERALLOCATED 居民分出去的超過可分的：各項比例合計為 101.00%。 請核對預算分項表的比例與金額，以及儲備的比例。',
  ],
  [
    'FUND_BUDGET_OVERALLOCATED',
    spoiled([['預算分項', 4, '金額', '9000000']]),
    '預算分項!2:2 FUND_BUDGET_OVERALLOCATED 居民分出去的超過可分的：定額項目合計 9000000.00，扣除儲備後只有 4985000.00。 請核對預算分項表的比例與金額，以及儲備的比例。',
  ],
  [
    'FUND_BUDGET_OVERALLOCATED',
    spoiled([['預算分項', 5, '金額', '9000000']]),
    '預算分項!2:2 FUND_BUDGET_OVERALLOCATED 居民分出去的超過可分的：儲備超過年初總額 3965000.00。 請核對預算分項表的比例與金額，以及儲備的比例。',
  ],
  [
    'FUND_BUDGET_DATE_OUTSIDE',
    spoiled([['預算調整', 2, '日期', '2024-12-31']]),
    '預算調整!C2 FUND_BUDGET_DATE_OUTSIDE 日期 2024-12-31 不在 2025 年。 預算調整只登記本年度的文件，請核對日期與參數 year。',
  ],
  [
    'FUND_BUDGET_ITEM_UNKNOWN',
    spoiled([['預算調整', 2, '項目', '住院床日']]),
    '預算調整!B2 FUND_BUDGET_ITEM_UNKNOWN 居民的預算分項沒有「住院床日」。 請核對項目名稱；新設的項目請先在預算分項表加一行，金額填 0。',
  ],
  [
    'FUND_BUDGET_DRAW_TO_ITSELF',
    spoiled([['預算調整', 3, '項目', '調劑金']]),
    '預算調整!D3 FUND_BUDGET_DRAW_TO_ITSELF 由「調劑金」動用的錢又填入「調劑金」自身。 動用儲備時項目填用錢的項目；充實儲備時資金來源填追加調減。',
  ],
  [
    'FUND_BUDGET_DRAW_WITHOUT_DOCUMENT',
    spoiled([['預算調整', 3, '文號', '']]),
    '預算調整!G3 FUND_BUDGET_DRAW_WITHOUT_DOCUMENT 動用「調劑金」沒有文號。 儲備只能憑文件動用，請填寫文號。',
  ],
  [
    'FUND_BUDGET_RESERVE_UNKNOWN',
    spoiled([['預算分項', 5, '項目', '床日']]),
    '預算調整!D5 FUND_BUDGET_RESERVE_UNKNOWN 居民沒有提取「應急預算池」，無從動用。 請先在預算分項表加上該儲備，或以參數設定提取比例；總額以外追加的，資金來源填追加調減。',
  ],
  [
    'FUND_BUDGET_RESERVE_OVERDRAWN',
    spoiled([['預算調整', 3, '金額', '265000.01']]),
    '預算調整!E3 FUND_BUDGET_RESERVE_OVERDRAWN 居民的調劑金到 2025-06-30 只有 265000.00，卻動用了 265000.01。 請核對金額與日期；儲備不足的部分須以追加調減另行批准。',
  ],
  [
    'FUND_BUDGET_ITEM_NEGATIVE',
    spoiled([['預算調整', 2, '金額', '-3000000']]),
    '預算調整!E5 FUND_BUDGET_ITEM_NEGATIVE 居民項目「住院」調整後為 -19000.00。 調減不得超過該項目的預算，請核對。',
  ],
  [
    'FUND_BUDGET_ITEM_MISSING',
    spoiled([['預算分項', 3, '項目', '家庭病床']]),
    '門診打包!- FUND_BUDGET_ITEM_MISSING 居民填了門診打包，預算分項卻沒有「門診」。 請在預算分項表加上該項目，或刪除這些行。',
  ],
  [
    'FUND_BUDGET_ITEM_MISSING',
    spoiled([['預算分項', 2, '項目', '家庭病床']]),
    '住院過渡分配!- FUND_BUDGET_ITEM_MISSING 居民填了住院過渡分配，預算分項卻沒有「住院」。 請在預算分項表加上該項目，或刪除這些行。',
  ],
  [
    'FUND_BUDGET_PACKAGE_EMPTY',
    spoiled([['門診打包', 2, '門診人頭', '0']]),
    '門診打包!E2 FUND_BUDGET_PACKAGE_EMPTY 居民醫共體 G2 的「門診人頭」為 0，無法計算權重。 請填寫大於 0 的數；已有協商比例的請對該險種每個醫共體都填。',
  ],
  [
    'FUND_BUDGET_PACKAGE_AGREED',
    spoiled([['門診打包', 2, '協商比例', '0.5']]),
    '門診打包!G3 FUND_BUDGET_PACKAGE_AGREED 居民的協商比例只填了一部分。 同一險種要麼每個醫共體都填、合計恰為 1，要麼都留空。',
  ],
  [
    'FUND_BUDGET_PACKAGE_AGREED',
    spoiled([
      ['門診打包', 2, '協商比例', '0.5'],
      ['門診打包', 3, '協商比例', '0.49'],
    ]),
    '門診打包!G2 FUND_BUDGET_PACKAGE_AGREED 居民的協商比例合計為 0.99。 同一險種要麼每個醫共體都填、合計恰為 1，要麼都留空。',
  ],
  [
    'FUND_BUDGET_WEIGHTS_ZERO',
    spoiled([
      ['門診打包', 2, '歷史支出', '0'],
      ['門診打包', 3, '歷史支出', '0'],
    ]),
    '門診打包!C2 FUND_BUDGET_WEIGHTS_ZERO 居民在門診打包的權重全部為 0，無法分配。 請至少填寫一個大於 0 的權重。',
  ],
  [
    'PARAMETER_NOT_TOGETHER',
    BUDGETED,
    '參數!B6 PARAMETER_NOT_TOGETHER 參數「budget.package.history」（門診打包：歷史支出的權重）與其他參數不相容：三項權重不能都是 0。 請對照手冊的參數說明修改。',
    { 'budget.package.history': '0' },
  ],
  [
    'CODE_DUPLICATE',
    spoiled([['門診打包', 3, '醫共體', 'G2']]),
    '門診打包!B3 CODE_DUPLICATE 「醫共體」G2 重複，另一處在第 2 行。 請只保留一行。',
  ],
  [
    'CODE_DUPLICATE',
    spoiled([['住院過渡分配', 4, '醫共體', 'G2']]),
    '住院過渡分配!B4 CODE_DUPLICATE 「部分」縣域醫共體 G2 重複，另一處在第 3 行。 請只保留一行。',
  ],
  [
    'FUND_BUDGET_PART_CONSORTIUM',
    spoiled([['住院過渡分配', 3, '醫共體', '']]),
    '住院過渡分配!C3 FUND_BUDGET_PART_CONSORTIUM 「縣域醫共體」沒有填醫共體。 縣域醫共體須填醫共體編碼，其他兩部分須留空。',
  ],
  [
    'FUND_BUDGET_PART_CONSORTIUM',
    spoiled([['住院過渡分配', 2, '醫共體', 'G1']]),
    '住院過渡分配!C2 FUND_BUDGET_PART_CONSORTIUM 「轉外就醫」不應填醫共體。 縣域醫共體須填醫共體編碼，其他兩部分須留空。',
  ],
  [
    'CONSORTIUM_UNKNOWN',
    spoiled([['門診打包', 2, '醫共體', 'G9']]),
    '門診打包!B2 CONSORTIUM_UNKNOWN 醫共體「G9」不在醫共體表中。 請在該表補上，或核對編碼。',
  ],
];

const TELLING: readonly Case[] = [
  [
    'FUND_BUDGET_BASE_UNUSED',
    spoiled([], { 預算基數: [['居民', '2023', '決算支出', '1', '文']] }),
    '預算基數!C8 FUND_BUDGET_BASE_UNUSED 居民 2023 年的「決算支出」在「上年決算」的測算中用不到。 請核對年度與參數 budget.form.resident；只作備查時不必處理。',
  ],
  [
    'FUND_BUDGET_CATEGORY_UNUSED',
    zeroBased(['居民', '西藥', '100', '', '', '', '文']),
    '零基預算!2:2 FUND_BUDGET_CATEGORY_UNUSED 居民不按零基預算測算，零基預算表的行用不到。 要採用時請把參數 budget.form.resident 設為 zeroBased。',
  ],
  [
    'FUND_BUDGET_GROWTH_HIGH',
    BUDGETED,
    '預算基數!- FUND_BUDGET_GROWTH_HIGH 居民年初總額預算 5500500.00 比上年基數 5000000.00 增長 10.01%，超過 10.00%。 請核對增長率；確需超過的，請備妥說明。',
    { 'budget.growth.resident': '0.1001' },
  ],
  [
    'FUND_BUDGET_UNASSIGNED',
    spoiled([['預算分項', 3, '比例', '0.3']]),
    '預算分項!- FUND_BUDGET_UNASSIGNED 居民年初總額預算有 488500.00 沒有分到任何項目。 請在預算分項表補上項目，或留一行比例與金額都為空的項目得餘額。',
  ],
  [
    'FUND_BUDGET_TAB_DIFFERS',
    spoiled([['預算', 5, '金額', '2034000.01']]),
    '預算!C5 FUND_BUDGET_TAB_DIFFERS 居民項目「門診」現行預算應為 2034000.00，預算表合計為 2034000.01，相差 0.01。 結算以預算表為準；請按預算平衡表補上或更正預算表的行，調減填負數。',
  ],
  [
    'FUND_BUDGET_TAB_DIFFERS',
    spoiled([['預算', 7, '項目', '家庭病床']]),
    '預算!- FUND_BUDGET_TAB_DIFFERS 居民項目「調劑金」現行預算應為 185000.00，預算表合計為 0.00，相差 -185000.00。 結算以預算表為準；請按預算平衡表補上或更正預算表的行，調減填負數。',
  ],
];

const lines = async (tabs: Tabs, params: Record<string, string> = {}) => {
  const { findings, settlement } = await settleTabs(tabs, '2025', { ...BUDGET_PARAMS, ...params });
  const told = findings.map(
    ({ code, where, message, remedy }) => `${placeText(where)} ${code} ${message} ${remedy}`,
  );
  return { told, settlement };
};

const named = (cases: readonly Case[]) => cases.map((one) => [one[0], one] as const);

it.each(named(BLOCKING))('%s stops the run: %#', async (_, [, tabs, expected, params]) => {
  const { told, settlement } = await lines(tabs, params);
  expect(told).toContain(expected);
  expect(settlement).toBeUndefined();
});

it.each(named(TELLING))('%s is told and stops nothing: %#', async (_, [, tabs, expected, params]) => {
  const { told, settlement } = await lines(tabs, params);
  expect(told).toContain(expected);
  expect(settlement).toBeDefined();
});

it('growth of exactly the guard is not told', async () => {
  const { told } = await lines(BUDGETED, { 'budget.growth.resident': '0.1' });
  expect(told.join()).not.toContain('FUND_BUDGET_GROWTH_HIGH');
});

it('FUND_BUDGET_INPATIENT_SPLIT: an area with points does not divide its inpatient budget', async () => {
  const groups: Tabs = {
    ...BUDGETED,
    病組: [
      ['編碼', '名稱', '類型', '基準點數', '次均費用', '不設差異係數', '上限倍率'],
      ['GA', '病組甲', '一般', '120', '12000', '否', ''],
    ],
  };
  const { told } = await lines(groups);
  expect(told).toContain(
    '住院過渡分配!- FUND_BUDGET_INPATIENT_SPLIT 已填病組表，又把居民的住院預算分成幾部分。 實施點數法的統籌區住院預算是一個整體，不再細分；確在過渡期的可以保留。',
  );
});

it('tells all of one input at once', async () => {
  const { told } = await lines(
    spoiled([
      ['預算分項', 4, '比例', '0.1'],
      ['預算調整', 2, '日期', '2024-12-31'],
      ['門診打包', 2, '門診人次', '0'],
      ['住院過渡分配', 2, '醫共體', 'G1'],
    ]),
    { 'budget.form.employee': 'audited' },
  );
  expect(
    told.map((line) => line.split(' ').slice(0, 2).join(' ')).filter((line) => line.includes('_')),
  ).toEqual(
    expect.arrayContaining([
      '預算基數!- FUND_BUDGET_BASE_MISSING',
      '預算分項!C4 FUND_BUDGET_ITEM_BOTH',
      '預算調整!C2 FUND_BUDGET_DATE_OUTSIDE',
      '門診打包!D2 FUND_BUDGET_PACKAGE_EMPTY',
      '住院過渡分配!C2 FUND_BUDGET_PART_CONSORTIUM',
    ]),
  );
});
