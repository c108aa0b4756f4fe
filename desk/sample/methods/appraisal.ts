import { FUND_NAMES, type MethodSample, needs, type Row, yuan } from './method-rows.ts';

/** 方案, with its indicators in the order of the tab: name, direction, form, weight, target, zero, steps, strict, veto. */
const PLANS = [
  {
    name: '醫共體績效考核',
    row: ['100', '60', '獎勵池'],
    indicators: [
      ['縣域內住院佔比', '越高越好', '線性', '30', '0.85', '0.6', '', '', ''],
      ['醫療費用增長率', '越低越好', '分段', '20', '', '', '0.12:8,0.1:14,0.08:20', '', ''],
      ['家庭醫生簽約率', '越高越好', '線性', '25', '0.75', '0.3', '', '', ''],
      ['群眾滿意度', '越高越好', '達標', '25', '0.9', '', '', '', ''],
      ['推諉拒收病人', '越低越好', '扣分', '5', '', '', '', '', ''],
      ['欺詐騙保事件', '越低越好', '扣分', '20', '', '', '', '', '是'],
    ],
    values: {
      GT1: ['0.8320', '0.071', '0.735', '0.93', '0', '0'],
      GT2: ['0.7850', '0.092', '0.702', '0.91', '1', '0'],
      Y04: ['0.7000', '0.118', '0.350', '0.88', '0', '0'],
    },
  },
  {
    name: '服務質量保證金',
    row: ['100', '60', '釋放表'],
    indicators: [
      ['病案首頁合格率', '越高越好', '線性', '40', '0.98', '0.8', '', '', ''],
      ['平均住院日', '越低越好', '分段', '30', '', '', '11:10,9.5:20,8.5:30', '', ''],
      ['結算清單上傳及時率', '越高越好', '線性', '30', '1', '0.7', '', '', ''],
    ],
    values: {
      Y01: ['0.985', '8.2', '0.99'],
      Y02: ['0.961', '8.9', '0.97'],
      Y03: ['0.973', '6.4', '1'],
      Y04: ['0.912', '14.8', '0.93'],
      W01: ['0.936', '8.1', '0.95'],
      W03: ['0.887', '9.2', '0.9'],
    },
  },
  {
    name: 'DRG運行評價',
    row: ['1000', '600', '係數'],
    indicators: [
      ['組織管理', '越高越好', '線性', '300', '100', '', '', '', ''],
      ['數據質量', '越高越好', '線性', '300', '100', '', '', '', ''],
      ['服務能力', '越高越好', '線性', '400', '100', '', '', '', ''],
    ],
    values: {
      Y01: ['94', '91', '92'],
      Y02: ['82', '78', '81'],
      Y03: ['55', '62', '58'],
    },
  },
  {
    name: '基層績效考核',
    row: ['1000', '600', ''],
    indicators: [
      ['基本公共衛生服務', '越高越好', '線性', '600', '100', '', '', '', ''],
      ['家庭醫生簽約服務', '越高越好', '線性', '400', '100', '', '', '', ''],
    ],
    values: {
      W01: ['98', '97'],
      W02: ['93', '91'],
      S01: ['97', '95'],
      S02: ['96', '96'],
    },
  },
] as const;

const COEFFICIENTS: readonly Row[] = [
  ['DRG運行評價', '0', '0.95', '', '', '', '限期整改'],
  ['DRG運行評價', '600', '0.98', '', '', '', ''],
  ['DRG運行評價', '800', '1.02', '', '', '', ''],
  ['DRG運行評價', '900', '1.03', '', '', '', '通報表揚'],
];

/** What the coefficient of each hospital multiplies, in yuan. */
const BASES = [420_000, 260_000, 150_000] as const;

/** People served, which the reward pool is shared by. */
const SERVED = [
  ['GT1', '86000'],
  ['GT2', '52000'],
  ['Y04', '9000'],
] as const;

/**
 * Four plans: a reward pool of the 醫共體, deposits released by the scheme's table, a coefficient by a table of its own,
 * and one whose scores 標化工作當量 asks for.
 */
export const sampleAppraisal: MethodSample = ({ year, billedFen }) => {
  const document = (number: number) => `考〔${year + 1}〕${number + 1}號`;
  const [pool, deposit, coefficient] = PLANS;
  return {
    tabs: {
      appraisalPlans: PLANS.map(({ name, row }, index) => [name, ...row, document(index)]),
      appraisalIndicators: PLANS.flatMap(({ name, indicators }) => indicators.map((row) => [name, ...row])),
      appraisalValues: PLANS.flatMap(({ name, indicators, values }, index) =>
        Object.entries<readonly string[]>(values).flatMap(([party, numbers]) =>
          indicators.map(([indicator], at) => [name, party, indicator, numbers[at]!, document(index)]),
        ),
      ),
      appraisalBands: COEFFICIENTS,
      appraisalMoney: [
        [pool.name, '職工', '', yuan(4_500_000), '', '', '', document(0)],
        [pool.name, '居民', '', yuan(12_000_000), '', '', '', document(0)],
        ...FUND_NAMES.flatMap((fund) =>
          SERVED.map(([party, size]) => [pool.name, fund, party, '', '', size, '', document(0)]),
        ),
        ...FUND_NAMES.flatMap((fund) =>
          Object.keys(deposit.values).map((party) => {
            const base = yuan(Math.floor(billedFen(fund, party) / 100));
            return [deposit.name, fund, party, base, '', '', '', document(1)];
          }),
        ),
        ...Object.keys(coefficient.values).map((party, index) => [
          ...[coefficient.name, '居民', party, yuan(BASES[index]!), '', '', '考核獎勵', document(2)],
        ]),
      ],
    },
    budget: needs('考核獎勵', 90_000, 262_000),
  };
};
