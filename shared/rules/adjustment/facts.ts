import type { Report } from '../../findings/finding.ts';
import type { Rule } from '../../law/rule.ts';
import type { Fen } from '../../money/fen.ts';
import type { RowOf } from '../../sheets/tab.ts';
import type {
  incentivesTab,
  innovationTab,
  lastYearPointsTab,
  negotiatedDrugsTab,
} from '../../sheets/tabs/settlement-tabs.ts';
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
  readonly incentives: readonly RowOf<typeof incentivesTab>[];
  readonly innovation: readonly RowOf<typeof innovationTab>[];
  readonly negotiatedDrugs: readonly RowOf<typeof negotiatedDrugsTab>[];
  readonly lastYearPoints: readonly RowOf<typeof lastYearPointsTab>[];
  readonly report: Report;
}

/** Points added to each institution, by code, in units of 10^-`pointsDecimals`; negative for a cut. */
export type PointChanges = ReadonlyMap<string, bigint>;

/** Each is rounded once per institution; the next rule of the programme sees the points it left. */
export type AdjustmentRule = Rule<AdjustmentFacts, PointChanges, 'adjustment'>;
