import type { Report } from '../../findings/finding.ts';
import type { Rule } from '../../law/rule.ts';
import { type Trace, type Traced, traced } from '../../law/trace.ts';
import type { Fen } from '../../money/fen.ts';
import { type Fraction, fraction, larger, minus, smaller, ZERO } from '../../money/fraction.ts';
import { roundTo } from '../../money/round.ts';
import type { RowOf } from '../../sheets/tab.ts';
import type {
  incentivesTab,
  innovationTab,
  lastYearPointsTab,
  negotiatedDrugsTab,
} from '../../sheets/tabs/adjustment-tabs.ts';
import type { Fund, Level } from '../../sheets/tabs/values.ts';
import type { SchemeParameters } from '../parameters.ts';

/** One institution of a pool at the clearing; points in units of 10^-`pointsDecimals`. */
export interface AdjustedMember {
  readonly code: string;
  readonly level: Level;
  readonly primaryCare: boolean;
  readonly cases: number;
  readonly points: bigint;
}

/** What the rules that adjust an institution's points at the annual clearing may look at: one whole pool. */
export interface AdjustmentFacts {
  readonly fund: Fund;
  readonly year: number;
  readonly members: readonly AdjustedMember[];
  readonly pointsDecimals: number;
  /** c̄ in fen */
  readonly areaMeanCost: Fen;
  /** B and E of the pool, in fen; E above B is an overrun */
  readonly budget: Fen;
  readonly itemized: Fen;
  readonly params: SchemeParameters;
  /** The rows of both funds; each rule picks those of its own. */
  readonly incentives: readonly RowOf<typeof incentivesTab>[];
  readonly innovation: readonly RowOf<typeof innovationTab>[];
  readonly negotiatedDrugs: readonly RowOf<typeof negotiatedDrugsTab>[];
  readonly lastYearPoints: readonly RowOf<typeof lastYearPointsTab>[];
  /** The institution a trace is taken for; left out, the trace is told of all in turn. */
  readonly explained?: string;
  readonly report: Report;
}

/** Points added to each institution, by code, in units of 10^-`pointsDecimals`; negative for a cut. */
export type PointChanges = ReadonlyMap<string, bigint>;

/** Each is rounded once per institution; the next rule of the programme sees the points it left. */
export type AdjustmentRule = Rule<AdjustmentFacts, PointChanges, 'adjustment'>;

/** P: an institution's points. */
export const pointsOf = ({ points }: AdjustedMember, { pointsDecimals }: AdjustmentFacts): Fraction =>
  fraction(points, 10n ** BigInt(pointsDecimals));

/** A value kept between −limit and limit. */
export const within = (limit: Fraction, value: Fraction): Fraction =>
  larger(minus(ZERO, limit), smaller(limit, value));

/** Rounds the change of one institution, tells the trace, and hands the change on as an entry of PointChanges. */
export function change(
  trace: Trace | undefined,
  facts: AdjustmentFacts,
  { code }: AdjustedMember,
  rule: string,
  formula: string,
  inputs: Readonly<Record<string, Traced>>,
  exact: Fraction,
): readonly [string, bigint] {
  const units = roundTo(exact, facts.pointsDecimals);
  if (trace && (facts.explained === undefined || facts.explained === code)) {
    const result = traced(fraction(units, 10n ** BigInt(facts.pointsDecimals)), '點');
    trace({ rule, formula, inputs, result });
  }
  return [code, units];
}
