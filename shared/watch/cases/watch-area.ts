import type { PhaseArea } from '../../cases/phase-area.ts';
import { type Rule, type RuleInForce, ruleInForce } from '../../law/rule.ts';
import type { Hint, StaysFacts, WatchedCaseFacts } from '../../rules/supervision/case-flag/facts.ts';
import { type LowShareFacts, lowShare } from '../../rules/supervision/case-flag/low-share.ts';
import { SINGLE_CASE_RULES, STAYS_RULES } from '../../rules/supervision/case-flag/rules.ts';
import type { Area } from '../../settle/area.ts';
import { namedDoctors } from '../doctor-points/named-doctors.ts';

/** What phase 1 of the supervision needs to know of a pooling area besides what its points need. */
export interface WatchBasis {
  readonly lawDate: string;
  /** See namedDoctors */
  readonly doctors: ReadonlySet<string>;
}

export const watchBasis = ({ clocks, tables }: Pick<Area, 'clocks' | 'tables'>): WatchBasis => ({
  lawDate: clocks.lawDate,
  doctors: namedDoctors(tables),
});

/** An area as phase 1 of the supervision looks at it. */
export interface WatchArea extends Pick<PhaseArea, 'params' | 'institutions' | 'groups' | 'dailyPoints'> {
  readonly doctors: ReadonlySet<string>;
  readonly caseRules: readonly RuleInForce<WatchedCaseFacts, Hint>[];
  readonly staysRules: readonly RuleInForce<StaysFacts, Hint>[];
  readonly lowShare: RuleInForce<LowShareFacts, Hint> | undefined;
}

export function watchAreaOf(
  {
    params,
    institutions,
    groups,
    dailyPoints,
  }: Pick<WatchArea, 'params' | 'institutions' | 'groups' | 'dailyPoints'>,
  { lawDate, doctors }: WatchBasis,
): WatchArea {
  const inForce = <F>(rules: readonly Rule<F, Hint>[]) =>
    rules.flatMap((rule) => ruleInForce(rule, lawDate) ?? []);
  return {
    params,
    institutions,
    groups,
    dailyPoints,
    doctors,
    caseRules: inForce(SINGLE_CASE_RULES),
    staysRules: inForce(STAYS_RULES),
    lowShare: ruleInForce(lowShare, lawDate),
  };
}

/** The last days of the bands of a bed-day group in an institution. */
export const bandsOf = (
  { dailyPoints }: Pick<WatchArea, 'dailyPoints'>,
  group: string,
  institution: string,
): readonly number[] => (dailyPoints.get(group)?.get(institution) ?? []).flatMap(({ toDay }) => toDay ?? []);
