import { type Fraction, fraction, minus, ONE, over, plus, times, ZERO } from '../../money/fraction.ts';
import { squareRoot } from '../../money/root.ts';
import { rounded } from '../../money/round.ts';
import type { GroupKind } from '../../sheets/tabs/values.ts';
import type { BaseData, GroupBase } from './facts.ts';
import { addSums, NO_CASES } from './year-mean.ts';

/** Quality figures are printed to this many decimals; nothing is computed from them. */
const DECIMALS = 4;

export interface GroupQuality {
  readonly group: string;
  /** n, the kept cases */
  readonly kept: bigint;
  /** Kept cases ÷ cases before trimming */
  readonly keptShare: Fraction;
  /** CV; `undefined` where the charges have no variation to speak of. */
  readonly variation: Fraction | undefined;
}

/** A group that one of the two tables lacks has no change. */
export interface PointsChange {
  readonly group: string;
  readonly before: Fraction | undefined;
  readonly after: Fraction | undefined;
  /** In points, exact */
  readonly difference: Fraction | undefined;
  /** (after − before) ÷ before; `undefined` also where it was zero before. */
  readonly ratio: Fraction | undefined;
}

/** What is published beside the table of base points. */
export interface BaseQuality {
  readonly groups: readonly GroupQuality[];
  /** RIV; `undefined` when all charges are the same. */
  readonly explainedVariance: Fraction | undefined;
  readonly groupsOfKind: ReadonlyMap<GroupKind, number>;
  readonly changes: readonly PointsChange[];
}

/**
 * 基準數據的質量指標：例數、保留比例、變異係數（CV）、組間變異佔比（RIV）、各類病組數，以及與現行基準點數的比較。
 *
 * @param kinds the kind every group of the table has for the year, the result of the stability test included
 * @param inForce base points in force, by group
 */
export const baseQuality = (
  data: BaseData,
  kinds: ReadonlyMap<string, GroupKind>,
  inForce: ReadonlyMap<string, Fraction>,
): BaseQuality => ({
  groups: data.groups.map(groupQuality),
  explainedVariance: explainedVariance(data.groups),
  groupsOfKind: countKinds(kinds.values()),
  changes: pointsChanges(new Map(data.groups.map((group) => [group.group, group.basePoints])), inForce),
});

const groupQuality = ({ group, cases, kept, squaredVariation }: GroupBase): GroupQuality => ({
  group,
  kept: kept.cases,
  keptShare: rounded(fraction(kept.cases, BigInt(cases)), DECIMALS),
  variation: squaredVariation && rounded(squareRoot(squaredVariation), DECIMALS),
});

/**
 * 組間變異佔比 RIV＝Σ n_g (c̄_g − c̄)² ÷ Σ (C_i − c̄)²（轉述自 CHS-DRG 技術規範）。
 * 取保留的病例，組均與總均不加年度權重：只有這樣分子才是分母的一部分。
 */
export function explainedVariance(groups: readonly GroupBase[]): Fraction | undefined {
  const all = groups.reduce((sums, { kept }) => addSums(sums, kept), NO_CASES);
  if (all.cases === 0n || all.cases * all.squares === all.total * all.total) return undefined;
  const common = fraction(all.total * all.total, all.cases);
  const between = groups.reduce(
    (sum, { kept }) => plus(sum, fraction(kept.total * kept.total, kept.cases)),
    ZERO,
  );
  return rounded(over(minus(between, common), minus(fraction(all.squares), common)), DECIMALS);
}

const KINDS: readonly GroupKind[] = ['一般', '非穩定', '床日', '歧義', '未入組'];

function countKinds(kinds: Iterable<GroupKind>): ReadonlyMap<GroupKind, number> {
  const counts = new Map(KINDS.map((kind) => [kind, 0]));
  for (const kind of kinds) counts.set(kind, counts.get(kind)! + 1);
  return counts;
}

function pointsChanges(
  computed: ReadonlyMap<string, Fraction>,
  inForce: ReadonlyMap<string, Fraction>,
): readonly PointsChange[] {
  return [...new Set([...computed.keys(), ...inForce.keys()])].sort().map((group) => {
    const before = inForce.get(group);
    const after = computed.get(group);
    const difference = before && after && minus(after, before);
    const ratio =
      before && after && before.n !== 0n ? rounded(minus(over(after, before), ONE), DECIMALS) : undefined;
    return { group, before, after, difference, ratio };
  });
}

/** CMI＝Σ RW × n ÷ Σ n; `undefined` without cases. */
export function caseMixIndex(
  lines: Iterable<{ readonly weight: Fraction; readonly cases: bigint }>,
): Fraction | undefined {
  let weighted = ZERO;
  let all = 0n;
  for (const { weight, cases } of lines) {
    weighted = plus(weighted, times(weight, fraction(cases)));
    all += cases;
  }
  return all === 0n ? undefined : over(weighted, fraction(all));
}
