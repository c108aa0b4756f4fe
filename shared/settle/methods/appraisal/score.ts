import { theRule } from '../../../law/rule.ts';
import { compare, type Fraction, ZERO } from '../../../money/fraction.ts';
import type { Indicator } from '../../../rules/appraisal/facts.ts';
import { deductedIndicator } from '../../../rules/appraisal/indicator-deduction.ts';
import { linearIndicator } from '../../../rules/appraisal/indicator-linear.ts';
import { steppedIndicator } from '../../../rules/appraisal/indicator-steps.ts';
import { reaches, targetIndicator } from '../../../rules/appraisal/indicator-target.ts';
import { totalScore } from '../../../rules/appraisal/total-score.ts';
import { normalise } from '../../../sheets/raw.ts';
import type { MethodContext } from '../method.ts';
import { type Party, partyKey, partyOf } from '../party.ts';
import { inOrder, type Plan, readPlans } from './plans.ts';

/** What one indicator came to for one party. */
export interface IndicatorScore {
  readonly indicator: Indicator;
  readonly value: Fraction;
  /** Negative for a 扣分 indicator that occurred */
  readonly points: Fraction;
  readonly vetoes: boolean;
}

/** What a party comes to under a plan. */
export interface PartyScore {
  readonly plan: Plan;
  readonly party: Party;
  readonly lines: readonly IndicatorScore[];
  readonly score: Fraction;
  readonly vetoed: boolean;
  /** The score reaches the plan's pass mark and nothing vetoes. */
  readonly passed: boolean;
}

export type ScoreContext = Pick<MethodContext, 'area' | 'use' | 'trace'>;

/** What tells a row of 考核結果 from the others of its table. */
export const rowKey = (...parts: readonly string[]): string => parts.join(' / ');

/** Every party that was appraised, by plan and code: the order of rows in a tab never shows. */
export function allScores(context: ScoreContext): readonly PartyScore[] {
  const plans = readPlans(context.area);
  const values = new Map<string, { plan: Plan; party: Party; values: Map<string, Fraction> }>();
  for (const row of context.area.tables.appraisalValues) {
    const plan = plans.get(normalise(row.plan))!;
    const party = partyOf(context.area, row.party);
    const key = `${normalise(row.plan)} ${partyKey(party)}`;
    const appraised = values.get(key) ?? { plan, party, values: new Map<string, Fraction>() };
    appraised.values.set(normalise(row.indicator), row.value);
    values.set(key, appraised);
  }
  return inOrder([...values], ([key]) => key).map(([, appraised]) => scored(context, appraised));
}

interface Appraised {
  readonly plan: Plan;
  readonly party: Party;
  /** By indicator; the check of the tabs has seen to it that none lacks */
  readonly values: ReadonlyMap<string, Fraction>;
}

function scored(context: ScoreContext, { plan, party, values }: Appraised): PartyScore {
  const code = party.kind === 'other' ? party.name : party.code;
  const lines = plan.indicators.map((indicator) => {
    const row = rowKey(plan.name, code, indicator.name);
    return indicatorScore(context, row, indicator, values.get(normalise(indicator.name))!);
  });
  const points = (deducted: boolean) =>
    lines.filter(({ indicator }) => (indicator.form === '扣分') === deducted).map((line) => line.points);
  const vetoed = lines.some(({ vetoes }) => vetoes);
  const place = { table: 'scores', row: rowKey(plan.name, code), column: 'score' };
  const facts = { earned: points(false), deducted: points(true), vetoed };
  const score = context.use(totalScore).apply(facts, context.trace?.(place));
  return { plan, party, lines, score, vetoed, passed: !vetoed && compare(score, plan.pass) >= 0 };
}

function indicatorScore(
  { use, trace }: ScoreContext,
  row: string,
  indicator: Indicator,
  value: Fraction,
): IndicatorScore {
  const rules = [use(linearIndicator), use(steppedIndicator), use(targetIndicator), use(deductedIndicator)];
  const facts = { indicator, value };
  const points = theRule(rules, facts).apply(facts, trace?.({ table: 'indicators', row, column: 'points' }));
  const missed = indicator.form === '扣分' ? compare(value, ZERO) > 0 : !reaches(facts);
  return { indicator, value, points, vetoes: indicator.veto && missed };
}

/** A party's appraisal under the plan of that name; `undefined` when it was not appraised. */
export function appraisalOf(
  { area, use }: Pick<MethodContext, 'area' | 'use'>,
  plan: string,
  party: Party,
): PartyScore | undefined {
  const found = readPlans(area).get(normalise(plan));
  if (!found) return undefined;
  const rows = area.tables.appraisalValues.filter(
    (row) =>
      normalise(row.plan) === normalise(plan) && partyKey(partyOf(area, row.party)) === partyKey(party),
  );
  const values = new Map(rows.map(({ indicator, value }) => [normalise(indicator), value]));
  return rows.length === 0 ? undefined : scored({ area, use }, { plan: found, party, values });
}

/** The score of a party under the plan of that name; `undefined` when it was not appraised. */
export const scoreOf = (
  context: Pick<MethodContext, 'area' | 'use'>,
  plan: string,
  party: Party,
): Fraction | undefined => appraisalOf(context, plan, party)?.score;

/** Whether a party reaches the plan's pass mark without a veto; `undefined` when it was not appraised. */
export const passed = (
  context: Pick<MethodContext, 'area' | 'use'>,
  plan: string,
  party: Party,
): boolean | undefined => appraisalOf(context, plan, party)?.passed;

/** Whether the workbook has a plan of that name: methods that name one check it before anything is settled. */
export const hasPlan = ({ tables }: Pick<MethodContext['area'], 'tables'>, plan: string): boolean =>
  tables.appraisalPlans.some((row) => normalise(row.plan) === normalise(plan));

/** Whether a party has values under a plan, so that `scoreOf` will have a score. */
export const isAppraised = (
  area: Pick<MethodContext['area'], 'tables' | 'institutions' | 'consortia'>,
  plan: string,
  code: string,
): boolean =>
  area.tables.appraisalValues.some((row) => normalise(row.plan) === normalise(plan) && row.party === code);
