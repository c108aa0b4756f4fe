import { TABS, type TabKey } from '../../shared/sheets/tabs/settlement-tabs.ts';
import type { Fund } from '../../shared/sheets/tabs/values.ts';
import {
  AREA_MEAN_YUAN,
  CONSORTIA,
  INSTITUTIONS,
  type SampleGroup,
  sampleCoefficients,
  sampleGroups,
} from './area.ts';
import { sampleCases } from './cases.ts';
import { sampleMethods } from './methods/all-methods.ts';
import type { Inpatient } from './methods/fund-budget.ts';
import { FUND_NAMES, yuan } from './methods/method-rows.ts';
import { seeded } from './random.ts';
import { BESIDE_HEADERS, WatchedYear } from './watched-year.ts';
import { yuanText } from './yuan-text.ts';

export interface SampleOptions {
  readonly cases: number;
  readonly seed: number;
  readonly year: number;
  /** With all payment methods besides points */
  readonly methods?: boolean;
  /** With what the supervision reads, and these kinds of misbehaviour planted; none: nobody misbehaves */
  readonly plants?: readonly string[] | undefined;
}

/** One tab as text: header first. Only 病例 can be long, so its rows stream and the others follow from them. */
export interface SampleTab {
  readonly name: string;
  readonly rows: Iterable<readonly string[]>;
}

const headerOf = (tab: (typeof TABS)[keyof typeof TABS]): string[] =>
  Object.values(tab.columns).map(({ header }) => header.hant);

const withHeader = (
  tab: (typeof TABS)[keyof typeof TABS],
  rows: readonly (readonly string[])[],
): SampleTab => ({
  name: tab.name.hant,
  rows: [headerOf(tab), ...rows],
});

/** Six of ten very dear cases were put before the panel: conclusion and value by the last digit of the case number. */
const OUTCOMES: readonly (readonly [string, string] | undefined)[] = [
  ['追加點數', ''],
  ['追加點數', ''],
  ['追加點數', '0.8'],
  ['按項目', ''],
  ['核定點數', '268.5'],
  ['不予支付', ''],
  ...Array<undefined>(4),
];

/** What the other tabs need to know of the cases that went by. */
class Tally {
  /** Fund money by item in fen, by fund, month and institution */
  readonly fundFen = new Map<string, number>();
  readonly decisions: string[][] = [];
  readonly #meanYuan: ReadonlyMap<string, number>;
  readonly #year: number;

  constructor(groups: readonly SampleGroup[], year: number) {
    this.#meanYuan = new Map(groups.filter(({ kind }) => kind === '一般').map((g) => [g.code, g.meanYuan]));
    this.#year = year;
  }

  add(row: readonly string[]): void {
    const [
      number = '',
      institution = '',
      ,
      fund = '',
      ,
      ,
      discharge = '',
      group = '',
      total = '',
      ,
      paid = '',
    ] = row;
    const mean = this.#meanYuan.get(group);
    const dear = mean !== undefined && Number(total) >= 2.5 * mean;
    const outcome = dear ? OUTCOMES[Number(number.slice(1)) % OUTCOMES.length] : undefined;
    if (outcome) {
      this.decisions.push([number, ...outcome, `特議〔${this.#year}〕${this.decisions.length + 1}號`]);
    }
    if (outcome?.[0] === '不予支付') return;
    const key = [fund, discharge.slice(0, 7), institution].join('\u0000');
    this.fundFen.set(key, (this.fundFen.get(key) ?? 0) + Number(paid.replace('.', '')));
  }
}

/**
 * A synthetic pooling area: every tab a settlement reads, the same for the same seed. The cases come first and
 * must be consumed before the tabs after them are asked for.
 */
export function* sampleArea({
  cases,
  seed,
  year,
  methods = false,
  plants,
}: SampleOptions): Generator<SampleTab> {
  const random = seeded(seed);
  const groups = sampleGroups();
  const coefficients = sampleCoefficients(groups, random);
  const tally = new Tally(groups, year);
  const watched = plants && new WatchedYear({ cases, seed, year, groups, plants });
  yield {
    name: TABS.cases.name.hant,
    rows: (function* () {
      yield [...headerOf(TABS.cases), ...(watched ? BESIDE_HEADERS : [])];
      for (const row of watched?.rows(random) ?? sampleCases(cases, year, groups, random)) {
        tally.add(row);
        yield row;
      }
    })(),
  };
  const added = methods ? sampleMethods(sampleYear(tally, year, seed), inpatients(tally, year)) : undefined;
  yield withHeader(TABS.parameters, [...parameters(year), ...(added?.parameters ?? [])]);
  yield withHeader(TABS.consortia, CONSORTIA);
  yield withHeader(
    TABS.institutions,
    INSTITUTIONS.map((row) => row.slice(0, 6).map(String)),
  );
  yield withHeader(TABS.groups, groups.map(groupRow));
  yield withHeader(TABS.coefficients, coefficients);
  yield withHeader(TABS.decisions, tally.decisions);
  yield withHeader(TABS.budget, added?.budgetTab ?? budget(tally, year));
  yield withHeader(TABS.monthWeights, monthWeights());
  yield withHeader(TABS.monthPayments, monthPayments(tally));
  yield withHeader(TABS.clearingAdjustments, adjustments(year));
  const tabs = { ...watched?.tabs(), ...added?.tabs };
  for (const [key, rows] of Object.entries(tabs)) yield withHeader(TABS[key as TabKey], rows);
}

