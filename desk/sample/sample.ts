import { TABS } from '../../shared/sheets/tabs/settlement-tabs.ts';
import {
  AREA_MEAN_YUAN,
  CONSORTIA,
  INSTITUTIONS,
  type SampleGroup,
  sampleCoefficients,
  sampleGroups,
} from './area.ts';
import { sampleCases } from './cases.ts';
import { seeded } from './random.ts';

export interface SampleOptions {
  readonly cases: number;
  readonly seed: number;
  readonly year: number;
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
export function* sampleArea({ cases, seed, year }: SampleOptions): Generator<SampleTab> {
  const random = seeded(seed);
  const groups = sampleGroups();
  const coefficients = sampleCoefficients(groups, random);
  const tally = new Tally(groups, year);
  yield {
    name: TABS.cases.name.hant,
    rows: (function* () {
      yield headerOf(TABS.cases);
      for (const row of sampleCases(cases, year, groups, random)) {
        tally.add(row);
        yield row;
      }
    })(),
  };
  yield withHeader(TABS.parameters, parameters(year));
  yield withHeader(TABS.consortia, CONSORTIA);
  yield withHeader(
    TABS.institutions,
    INSTITUTIONS.map((row) => row.slice(0, 6).map(String)),
  );
  yield withHeader(TABS.groups, groups.map(groupRow));
  yield withHeader(TABS.coefficients, coefficients);
  yield withHeader(TABS.decisions, tally.decisions);
  yield withHeader(TABS.budget, budget(tally, year));
  yield withHeader(TABS.monthWeights, monthWeights());
  yield withHeader(TABS.monthPayments, monthPayments(tally));
  yield withHeader(TABS.clearingAdjustments, adjustments(year));
}

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

const yuanText = (fen: number): string =>
  `${Math.trunc(fen / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`;

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
function budget(tally: Tally, year: number): string[][] {
  return [...sumBy(tally, [0])].flatMap(([fund, fen]) => {
    const thousands = Math.round((fen * (fund === '居民' ? 1.03 : 0.92)) / 100_000);
    return [
      [fund, '住院', `${thousands - Math.round(thousands / 50)}000.00`, `醫保〔${year}〕1號`],
      [fund, '住院', `${Math.round(thousands / 50)}000.00`, `醫保〔${year}〕9號`],
      [fund, '門診', `${Math.round(thousands / 4)}000.00`, `醫保〔${year}〕1號`],
    ];
  });
}

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
