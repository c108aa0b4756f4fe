import type { DigestCell } from '../../../shared/cases/digest.ts';
import { fen, yuan } from '../../../shared/money/fen.ts';
import { inForce } from '../../../shared/rules/programme.ts';
import type { Area } from '../../../shared/settle/area.ts';
import type { Settlement } from '../../../shared/settle/settlement.ts';
import type { WatchCell, WatchColumn } from '../../../shared/watch/case-watch.ts';
import type { Flag } from '../../../shared/watch/flag.ts';
import type { WatchContext } from '../../../shared/watch/part.ts';
import { areaWith } from '../../methods/fund-year-context.ts';
import { rows, watchCell } from '../indicator/county.ts';

const INSTITUTIONS = {
  機構: rows(`
編碼,名稱,等級,醫共體,基層,信用等級
A1,甲一,二級,G1,否,A
A2,甲二,二級,G1,否,A
A3,甲三,二級,G2,否,A
A4,甲四,二級,G2,否,A
A5,甲五,二級,,否,A
B1,乙一,一級,G1,是,A
B2,乙二,一級,G2,是,A`),
  醫共體: rows(`
編碼,名稱,牽頭機構
G1,第一醫共體,A1
G2,第二醫共體,A3`),
  病組: rows(`
編碼,名稱,類型,基準點數,次均費用,不設差異係數,上限倍率
FA1,心衰,一般,100,10000,是,`),
  病例: rows(`
病例號,機構,參保人,險種,參保地,入院日期,出院日期,病組,總費用,不合理費用,基金記賬,其他基金,個人負擔,日間手術,合理再入院
K1,A1,p1,居民,本地,2025-01-01,2025-01-13,FA1,12000,,7000,1000,4000,,`),
};

/** Five hospitals of one level and two township centres. */
export const AREA: Area = await areaWith([['居民', '住院', '20000']], INSTITUTIONS);

const CELL = {
  fund: '居民',
  month: '03',
  group: 'FA1',
  class: 'normal',
  place: 'points',
  monthPoints: 0n,
  yearPoints: 0n,
  monthHalved: 0,
  yearHalved: 0,
  decisions: 0,
  unreasonable: fen(0n),
  fundPaid: fen(0n),
  otherPaid: fen(0n),
  squares: 0n,
} as const;

/** What one institution did in March: cases, days, and money in whole yuan. */
export interface Work {
  readonly code: string;
  readonly cases: number;
  readonly days: number;
  readonly total: number;
  readonly drugs: number;
  readonly patientPaid: number;
  readonly department?: string;
}

const money = (amount: number, scale: bigint) => fen(yuan(String(amount)) * scale);

const digestCell = ({ code, cases, days, total, patientPaid }: Work, scale: bigint): DigestCell => ({
  ...(CELL as unknown as DigestCell),
  institution: code,
  cases,
  days,
  total: money(total, scale),
  patientPaid: money(patientPaid, scale),
});

const caseCell = ({ code, cases, days, total, drugs, department = '' }: Work, scale: bigint): WatchCell =>
  watchCell(code, '2025-03', '居民', {
    department,
    cases,
    days,
    total: money(total, scale),
    drugs: money(drugs, scale),
  });

/** A flag of a case, or of a volume. */
export const flagOf = (
  rule: string,
  institution: string,
  of: Partial<Flag> & { readonly number?: number } = {},
): Flag => {
  const { number = 1, ...more } = of;
  return {
    rule,
    subject: { kind: 'case', case: `${institution}-${number}` },
    institution,
    month: '2025-03',
    value: '',
    threshold: '',
    amount: fen(0n),
    ...more,
  };
};

/** March of these institutions. All money may be multiplied by `scale`, the means of the groups with it. */
export function contextOf(
  works: readonly Work[],
  flags: readonly Flag[],
  scale = 1n,
  params: Partial<Area['params']> = {},
): WatchContext {
  const groups = new Map(
    [...AREA.groups].map(([code, group]) => [
      code,
      { ...group, meanCost: group.meanCost && fen(group.meanCost * scale) },
    ]),
  );
  const area: Area = { ...AREA, groups, params: { ...AREA.params, ...params } };
  return {
    area,
    period: { kind: 'year', year: 2025 },
    digest: { decimals: 4, cases: 0, cells: works.map((work) => digestCell(work, scale)) },
    cases: {
      columns: new Set<WatchColumn>(['drugs', 'department']),
      cells: works.map((work) => caseCell(work, scale)),
      flags: [],
    },
    settlement: { period: { kind: 'year', year: 2025 }, pools: [], statements: [] } as unknown as Settlement,
    flags,
    sheets: [],
    report: () => {},
    use: (rule) => inForce(area.programme, rule),
  };
}
