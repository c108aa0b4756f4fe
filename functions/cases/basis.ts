import type { CaseChecks } from '../../shared/cases/check-case.ts';
import { DecisionTable } from '../../shared/cases/decision-table.ts';
import type { PhaseArea } from '../../shared/cases/phase-area.ts';
import type { PackedReviews } from '../../shared/cases/stream/reviews.ts';
import { type Rule, ruleInForce } from '../../shared/law/rule.ts';
import { ungroupedDiscount } from '../../shared/rules/adjustment/ungrouped-discount.ts';
import { bedDayCase } from '../../shared/rules/case/bed-day.ts';
import { highCase } from '../../shared/rules/case/high.ts';
import { highExtra } from '../../shared/rules/case/high-extra.ts';
import { lowCase } from '../../shared/rules/case/low.ts';
import { midCase } from '../../shared/rules/case/mid.ts';
import { normalCase } from '../../shared/rules/case/normal.ts';
import { readmission } from '../../shared/rules/case/readmission.ts';
import { specialReview } from '../../shared/rules/case/special-review.ts';
import { ungroupedCase } from '../../shared/rules/case/ungrouped.ts';
import { unstableCase } from '../../shared/rules/case/unstable.ts';
import { CoefficientTable } from '../../shared/rules/coefficient/lookup.ts';
import type { Area } from '../../shared/settle/area.ts';
import {
  type WatchArea,
  type WatchBasis,
  watchAreaOf,
  watchBasis,
} from '../../shared/watch/cases/watch-area.ts';

/** The steps of a programme that look at cases. */
const STEPS = ['class', 'extra', 'decision', 'readmission'] as const;
type CaseProgramme = PhaseArea['programme'];

/** Every rule of those steps, so that a thread finds them by their ids without loading all regions. */
export const CASE_RULES: readonly { readonly id: string }[] = [
  bedDayCase,
  ungroupedCase,
  unstableCase,
  lowCase,
  midCase,
  highCase,
  normalCase,
  ungroupedDiscount,
  highExtra,
  specialReview,
  readmission,
];

/** What shards need to know of an area, as data alone: it travels to threads and to other machines. */
export interface PackedBasis {
  readonly area:
    | (Omit<PhaseArea, 'programme' | 'coefficients'> & {
        readonly lawDate: string;
        /** Ids of the rules in force, in the programme's order */
        readonly rules: Readonly<Record<(typeof STEPS)[number], readonly string[]>>;
        readonly coefficients: ReturnType<CoefficientTable['parts']>;
      })
    | undefined;
  readonly reviews: PackedReviews;
  readonly checks: CaseChecks;
  /** Where the cases are watched as well; without an area they are only checked */
  readonly watch: { readonly basis: WatchBasis | undefined } | undefined;
}

/** @param area `undefined` where the tabs forbid points and the cases are only checked */
export function packBasis(area: Area | undefined, checks: CaseChecks, watched = false): PackedBasis {
  const watch = watched ? { basis: area && watchBasis(area) } : undefined;
  const reviews = (area?.decisions ?? new DecisionTable()).packed();
  if (!area) return { area, reviews, checks, watch };
  const { params, institutions, groups, dailyPoints, areaMeanCost, programme } = area;
  const idsOf = (step: (typeof STEPS)[number]) => programme[step].map(({ id }) => id);
  return {
    area: {
      params,
      institutions,
      groups,
      dailyPoints,
      areaMeanCost,
      lawDate: area.clocks.lawDate,
      rules: {
        class: idsOf('class'),
        extra: idsOf('extra'),
        decision: idsOf('decision'),
        readmission: idsOf('readmission'),
      },
      coefficients: area.coefficients.parts(),
    },
    reviews,
    checks,
    watch,
  };
}

export function unpackBasis({ area, reviews, checks, watch }: PackedBasis): {
  readonly area: PhaseArea | undefined;
  readonly reviews: PackedReviews;
  readonly checks: CaseChecks;
  readonly watch: { readonly area: WatchArea | undefined } | undefined;
} {
  if (!area) return { area, reviews, checks, watch: watch && { area: undefined } };
  const { lawDate, rules, coefficients, ...rest } = area;
  const programme = Object.fromEntries(
    STEPS.map((step) => [step, rules[step].map((id) => inForce(id, lawDate))]),
  ) as unknown as CaseProgramme;
  return {
    area: { ...rest, programme, coefficients: CoefficientTable.of(coefficients) },
    reviews,
    checks,
    watch: watch?.basis && { area: watchAreaOf(rest, watch.basis) },
  };
}

/** @throws RangeError for a rule that is not among CASE_RULES */
function inForce(id: string, lawDate: string) {
  const rule = CASE_RULES.find((candidate) => candidate.id === id) as Rule<never, unknown> | undefined;
  const version = rule && ruleInForce(rule, lawDate);
  if (!rule || !version) throw new RangeError(`rule ${id} is unknown to the digest of cases`);
  const { versions: _, ...names } = rule;
  return { ...names, ...version };
}
