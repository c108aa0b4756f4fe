import type { Fund } from '../../../shared/sheets/tabs/values.ts';
import { type BudgetNeed, FUND_NAMES, type MethodRows, type Row, yuan } from './method-rows.ts';

/** Thousandths of growth over last year's base, which the parties agreed. */
const GROWTH = { 職工: 45, 居民: 60 } as const;
const RESERVE_PERCENT = 5;
const EMERGENCY = { 職工: 60_000, 居民: 120_000 } as const;
/** A base in these makes opening budget and reserve whole yuan. */
const UNIT = 20_000;

/** What of last year's audited spending stays out of the base, and what of it is the hospitals' retained surplus. */
const AUDITED = {
  職工: { overrun: 240_000, outbreak: 0, retained: 85_000 },
  居民: { overrun: 0, outbreak: 180_000, retained: 310_000 },
} as const;

/** 醫共體, 歷史支出, 門診人次, 門診人頭, 門診費用. */
const PACKAGES = {
  職工: [
    ['GT1', 312_000, 5_400, 1_560, 486_000],
    ['GT2', 208_000, 3_700, 1_120, 318_000],
  ],
  居民: [
    ['GT1', 2_180_000, 31_200, 9_800, 3_640_000],
    ['GT2', 1_540_000, 22_700, 6_900, 2_510_000],
  ],
} as const;

/** What the inpatient rows of the 預算 tab hold: at the start of the year, and added in it by a document. */
export interface Inpatient {
  readonly fund: Fund;
  readonly opening: number;
  readonly added: number;
  readonly documents: readonly [opening: string, added: string];
}

/** The 預算 tab of an area with all methods besides, and the tabs of 總額預算 that it follows from. */
export interface BudgetRows extends MethodRows {
  readonly budgetTab: readonly Row[];
}

/**
 * 總額預算: every fund starts from last year's audited spending; each 項目 has a fixed sum but 門診, which has the rest;
 * money is added, lent to items from the reserves, and returned, in every quarter.
 */
export function sampleBudget(
  year: number,
  inpatient: readonly Inpatient[],
  wanted: readonly BudgetNeed[],
): BudgetRows {
  const funds = FUND_NAMES.flatMap((fund) => {
    const own = inpatient.find((one) => one.fund === fund);
    return own
      ? [
          fundRows(
            year,
            own,
            wanted.filter((need) => need.fund === fund),
          ),
        ]
      : [];
  });
  return {
    tabs: {
      fundBudgetBase: funds.flatMap(({ base }) => base),
      fundBudgetItems: funds.flatMap(({ items }) => items),
      fundBudgetAdjustments: funds.flatMap(({ adjustments }) => adjustments),
      fundBudgetPackages: funds.flatMap(({ packages }) => packages),
    },
    parameters: [
      ['budget.growth.employee', '職工年初總額的增長率', `0.0${GROWTH['職工']}`, ''],
      ['budget.growth.resident', '居民年初總額的增長率', `0.0${GROWTH['居民']}`, ''],
      ['budget.package.visits', '門診打包：人次人頭比的權重', '1', ''],
    ],
    budgetTab: funds.flatMap(({ budgetTab }) => budgetTab),
  };
}

function fundRows(year: number, inpatient: Inpatient, wanted: readonly BudgetNeed[]) {
  const { fund, documents } = inpatient;
  const [opened, added] = documents;
  const fixed = wanted.filter(({ item }) => item !== '門診');
  const given = inpatient.opening + EMERGENCY[fund] + fixed.reduce((sum, need) => sum + need.yuan, 0);
  const outpatient = wanted.find(({ item }) => item === '門診')!.yuan;
  const base = baseFor(given + outpatient, fund);
  const opening = (base * (1_000 + GROWTH[fund])) / 1_000;
  const reserve = (opening * RESERVE_PERCENT) / 100;
  const { overrun, outbreak, retained } = AUDITED[fund];
  const last = String(year - 1);
  const audit = `決〔${year}〕1號`;
  const amounts = [
    ['住院', inpatient.opening],
    ...fixed.map(({ item, yuan: amount }) => [item, amount] as const),
    ['應急預算池', EMERGENCY[fund]],
  ] as const;
  const changes = changesOf(year, inpatient, added);
  return {
    base: [
      [fund, last, '決算支出', yuan(base + overrun + outbreak), audit],
      ...(overrun > 0 ? [[fund, last, '超支分擔', yuan(overrun), audit]] : []),
      ...(outbreak > 0 ? [[fund, last, '疫情追加', yuan(outbreak), audit]] : []),
      [fund, last, '結餘留用', yuan(retained), audit],
    ],
    items: [
      ...amounts.map(([item, amount]) => [fund, item, '', yuan(amount), opened]),
      [fund, '門診', '', '', opened],
      [fund, '調劑金', `0.0${RESERVE_PERCENT}`, '', opened],
    ],
    adjustments: changes.map(({ item, day, source, amount, reason, document }) => [
      ...[fund, item, `${year}-${day}`, source, yuan(amount), reason, document],
    ]),
    packages: PACKAGES[fund].map(([code, spent, visits, heads, cost]) => [
      ...[fund, code, yuan(spent), String(visits), String(heads), yuan(cost), '', `包〔${year}〕1號`],
    ]),
    budgetTab: [
      ...amounts.map(([item, amount]) => [fund, item, yuan(amount), opened]),
      [fund, '門診', yuan(opening - reserve - given), opened],
      [fund, '調劑金', yuan(reserve), opened],
      ...changes.flatMap(({ item, source, amount, document }) => [
        [fund, item, yuan(amount), document],
        ...(source === '追加調減' ? [] : [[fund, source, yuan(-amount), document]]),
      ]),
    ],
  };
}

/** The smallest base whose opening budget holds this money and its reserve. */
function baseFor(money: number, fund: Fund): number {
  const whole = (money * 100 * 1_000) / ((100 - RESERVE_PERCENT) * (1_000 + GROWTH[fund]));
  return Math.ceil(whole / UNIT) * UNIT;
}

interface Change {
  readonly item: string;
  readonly day: string;
  readonly source: '追加調減' | '調劑金' | '應急預算池';
  readonly amount: number;
  readonly reason: string;
  readonly document: string;
}

/** One in every quarter. */
function changesOf(year: number, { added, fund }: Inpatient, document: string): readonly Change[] {
  const paper = (number: number) => `調〔${year}〕${number}號`;
  const lent = fund === '居民' ? 120_000 : 40_000;
  const drawn = EMERGENCY[fund] / 2;
  return [
    {
      item: '門診',
      day: '03-28',
      source: '調劑金',
      amount: lent,
      reason: '慢病用藥範圍擴大',
      document: paper(1),
    },
    { item: '住院', day: '06-30', source: '追加調減', amount: added, reason: '參保人數增加', document },
    { item: '床日', day: '09-26', source: '應急預算池', amount: drawn, reason: '流感', document: paper(3) },
    {
      item: '門診',
      day: '12-25',
      source: '調劑金',
      amount: -lent / 2,
      reason: '年末退回',
      document: paper(4),
    },
  ];
}
