import { casePoints } from '../cases/case-points.ts';
import type { CaseTable } from '../cases/case-table.ts';
import { factsOf } from '../cases/facts-of.ts';
import type { TraceStep } from '../law/trace.ts';
import { type Fraction, fraction } from '../money/fraction.ts';
import { roundTo } from '../money/round.ts';
import { type CaseFacts, costRatio, isGeneral } from '../rules/case/facts.ts';
import type { StayPair } from '../rules/case/readmission.ts';
import type { Area } from '../settle/area.ts';
import type { Period } from '../settle/settlement.ts';
import { isoDate, monthOf } from '../sheets/calendar.ts';
import { type CasePlaces, caseNames } from './case-sources.ts';
import type { Declined, Explanation, Line } from './explanation.ts';
import {
  authority,
  fromLine,
  fromParameter,
  given,
  lineOf,
  type Names,
  pointsOf,
  stepsOf,
  sumFormula,
  yuanOf,
} from './given.ts';
import { WHY_NOT } from './why-not.ts';

/** The points of one case, from its ratio to its rounding, with the classes that did not apply. */
export function explainCase(
  area: Area,
  table: CaseTable,
  index: number,
  period: Period,
  places: CasePlaces,
): Explanation {
  const number = table.caseNumber(index);
  const facts = factsOf(table, index, area);
  const decision = area.decisions.get(number);
  const names = caseNames(area, table, index, places);
  const steps = stepsOf((trace) => casePoints(area.programme, facts, decision, trace));
  const outcome = casePoints(area.programme, facts, decision);
  const key = (part: string) => `case/${number}/${part}`;

  const lines: Line[] = [];
  if (isGeneral(facts)) lines.push(ratioLine(key('ratio'), facts, names));
  const [ofClass, ...others] = steps;
  const extras = others.filter(({ rule }) => rule !== 'special-review');
  lines.push(ruleLine(area, key('class'), ofClass!, names));
  for (const [at, step] of extras.entries()) lines.push(ruleLine(area, key(`extra${at + 1}`), step, names));
  if (extras.length > 0) lines.push(sumLine(key('sum'), lines.slice(isGeneral(facts) ? 1 : 0)));
  const review = others.find(({ rule }) => rule === 'special-review');
  if (review) lines.push(ruleLine(area, key('review'), review, names));
  const next =
    outcome.fixed || outcome.place !== 'in' ? undefined : readmissionOf(area, table, index, period);
  if (next !== undefined) lines.push(halvingLine(area, table, index, next, lines.at(-1)!));
  lines.push(roundingLine(area, key('points'), lines.at(-1)!));
  return {
    subject: `病例 ${number}`,
    lines,
    declined: declinedClasses(area, facts),
    notes: notesOf(outcome.place, facts),
  };
}

function ratioLine(key: string, facts: CaseFacts, names: Names): Line {
  const { total, group } = facts;
  return {
    key,
    title: '倍率 r',
    formula: 'C ÷ c̄_g',
    givens: [
      given('C', names['C']![0], yuanOf(total), names['C']![1]),
      given('c̄_g', names['c̄_g']![0], yuanOf(group!.meanCost!), names['c̄_g']![1]),
    ],
    result: { value: costRatio(facts), unit: '倍' },
  };
}

function ruleLine(area: Area, key: string, step: TraceStep, names: Names): Line {
  const rule = Object.values(area.programme)
    .flat()
    .find(({ id }) => id === step.rule)!;
  return lineOf(key, rule.title, step, names, { rule: authority(rule as never) });
}

function sumLine(key: string, parts: readonly Line[]): Line {
  const givens = parts.map((part, index) =>
    given(`p${index + 1}`, part.title, part.result, fromLine(part.key)),
  );
  const value = parts.reduce<Fraction>(
    (sum, { result }) => fraction(sum.n * result.value.d + result.value.n * sum.d, sum.d * result.value.d),
    fraction(0n),
  );
  return { key, title: '加減後點數', formula: sumFormula(givens), givens, result: { value, unit: '點' } };
}

/** The row of the next stay, when it halves this one in the view of the period. */
function readmissionOf(area: Area, table: CaseTable, index: number, period: Period): number | undefined {
  const rule = area.programme.readmission[0];
  if (!rule) return undefined;
  const month = monthOf(table.discharge(index));
  let next: number | undefined;
  for (let other = 0; other < table.size; other++) {
    if (other === index || !table.sameStay(index, other) || !isLater(table, index, other)) continue;
    if (period.kind === 'month' && monthOf(table.discharge(other)) !== month) continue;
    if (next === undefined || isLater(table, other, next)) next = other;
  }
  if (next === undefined) return undefined;
  const pair = pairOf(area, table, index, next);
  return (rule.when?.(pair) ?? true) ? next : undefined;
}

/** Stays are ordered by admission, then by case number (rulebook §4). */
function isLater(table: CaseTable, a: number, b: number): boolean {
  const difference = table.admission(b) - table.admission(a);
  return difference > 0 || (difference === 0 && table.caseNumber(b) > table.caseNumber(a));
}

const pairOf = (area: Area, table: CaseTable, previous: number, next: number): StayPair => ({
  previousDischarge: table.discharge(previous),
  admission: table.admission(next),
  plannedReturn: table.plannedReturn(next),
  group: table.group(next),
  params: area.params,
});

function halvingLine(area: Area, table: CaseTable, index: number, next: number, before: Line): Line {
  const rule = area.programme.readmission[0]!;
  const halve = (trace: (step: TraceStep) => void) =>
    rule.apply(pairOf(area, table, index, next), trace)(before.result.value);
  const [step] = stepsOf(halve);
  const when = `病例 ${table.caseNumber(next)} 於 ${isoDate(table.admission(next))} 再次入院`;
  const names: Names = {
    p: ['減計前點數', fromLine(before.key)],
    f: ['前次住院點數比例', fromParameter(area, 'readmission.factor')],
  };
  const key = `case/${table.caseNumber(index)}/readmission`;
  return lineOf(key, `${rule.title}（${when}）`, step!, names, { rule: authority(rule) });
}

function roundingLine(area: Area, key: string, before: Line): Line {
  const decimals = area.params['points.decimals'];
  return {
    key,
    title: '病例點數（只在此約整一次，四捨五入）',
    formula: 'p',
    givens: [given('p', before.title, before.result, fromLine(before.key))],
    result: pointsOf(roundTo(before.result.value, decimals), decimals),
    decimals,
  };
}

/** Every class that stands before the one that applied. */
function declinedClasses(area: Area, facts: CaseFacts): readonly Declined[] {
  const applied = area.programme.class.findIndex((rule) => rule.when?.(facts) ?? true);
  return area.programme.class
    .slice(0, applied)
    .map(({ id, title }) => ({ title, reason: WHY_NOT[id]!(facts) }));
}

function notesOf(place: 'in' | 'byItem' | 'unpaid', { total }: CaseFacts): readonly string[] {
  if (place === 'byItem') return ['經特病單議按項目支付：退出點數池，基金記賬的金額另行支付給機構。'];
  if (place === 'unpaid') return ['經特病單議不予支付：退出點數池，基金不付。'];
  return total === 0n ? ['總費用為 0。'] : [];
}
