import { describe, expect, it } from 'vitest';
import { placeText } from '../../../shared/findings/finding.ts';
import { COUNTY, county, type Rows } from '../../methods/capitation-county.ts';
import { settleTabs } from '../../methods/workbook.ts';

interface Case {
  readonly title: string;
  readonly rows: Rows;
  readonly params?: Record<string, string>;
  /** Code, place and words of every finding */
  readonly told: readonly (readonly [code: string, place: string, ...words: string[]])[];
}

/** The rows of a tab with one replaced; rows count as in the sheet, so the first is 2. */
const replaced = (tab: keyof Rows, row: number, text: string): Rows => ({
  [tab]: COUNTY[tab].map((line, index) => (index === row - 2 ? text : line)),
});
const added = (tab: keyof Rows, ...lines: string[]): Rows => ({ [tab]: [...COUNTY[tab], ...lines] });

const NO_SPENDING: Rows = { 門診支出: [] };

const REFUSED: readonly Case[] = [
  {
    title: 'signed with nobody',
    rows: { ...replaced('參保人名冊', 2, 'p1,居民,簽約,,,西鎮,,1960,,,'), ...NO_SPENDING },
    told: [['CAPITATION_SIGNED_NOWHERE', '參保人名冊!D2', '簽約']],
  },
  {
    title: 'attributed twice: by household and by a signature',
    rows: { ...replaced('參保人名冊', 3, 'p2,居民,居民,G2,,東鎮,,1990,,,'), ...NO_SPENDING },
    told: [['CAPITATION_SIGNED_TWICE', '參保人名冊!D3', '居民', 'G2']],
  },
  {
    title: 'attributed twice: the same person in the same months',
    rows: replaced('參保人名冊', 7, 'p5,居民,居民,,,東鎮,,1970,糖尿病,06,12'),
    told: [
      ['CAPITATION_PERSON_TWICE', '參保人名冊!A7', '第 6 行'],
      ['CAPITATION_SPENDING_PERSON', '門診支出!E7', 'p5', '2025-08', '居民'],
    ],
  },
  {
    title: 'an employee in the fund of residents',
    rows: added('參保人名冊', 'p9,居民,職工,,,,東鎮,1990,,,'),
    told: [['CAPITATION_CATEGORY_FUND', '參保人名冊!C8', '職工', '居民']],
  },
  {
    title: 'nothing to attribute by',
    rows: {
      參保人名冊: [
        ...COUNTY['參保人名冊'],
        'p8,居民,靈活就業,,,,東鎮,1990,,,',
        'p9,職工,職工,,,東鎮,,1990,,,',
      ],
      參保人頭數: [],
      門診支出: [],
    },
    told: [
      ['CAPITATION_PLACE_BLANK', '參保人名冊!F8', '靈活就業', '戶籍地'],
      ['CAPITATION_PLACE_BLANK', '參保人名冊!G9', '職工', '單位所在地'],
    ],
  },
  {
    title: 'an area that belongs to nobody',
    rows: added('參保人名冊', 'p9,居民,居民,,,束鎮,,1990,,,'),
    told: [['CAPITATION_PLACE_UNKNOWN', '參保人名冊!F8', '束鎮']],
  },
  {
    title: 'an area twice',
    rows: added('歸屬地', '東 鎮,G2,C2'),
    told: [['CODE_DUPLICATE', '歸屬地!A4', '東 鎮', '第 2 行']],
  },
  {
    title: 'branches of another 醫共體',
    rows: {
      ...added('參保人名冊', 'p9,居民,簽約,G1,C2,,,1990,,,'),
      ...replaced('歸屬地', 3, '西鎮,G2,C1'),
      ...replaced('參保人頭數', 2, '職工,G1,H2,職工一般,3000,35500,示2'),
    },
    told: [
      ['CAPITATION_BRANCH_OUTSIDE', '參保人名冊!E8', 'C2', 'G1'],
      ['CAPITATION_BRANCH_OUTSIDE', '參保人頭數!C2', 'H2', 'G1'],
      ['CAPITATION_BRANCH_OUTSIDE', '歸屬地!C3', 'C1', 'G2'],
    ],
  },
  {
    title: 'months in the wrong order',
    rows: added('參保人名冊', 'p9,居民,居民,,,東鎮,,1990,,05,04'),
    told: [['CAPITATION_MONTHS_REVERSED', '參保人名冊!J8', '05', '04']],
  },
  {
    title: 'no year of birth, or one to come, where standards ask for the age',
    rows: added('參保人名冊', 'p8,居民,居民,,,東鎮,,,,,', 'p9,居民,居民,,,東鎮,,2026,,,'),
    told: [
      ['CAPITATION_BIRTH_YEAR', '參保人名冊!H8', '居民'],
      ['CAPITATION_BIRTH_YEAR', '參保人名冊!H9', '2026'],
    ],
  },
  {
    title: 'heads without a standard',
    rows: {
      ...replaced('人頭標準', 3, '居民,居民六十歲以上,G2,60,,,800,,1.25,示3'),
      ...added('參保人頭數', '職工,G2,,職工高齡,10,,示2'),
    },
    told: [
      ['CAPITATION_SPENDING_PERSON', '門診支出!E2', 'p1'],
      ['CAPITATION_SPENDING_PERSON', '門診支出!E3', 'p1'],
      ['CAPITATION_STANDARD_MISSING', '參保人名冊!A2', '居民', '65 歲'],
      ['CAPITATION_STANDARD_MISSING', '參保人頭數!D4', '職工高齡'],
    ],
  },
  {
    title: 'a fund without any standard, told once',
    rows: {
      人頭標準: COUNTY['人頭標準'].slice(0, 5),
      門診支出: COUNTY['門診支出'].filter((line) => line.includes('居民')),
    },
    told: [['CAPITATION_STANDARD_MISSING', '人頭標準!-', '職工']],
  },
  {
    title: 'standards that overlap, stand twice or turn ages round',
    rows: added(
      '人頭標準',
      '居民,居民四十歲,,40,70,,900,,,示3',
      '職工,職工一般,,,,,1700,,,示3',
      '居民,高齡高血壓,C2,90,80,高血壓,900,,,示3',
    ),
    told: [
      ['CAPITATION_AGE_REVERSED', '人頭標準!D10', '90', '80'],
      ['CAPITATION_STANDARD_OVERLAP', '人頭標準!B8', '居民四十歲', '第 2 行'],
      ['CODE_DUPLICATE', '人頭標準!B9', '職工一般', '第 7 行'],
    ],
  },
  {
    title: 'a standard that cannot be worked out',
    rows: {
      ...replaced('人頭標準', 4, '居民,東鎮一般,C1,,59,,,-1.5,,示3'),
      人頭歷史數據: [
        '居民,東鎮一般,C1,2022,0,700000',
        '居民,東鎮一般,C1,2024,1020,785400',
        '居民,東鎮一般,C1,2024,1021,785400',
      ],
    },
    told: [
      ['CAPITATION_GROWTH', '人頭標準!H4', '-1.5'],
      ['CAPITATION_HISTORY_HEADS', '人頭歷史數據!E2', '東鎮一般', '2022'],
      ['CAPITATION_HISTORY_MISSING', '人頭標準!G4', '東鎮一般', '2023'],
      ['CODE_DUPLICATE', '人頭歷史數據!D4', '2024', '第 3 行'],
    ],
  },
  {
    title: 'both forms of heads for one fund, and counts that contradict themselves',
    rows: added(
      '參保人頭數',
      '居民,G1,,居民一般,10,,示2',
      '職工,G2,,職工一般,5,,示2',
      '職工,G1,C1,職工一般,5,61,示2',
    ),
    told: [
      ['CAPITATION_HEADS_TWICE', '參保人頭數!D5', '職工一般', '第 3 行'],
      ['CAPITATION_MONTHS_TOO_MANY', '參保人頭數!F6', '61', '5'],
      ['CAPITATION_TWO_FORMS', '參保人頭數!A4', '居民'],
    ],
  },
  {
    title: 'spending of nobody, of a stranger, of another 醫共體, of another month',
    rows: added(
      '門診支出',
      '2025-03,居民,C1,,,10',
      '2025-03,居民,C1,,px,10',
      '2025-03,職工,C1,,p1,10',
      '2025-03,居民,C1,G2,p1,10',
      '2025-03,居民,C1,,p4,10',
    ),
    told: [
      ['CAPITATION_SPENDING_ELSEWHERE', '門診支出!D18', 'G2', 'G1'],
      ['CAPITATION_SPENDING_NOBODY', '門診支出!D15', '歸屬醫共體'],
      ['CAPITATION_SPENDING_PERSON', '門診支出!E16', 'px'],
      ['CAPITATION_SPENDING_PERSON', '門診支出!E17', 'p1', '職工'],
      ['CAPITATION_SPENDING_PERSON', '門診支出!E19', 'p4', '2025-03'],
    ],
  },
  {
    title: 'spending of a 醫共體 without heads, told once',
    rows: { 參保人頭數: COUNTY['參保人頭數'].slice(0, 1) },
    told: [['CAPITATION_WITHOUT_HEADS', '門診支出!D10', 'G2', '職工']],
  },
  {
    title: 'rates that are none, stand twice, or are missing at the end of the year',
    rows: { 人頭績效: ['G1,健康管理率,11,10,示', 'G1,健康管理率,1,10,示', 'G2,慢病控制率,0,0,示'] },
    params: { 'capitation.performance.by': 'rates' },
    told: [
      ['CAPITATION_RATE_IMPOSSIBLE', '人頭績效!C2', '11', '10'],
      ['CAPITATION_RATE_IMPOSSIBLE', '人頭績效!C4', '0'],
      ['CODE_DUPLICATE', '人頭績效!B3', '健康管理率', '第 2 行'],
    ],
  },
  {
    title: 'rates that the settings ask for, of every 醫共體 at once',
    rows: { 人頭績效: ['G1,健康管理率,5,10,示', 'G2,慢病控制率,5,10,示'] },
    params: { 'capitation.performance.by': 'rates' },
    told: [
      ['CAPITATION_RATE_MISSING', '人頭績效!-', 'G1', '慢病控制率'],
      ['CAPITATION_RATE_MISSING', '人頭績效!-', 'G2', '健康管理率'],
    ],
  },
  {
    title: 'a rate for the steps of the budget',
    rows: { 人頭績效: ['G1,慢病控制率,5,10,示'] },
    params: { 'capitation.control.steps': '0.5:0.9,*:1' },
    told: [['CAPITATION_RATE_MISSING', '人頭績效!-', 'G2', '慢病控制率']],
  },
  {
    title: 'performance by a score without a plan',
    rows: {},
    params: { 'capitation.performance.by': 'score' },
    told: [['PARAMETER_NOT_TOGETHER', '參數!-', 'capitation.performance.plan', '必須填寫考核方案']],
  },
  {
    title: 'performance by a plan that is not there',
    rows: {},
    params: { 'capitation.performance.by': 'score', 'capitation.performance.plan': '門診' },
    told: [['PARAMETER_NOT_TOGETHER', '參數!B5', '考核方案表沒有「門診」']],
  },
  {
    title: 'unknown codes, told by the check of references alone',
    rows: {
      ...added('參保人名冊', 'p9,居民,簽約,G9,,,,1990,,,'),
      ...added('門診支出', '2025-03,職工,H9,G1,,10', '2024-03,職工,H1,G1,,10'),
      ...added('門診撥付', '2025-03,職工,X,10,示'),
    },
    told: [
      ['CONSORTIUM_UNKNOWN', '參保人名冊!D8', 'G9'],
      ['INSTITUTION_UNKNOWN', '門診支出!C15', 'H9'],
      ['MONTH_OUTSIDE_YEAR', '門診支出!A16', '2024-03'],
      ['PARTY_UNKNOWN', '門診撥付!C6', 'X'],
    ],
  },
];