/** Methods draw from numbers of their own, so that they change nothing of the cases. */
const sampleYear = (tally: Tally, year: number, seed: number) => {
  const billed = sumBy(tally, [0, 2]);
  return {
    year,
    random: seeded(seed ^ METHODS_SEED),
    billedFen: (fund: Fund, institution: string) => billed.get([fund, institution].join('\u0000')) ?? 0,
  };
};

const METHODS_SEED = 0x5eed;

const parameters = (year: number) => [
  ['region.code', '行政區劃代碼', '330000', '', '', ''],
  ['region.name', '統籌區名稱', '示例縣', '', '', ''],
  ['year', '結算年度', String(year), '年', '', ''],
  ['scheme', '方案', 'zhejiang-2019', '', '', ''],
  ['area.meanCost', '全部病組次均費用', `${AREA_MEAN_YUAN}.00`, '元', '示例數據', '推定'],
];

const groupRow = ({ code, name, kind, meanYuan, noCoefficient }: SampleGroup): string[] => {
  const published = kind === '一般' || kind === '床日';
  // c̄ is 10,000 yuan, so a mean in yuan has its points two digits to the left.
  const points = `${Math.floor(meanYuan / 100)}.${String(meanYuan % 100).padStart(2, '0')}00`;
  return [
    code,
    name,
    kind,
    published ? points : '',
    published ? `${meanYuan}.00` : '',
    noCoefficient ? '是' : '',
    '',
  ];
};

function sumBy(tally: Tally, parts: readonly number[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [key, fen] of tally.fundFen) {
    const fields = key.split('\u0000');
    const group = parts.map((part) => fields[part]).join('\u0000');
    sums.set(group, (sums.get(group) ?? 0) + fen);
  }
  return new Map([...sums].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Residents have a little left at the year's end; employees overrun. */
function inpatients(tally: Tally, year: number): readonly Inpatient[] {
  const billed = sumBy(tally, [0]);
  return FUND_NAMES.filter((fund) => billed.has(fund)).map((fund) => {
    const thousands = Math.round((billed.get(fund)! * (fund === '居民' ? 1.03 : 0.92)) / 100_000);
    const added = Math.round(thousands / 50);
    return {
      fund,
      opening: (thousands - added) * 1_000,
      added: added * 1_000,
      documents: [`醫保〔${year}〕1號`, `醫保〔${year}〕9號`],
    };
  });
}

const budget = (tally: Tally, year: number): string[][] =>
  inpatients(tally, year)
    .toReversed()
    .flatMap(({ fund, opening, added, documents: [first, later] }) => [
      [fund, '住院', yuan(opening), first],
      [fund, '住院', yuan(added), later],
      [fund, '門診', yuan(Math.round((opening + added) / 4_000) * 1_000), first],
    ]);

const monthWeights = () =>
  ['1', '0.9', '1', '1', '1', '1', '1.05', '1.05', '1', '1', '1', '1.1'].map((weight, index) => [
    String(index + 1).padStart(2, '0'),
    weight,
  ]);

/** Eighty-five parts of a hundred of what was billed, in whole yuan. */
function monthPayments(tally: Tally): string[][] {
  return [...sumBy(tally, [1, 0, 2])].map(([key, fen]) => {
    const [month = '', fund = '', institution = ''] = key.split('\u0000');
    return [month, fund, institution, yuanText(Math.floor((fen * 85) / 10_000) * 100)];
  });
}

const adjustments = (year: number) => [
  ['居民', 'W01', '考核獎勵', '25000.00', `考〔${year + 1}〕3號`],
  ['居民', 'Y01', '稽核扣款', '-18650.40', `稽〔${year + 1}〕7號`],
  ['職工', 'Y02', '稽核扣款', '-7320.00', `稽〔${year + 1}〕8號`],
];
