import { codeHint } from '../../../cases/check-case.ts';
import { finding, type Report } from '../../../findings/finding.ts';
import { exactDecimal } from '../../../money/decimal-text.ts';
import { compare, type Fraction, plus, ZERO } from '../../../money/fraction.ts';
import { normalise } from '../../../sheets/raw.ts';
import type { MethodInput } from '../method.ts';
import { reportRepeated } from '../repeated.ts';
import { checkBands } from './check-bands.ts';
import { checkIndicator } from './check-indicator.ts';
import { checkMoney } from './check-money.ts';
import { type Plan, readPlans } from './plans.ts';

const PLAN_TABS = ['appraisalIndicators', 'appraisalValues', 'appraisalBands', 'appraisalMoney'] as const;

/** All findings of the 考核 tabs. */
export function checkAppraisal(input: MethodInput, report: Report): void {
  const plans = readPlans(input);
  const known = new Map([...plans.values()].map((plan) => [plan.name, plan]));
  for (const tab of PLAN_TABS) {
    for (const { plan, row } of input.tables[tab]) {
      if (plans.has(normalise(plan))) continue;
      const where = input.places[tab](row, 'plan');
      report(finding('APPRAISAL_PLAN_UNKNOWN', where, { text: plan, hint: codeHint(plan, known) }));
    }
  }
  checkPlans(input, plans, report);
  for (const row of input.tables.appraisalIndicators) checkIndicator(input, row, report);
  reportRepeated(
    input.tables.appraisalIndicators,
    ({ plan, indicator }) => [plan, indicator],
    ({ row, indicator }, other) => {
      const where = input.places.appraisalIndicators(row, 'indicator');
      report(finding('CODE_DUPLICATE', where, { header: '指標', text: indicator, other }));
    },
  );
  checkValues(input, plans, report);
  checkBands(input, plans, report);
  checkMoney(input, plans, report);
}

function checkPlans({ tables, places }: MethodInput, plans: ReadonlyMap<string, Plan>, report: Report): void {
  reportRepeated(
    tables.appraisalPlans,
    ({ plan }) => [plan],
    ({ plan, row }, other) => {
      const where = places.appraisalPlans(row, 'plan');
      report(finding('CODE_DUPLICATE', where, { header: '方案', text: plan, other }));
    },
  );
  for (const { plan: text, row } of tables.appraisalPlans) {
    const { full, pass, indicators } = plans.get(normalise(text))!;
    const tell = (code: Parameters<typeof finding>[0], column: 'plan' | 'full' | 'pass', values = {}) =>
      report(finding(code, places.appraisalPlans(row, column), { text, ...values }));
    if (indicators.length === 0) {
      tell('APPRAISAL_PLAN_EMPTY', 'plan');
      continue;
    }
    const sum = indicators
      .filter(({ form }) => form !== '扣分')
      .reduce((all, { weight }) => plus(all, weight), ZERO);
    if (compare(sum, full) !== 0) {
      tell('APPRAISAL_WEIGHTS', 'full', { sum: numberText(sum), full: numberText(full) });
    }
    if (compare(pass, full) > 0) {
      tell('APPRAISAL_PASS_ABOVE_FULL', 'pass', { pass: numberText(pass), full: numberText(full) });
    }
  }
}

/** A number as it was typed, or a sum of such numbers. */
const numberText = (value: Fraction): string => exactDecimal(value)!;

function checkValues(
  { tables, places }: MethodInput,
  plans: ReadonlyMap<string, Plan>,
  report: Report,
): void {
  reportRepeated(
    tables.appraisalValues,
    ({ plan, party, indicator }) => [plan, party, indicator],
    ({ row, indicator }, other) => {
      const where = places.appraisalValues(row, 'indicator');
      report(finding('CODE_DUPLICATE', where, { header: '指標', text: indicator, other }));
    },
  );
  const appraised = new Map<string, { plan: Plan; party: string; row: number; seen: Set<string> }>();
  for (const { plan: name, party, indicator: text, value, row } of tables.appraisalValues) {
    const plan = plans.get(normalise(name));
    if (!plan) continue;
    const indicator = plan.indicators.find((one) => normalise(one.name) === normalise(text));
    if (!indicator) {
      const hint = codeHint(text, new Map(plan.indicators.map((one) => [one.name, one])));
      const where = places.appraisalValues(row, 'indicator');
      report(finding('APPRAISAL_INDICATOR_UNKNOWN', where, { plan: name, text, hint }));
    } else if (indicator.form === '扣分' && compare(value, ZERO) < 0) {
      report(finding('APPRAISAL_OCCURRENCES', places.appraisalValues(row, 'value'), { text }));
    }
    const key = `${normalise(name)} ${party}`;
    const found = appraised.get(key) ?? { plan, party, row, seen: new Set<string>() };
    found.seen.add(normalise(text));
    appraised.set(key, found);
  }
  for (const { plan, party, row, seen } of appraised.values()) {
    const missing = plan.indicators.filter(({ name }) => !seen.has(normalise(name)));
    if (missing.length === 0) continue;
    const indicators = missing.map(({ name }) => name).join('、');
    const where = places.appraisalValues(row, 'party');
    report(finding('APPRAISAL_VALUE_MISSING', where, { party, plan: plan.name, indicators }));
  }
}