const blocking = async ({ rows, params = {} }: Case) => {
  const { findings, settlement } = await settleTabs(county(rows), '2025', params);
  return { found: findings.filter(({ severity }) => severity === 'block'), settlement };
};

describe('門診按人頭付費 refuses', () => {
  it.each(REFUSED)('$title', async (one) => {
    const { found, settlement } = await blocking(one);
    expect(settlement).toBeUndefined();
    expect(found.map(({ code, where }) => `${code} ${placeText(where)}`).sort()).toEqual(
      one.told.map(([code, place]) => `${code} ${place}`).sort(),
    );
    for (const [code, place, ...words] of one.told) {
      const messages = found.filter((told) => told.code === code && placeText(told.where) === place);
      expect(messages.some(({ message }) => words.every((word) => message.includes(word)))).toBe(true);
      expect(messages.every(({ remedy }) => remedy !== '')).toBe(true);
    }
  });
});

describe('門診按人頭付費 tells', () => {
  const codes = async (rows: Rows) => {
    const { findings, settlement } = await settleTabs(county(rows), '2025');
    expect(settlement).toBeDefined();
    return findings
      .filter(({ code }) => code.startsWith('CAPITATION'))
      .map(({ code, where, message }) => `${code} ${placeText(where)} ${message}`);
  };

  it('of head budgets above the budget', async () => {
    expect(await codes(replaced('預算', 2, '居民,門診,5091.99,示1'))).toEqual([
      'CAPITATION_ABOVE_BUDGET 預算!C2 居民各醫共體的人頭預算合計 5092.00，高於預算表的門診預算 5091.99。',
    ]);
  });

  it('of a growth that was typed as a percentage (CAPITATION_GROWTH_HIGH)', async () => {
    const eightfold = {
      ...replaced('人頭標準', 4, '居民,東鎮一般,C1,,59,,,8,,示3'),
      預算: ['居民,門診,99999,示1', '職工,門診,9999999,示1'],
    };
    expect(await codes(eightfold)).toEqual([
      'CAPITATION_GROWTH_HIGH 人頭標準!H4 增長率為 8，標準會增長一倍以上。',
    ]);
  });

  it('of a fund that has none', async () => {
    expect(await codes({ 預算: COUNTY['預算'].slice(1) })).toEqual([
      'CAPITATION_WITHOUT_BUDGET 預算!- 預算表沒有居民的「門診」預算，人頭預算無從對照。',
    ]);
  });

  it('not that an area is unknown when the tab of areas could not be read', async () => {
    const { findings } = await settleTabs(county({ 歸屬地: ['東鎮,,C1', '西鎮,,C2'] }), '2025');
    expect(findings.map(({ code }) => code)).not.toContain('CAPITATION_PLACE_UNKNOWN');
    expect(findings.map(({ code }) => code)).toContain('CELL_BLANK');
  });
});

it('a 醫共體 that was not appraised blocks the year', async () => {
  const tabs = {
    ...county(),
    考核方案: [
      ['方案', '滿分', '合格線', '兌現方式', '文號'],
      ['門診', '100', '60', '', '示9'],
    ],
    考核指標: [
      ['方案', '指標', '方向', '計分方式', '權重', '目標值', '零分值', '分段', '不含本數', '一票否決'],
      ['門診', '滿意度', '越高越好', '線性', '100', '100', '', '', '', ''],
    ],
    考核數據: [
      ['方案', '機構或醫共體', '指標', '數值', '文號'],
      ['門診', 'G1', '滿意度', '95', '示9'],
    ],
  };
  const params = { 'capitation.performance.by': 'score', 'capitation.performance.plan': '門診' };
  const { findings, settlement } = await settleTabs(tabs, '2025', params);
  expect(settlement).toBeUndefined();
  const [missing] = findings.filter(({ code }) => code === 'CAPITATION_SCORE_MISSING');
  expect(missing?.message).toBe('醫共體「G2」在考核方案「門診」沒有得分，年終人頭預算無法核定。');
  expect(placeText(missing!.where)).toBe('考核數據!-');
});
