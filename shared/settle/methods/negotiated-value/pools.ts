import type { Trace } from '../../../law/trace.ts';
import { allocate } from '../../../money/allocate.ts';
import { type Fen, NO_MONEY } from '../../../money/fen.ts';
import type { Fraction } from '../../../money/fraction.ts';
import type { CaseClass } from '../../../rules/case/facts.ts';
import type { EffectFacts } from '../../../rules/negotiated-value/facts.ts';
import { negotiatedGroupPoints } from '../../../rules/negotiated-value/group-points.ts';
import type { Fund } from '../../../sheets/tabs/values.ts';
import type { MethodContext } from '../method.ts';

/** Classes of cases whose points have P as a factor. */
const BY_POINTS: ReadonlySet<CaseClass> = new Set(['normal', 'low', 'mid', 'high', 'bed-day']);

/** The points of one group that follow from P, by institution. */
type GroupPoints = ReadonlyMap<string, bigint>;

/** One fund's pool as it was settled. Points in units of 10^-`decimals`. */
export interface FundPool {
  readonly fund: Fund;
  readonly gross: Fen;
  /** Of every institution, adjustments at the clearing included */
  readonly points: ReadonlyMap<string, bigint>;
  readonly byGroup: ReadonlyMap<string, GroupPoints>;
}

/** The trace that an institution's changed points are told to. */
export type Told = (institution: string, fund: Fund) => Trace | undefined;

/** A pool with other values for some of its groups, its money unchanged. */
export interface Reweighted {
  readonly pool: FundPool;
  readonly after: ReadonlyMap<string, bigint>;
  readonly effectFacts: (institution: string) => EffectFacts;
}

export const poolsOf = ({ points, cells }: MethodContext): readonly FundPool[] =>
  points.pools.map(({ fund, gross }) => {
    const byGroup = new Map<string, Map<string, bigint>>();
    for (const cell of cells) {
      if (cell.fund !== fund || cell.place !== 'in' || !BY_POINTS.has(cell.class)) continue;
      const group = byGroup.get(cell.group) ?? new Map<string, bigint>();
      byGroup.set(cell.group, group);
      group.set(cell.institution, (group.get(cell.institution) ?? 0n) + cell.yearPoints);
    }
    const ofFund = points.institutions.filter(
      (line) => line.fund === fund && (line.cases > 0 || line.points > 0n),
    );
    return { fund, gross, byGroup, points: new Map(ofFund.map((line) => [line.code, line.points])) };
  });

/**
 * A pool's shares with P′ in the place of P. Points that the clearing added or took are kept as they are.
 * A text instead: why nothing can be shared.
 */
export function reweighted(
  { use, area }: MethodContext,
  pool: FundPool,
  values: ReadonlyMap<string, Fraction>,
  told: Told,
): Reweighted | string {
  const rule = use(negotiatedGroupPoints);
  const decimals = area.params['points.decimals'];
  const after = new Map(pool.points);
  for (const [group, to] of values) {
    const from = area.groups.get(group)!.basePoints;
    for (const [institution, points] of pool.byGroup.get(group) ?? []) {
      const changed = rule.apply({ points, decimals, from, to }, told(institution, pool.fund));
      after.set(institution, after.get(institution)! + changed - points);
    }
  }
  const negative = [...after].find(([, points]) => points < 0n);
  if (negative) return `機構 ${negative[0]} 的點數成為負數`;
  const sum = (points: ReadonlyMap<string, bigint>) =>
    [...points.values()].reduce((total, one) => total + one, 0n);
  const [poolBefore, poolAfter] = [sum(pool.points), sum(after)];
  if (poolAfter === 0n) return '總點數成為 0';
  const before = sharesOf(pool.gross, pool.points);
  const shares = sharesOf(pool.gross, after);
  return {
    pool,
    after,
    effectFacts: (code) => ({
      gross: pool.gross,
      decimals,
      before: {
        points: pool.points.get(code) ?? 0n,
        pool: poolBefore,
        share: before.get(code) ?? NO_MONEY,
      },
      after: { points: after.get(code) ?? 0n, pool: poolAfter, share: shares.get(code) ?? NO_MONEY },
    }),
  };
}

const sharesOf = (amount: Fen, points: ReadonlyMap<string, bigint>): ReadonlyMap<string, Fen> =>
  allocate(
    amount,
    [...points].map(([key, weight]) => ({ key, weight })),
  );
