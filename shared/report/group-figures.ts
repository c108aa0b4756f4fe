import type { DigestCell } from '../cases/digest.ts';
import { type Fraction, fraction, over } from '../money/fraction.ts';
import { squareRoot } from '../money/root.ts';
import type { GroupKind } from '../sheets/tabs/values.ts';
import type { ReportContext } from './context.ts';
import { sumOf } from './figures.ts';

/** One disease group in a period, both funds together. All but `outside` counts cases in the pool only. */
export interface GroupFigures {
  readonly code: string;
  /** As typed; `undefined` for a code that the 病組 tab does not have. */
  readonly name: string | undefined;
  readonly kind: GroupKind;
  readonly cases: number;
  /** Cases that left the pool */
  readonly outside: number;
  /** ΣC in fen */
  readonly total: bigint;
  /** In fen, per case; of a bed-day group per day, as in the table. */
  readonly meanCost: Fraction | undefined;
  /** CV of the charges per case, population */
  readonly variation: Fraction | undefined;
  readonly points: bigint;
  readonly basePoints: Fraction | undefined;
  /** c̄_g in force, in fen */
  readonly tableMean: Fraction | undefined;
  /** Actual mean ÷ mean in force */
  readonly meanRatio: Fraction | undefined;
  readonly lowShare: Fraction | undefined;
  readonly highShare: Fraction | undefined;
}

/** The groups that have cases, those with most points first, then by code. */
export function groupFigures(context: ReportContext): readonly GroupFigures[] {
  const byGroup = Map.groupBy(context.cells, ({ group }) => group);
  return [...byGroup]
    .map(([code, cells]) => figuresOf(context, code, cells))
    .sort((a, b) => (a.points === b.points ? (a.code < b.code ? -1 : 1) : a.points > b.points ? -1 : 1));
}

const perCase = (amount: bigint, cases: number): Fraction | undefined =>
  cases === 0 ? undefined : fraction(amount, BigInt(cases));

function figuresOf(
  { area, settlement }: ReportContext,
  code: string,
  cells: readonly DigestCell[],
): GroupFigures {
  const month = settlement.period.kind === 'month';
  const inPool = cells.filter(({ place }) => place === 'in');
  const count = (parts: readonly DigestCell[]) => parts.reduce((sum, { cases }) => sum + cases, 0);
  const group = area.groups.get(code);
  const cases = count(inPool);
  const total = sumOf(inPool, (part) => part.total);
  const days = inPool.reduce((sum, part) => sum + part.days, 0);
  const meanCost = perCase(total, group?.kind === '床日' ? days : cases);
  const tableMean = group?.meanCost === undefined ? undefined : fraction(group.meanCost);
  const share = (name: DigestCell['class']) =>
    perCase(BigInt(count(inPool.filter((part) => part.class === name))), cases);
  return {
    code,
    name: group?.name,
    kind: group?.kind ?? '未入組',
    cases,
    outside: count(cells) - cases,
    total,
    meanCost,
    variation: variationOf(
      BigInt(cases),
      total,
      sumOf(inPool, ({ squares }) => squares),
    ),
    points: sumOf(inPool, (part) => (month ? part.monthPoints : part.yearPoints)),
    basePoints: group && group.basePoints.n > 0n ? group.basePoints : undefined,
    tableMean,
    meanRatio: meanCost && tableMean && tableMean.n > 0n ? over(meanCost, tableMean) : undefined,
    lowShare: share('low'),
    highShare: share('high'),
  };
}

/** CV = √(n × ΣC² − (ΣC)²) ÷ ΣC */
function variationOf(cases: bigint, total: bigint, squares: bigint): Fraction | undefined {
  if (total === 0n) return undefined;
  return squareRoot(fraction(cases * squares - total * total, total * total));
}
