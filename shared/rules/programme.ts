import type { IsoDate } from '../law/instrument.ts';
import {
  METHOD_STEPS,
  type MethodStep,
  type PointsStep,
  type Rule,
  type RuleInForce,
  ruleInForce,
  type Step,
  SUPERVISION_STEPS,
  type SupervisionStep,
} from '../law/rule.ts';
import type { AdjustmentRule } from './adjustment/facts.ts';
import type { BaseRule } from './base/facts.ts';
import type { ClassRule, ExtraRule } from './case/facts.ts';
import type { ReadmissionRule } from './case/readmission.ts';
import type { DecisionRule } from './case/special-review.ts';
import type { CoefficientRule } from './coefficient/facts.ts';
import type { MethodRule } from './method-rule.ts';
import type { annualClearing } from './payment/annual-clearing.ts';
import type { monthBudget } from './payment/month-budget.ts';
import type { prepayment } from './payment/prepayment.ts';
import type { SharingRule } from './sharing/facts.ts';
import { SUPERVISION_RULES } from './supervision/rules.ts';
import type { ValueRule } from './value/facts.ts';

/** The rules that may stand at each step. */
interface RuleAt {
  readonly base: BaseRule;
  readonly coefficient: CoefficientRule;
  readonly class: ClassRule;
  readonly extra: ExtraRule;
  readonly decision: DecisionRule;
  readonly readmission: ReadmissionRule;
  readonly adjustment: AdjustmentRule;
  readonly sharing: SharingRule;
  readonly value: ValueRule;
  readonly monthBudget: typeof monthBudget;
  readonly prepayment: typeof prepayment;
  readonly clearing: typeof annualClearing;
}

export type SettlementRule = RuleAt[PointsStep] | MethodRule;

/** A region's ordered, flat list of rules: the page a reviewer at the fund reads first. */
export interface Programme {
  /** The value of the parameter `scheme`. */
  readonly scheme: string;
  /** Six-digit code of the region whose texts it follows. */
  readonly region: string;
  readonly title: string;
  /** When the scheme was law; a pooling area may go on naming it after it was replaced. */
  readonly from: IsoDate;
  readonly replacedBy?: { readonly instrument: string; readonly from: IsoDate };
  /** The payment methods besides points that its texts describe */
  readonly methods: readonly MethodStep[];
  readonly rules: readonly SettlementRule[];
}

type InForce<R> = R extends Rule<infer F, infer T> ? RuleInForce<F, T> & Omit<R, 'versions'> : never;

/** The versions of a programme's rules in force on one date, by step, in the programme's order. */
export type ProgrammeInForce = { readonly [S in PointsStep]: readonly InForce<RuleAt[S]>[] } & {
  readonly [S in MethodStep | SupervisionStep]: readonly RuleInForce<never, unknown>[];
};

const STEPS: readonly Step[] = [
  'base',
  'coefficient',
  'class',
  'extra',
  'decision',
  'readmission',
  'adjustment',
  'sharing',
  'value',
  'monthBudget',
  'prepayment',
  'clearing',
  ...METHOD_STEPS,
  ...SUPERVISION_STEPS,
];

export function programmeAt(programme: Programme, date: IsoDate): ProgrammeInForce {
  const at = (step: Step) =>
    [...programme.rules, ...SUPERVISION_RULES]
      .filter((rule) => rule.step === step)
      .flatMap((rule) => {
        const { versions: _, ...names } = rule;
        const version = ruleInForce(rule as Rule<never, unknown>, date);
        return version ? [{ ...names, ...version }] : [];
      });
  return Object.fromEntries(STEPS.map((step) => [step, at(step)])) as unknown as ProgrammeInForce;
}

/**
 * A rule of a payment method or of the supervision as it is in force.
 *
 * @throws RangeError when the programme does not have it on that date; every programme carries every method's rules
 */
export function inForce<F, R>(
  programme: ProgrammeInForce,
  rule: Rule<F, R, MethodStep | SupervisionStep>,
): RuleInForce<F, R> {
  const found = programme[rule.step].find(({ id }) => id === rule.id);
  if (!found) throw new RangeError(`rule ${rule.id} is not in force`);
  return found as RuleInForce<F, R>;
}
