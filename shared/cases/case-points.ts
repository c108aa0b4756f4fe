import type { Trace } from '../law/trace.ts';
import { type Fraction, plus } from '../money/fraction.ts';
import type { CaseClass, CaseFacts, Decision } from '../rules/case/facts.ts';
import type { PoolPlace } from '../rules/case/special-review.ts';
import type { ProgrammeInForce } from '../rules/programme.ts';

/** What the rules make of one case, before the readmission rule and the case rounding. */
export interface CasePoints {
  readonly class: CaseClass;
  readonly points: Fraction;
  readonly place: PoolPlace;
  readonly fixed: boolean;
  /** A rule of step `extra` applied, so an 追加點數 decision had its effect. */
  readonly extra: boolean;
}

/**
 * Runs a programme's rules on one case: class, extra points, special review (rulebook §4).
 *
 * @throws RangeError when no class rule applies; `prepareArea` refuses groups for which that could happen.
 */
export function casePoints(
  programme: Pick<ProgrammeInForce, 'class' | 'extra' | 'decision'>,
  facts: CaseFacts,
  decision: Decision | undefined,
  trace?: Trace,
): CasePoints {
  const rule = programme.class.find((candidate) => candidate.when?.(facts) ?? true);
  if (!rule) throw new RangeError(`no class rule applies to a case of group ${facts.group?.code}`);

  const classed = { ...facts, class: rule.class(facts), decision };
  const extras = programme.extra.filter((candidate) => candidate.when?.(classed) ?? true);
  const points = extras.reduce(
    (sum, extra) => plus(sum, extra.apply(classed, trace)),
    rule.apply(facts, trace),
  );
  const review = programme.decision[0];
  const reviewed =
    decision && review
      ? review.apply({ points, decision }, trace)
      : { points, place: 'in' as const, fixed: false };
  return { class: classed.class, ...reviewed, extra: extras.length > 0 };
}
