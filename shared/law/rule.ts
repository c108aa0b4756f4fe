import { type Citation, covers, type IsoDate, type Window } from './instrument.ts';
import type { Trace } from './trace.ts';

/** The payment methods besides DRG points, in the order a year settles them: later ones look at earlier ones. */
export const METHOD_STEPS = [
  'appraisal', // 考核
  'fundBudget', // 總額預算
  'capitation', // 門診按人頭付費
  'bedDayStandard', // 床日付費
  'diseasePackage', // 單病種付費
  'negotiatedValue', // 談判相對價值
  'equivalents', // 標化工作當量
  'procurement', // 集採結餘留用
  'pricePool', // 調價資金池
  'groupPayment', // 集團總額付費
  'workingCapital', // 預付金
  'benefits', // 待遇與轉診
  'longTermCare', // 長期護理保險
] as const;

export type MethodStep = (typeof METHOD_STEPS)[number];

/** The place a rule has in the settlement of points; a programme lists its rules in this order. */
export type PointsStep =
  | 'base' // base points and group means from reference cases
  | 'coefficient' // difference coefficients
  | 'class' // the class of a case and its points; the first that applies
  | 'extra' // points added to or taken from a case of that class; all that apply
  | 'decision' // special review of a single case
  | 'readmission' // a stay followed too soon by another
  | 'adjustment' // points of an institution at the clearing; all that apply, in order
  | 'sharing' // surplus and overrun; exactly one applies
  | 'value' // point value and due amounts; exactly one applies
  | 'monthBudget' // the month's share of the year's budget
  | 'prepayment'
  | 'clearing';

/** What is watched besides being paid, in the order its picture is drawn: later ones look at earlier ones. */
export const SUPERVISION_STEPS = [
  'caseFlag', // 病例異常
  'volumeFlag', // 用量與人次異常
  'doctorPoints', // 醫師記分
  'indicator', // 監測指標
  'riskScore', // 風險畫像
  'earlyWarning', // 預警
] as const;

export type SupervisionStep = (typeof SUPERVISION_STEPS)[number];

export type Step = PointsStep | MethodStep | SupervisionStep;

/** How a rule was worded in a window of time. A changed method is a new version; a changed number is a parameter. */
export interface RuleVersion<Facts, Result> extends Window {
  readonly cites: readonly Citation[];
  /** The reading taken where the text is silent. */
  readonly interpretation?: string;
  /** The rule in one line, in the symbols of the rulebook. */
  readonly formula: string;
  /** Omitted: always applies. */
  readonly when?: (facts: Facts) => boolean;
  readonly apply: (facts: Facts, trace?: Trace) => Result;
}

export interface Rule<Facts, Result, S extends Step = Step> {
  /** Stable, kebab-case, never reused. */
  readonly id: string;
  /** The legal name, such as 低倍率病例. */
  readonly title: string;
  readonly step: S;
  readonly versions: readonly RuleVersion<Facts, Result>[];
}

/** A rule with its version chosen for one date. */
export interface RuleInForce<Facts, Result> extends RuleVersion<Facts, Result> {
  readonly id: string;
  readonly title: string;
  readonly step: Step;
}

/**
 * The version of a rule in force on a date; `undefined` before its first and after its last window.
 *
 * @throws RangeError when two versions claim the same date.
 */
export function ruleInForce<F, R>(rule: Rule<F, R>, date: IsoDate): RuleInForce<F, R> | undefined {
  const [version, other] = rule.versions.filter((candidate) => covers(candidate, date));
  if (other) throw new RangeError(`rule ${rule.id} has two versions on ${date}`);
  return version && { id: rule.id, title: rule.title, step: rule.step, ...version };
}

/**
 * The one rule of a list that applies to the facts.
 *
 * @throws RangeError when none or several apply; parameters are checked so that this cannot happen on user data.
 */
export function theRule<F, R>(rules: readonly RuleInForce<F, R>[], facts: F): RuleInForce<F, R> {
  const [rule, other] = rules.filter((candidate) => candidate.when?.(facts) ?? true);
  if (!rule || other) {
    throw new RangeError(
      `exactly one of ${rules.map(({ id }) => id).join(', ')} must apply, but ${rule ? 'several do' : 'none does'}`,
    );
  }
  return rule;
}
