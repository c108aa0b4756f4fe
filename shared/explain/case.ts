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
import { caseNotes } from './case-notes.ts';
import { type CasePlaces, caseNames, classPlaces } from './case-sources.ts';
import { CLASS_REASONS, type ClassPlaces } from './class-reasons.ts';
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
import { sourceText } from './text.ts';

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
  if (review) {
    const line = ruleLine(area, key('review'), review, names);
    lines.push({ ...line, title: `${line.title}（${decision!.kind}）` });
  }
  const again = nextStay(table, index, period);
  const halves = again !== undefined && readmits(area, pairOf(area, table, index, again));
  const next = halves && !outcome.fixed && outcome.place === 'in' ? again : undefined;
  if (next !== undefined) lines.push(halvingLine(area, table, index, next, lines.at(-1)!));
  lines.push(roundingLine(area, key('points'), lines.at(-1)!));
  return {
    subject: `病例 ${number}`,
    lines,
    about: [aboutText(area, table, index)],
    ...classesTried(area, facts, classPlaces(area, table, index, places)),
    notes: caseNotes({
      area,
      table,
      index,
      facts,
      outcome,
      places,
      again,
      halved: next !== undefined,
      period,
    }),
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

/** The row of the next stay of the same person, institution and group, in the view of the period. */
function nextStay(table: CaseTable, index: number, period: Period): number | undefined {
  const month = monthOf(table.discharge(index));
  let next: number | undefined;
  for (let other = 0; other < table.size; other++) {
    if (other === index || !table.sameStay(index, other) || !isLater(table, index, other)) continue;
    if (period.kind === 'month' && monthOf(table.discharge(other)) !== month) continue;
    if (next === undefined || isLater(table, other, next)) next = other;
  }
  return next;
}

function readmits({ programme }: Area, pair: StayPair): boolean {
  const rule = programme.readmission[0];
  return rule !== undefined && (rule.when?.(pair) ?? true);
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
  const gap = table.admission(next) - table.discharge(index);
  const setting = sourceText(fromParameter(area, 'readmission.days'));
  const within = `距本次出院 ${gap} 天，不超過 ${area.params['readmission.days']} 天［${setting}］`;
  const when = `病例 ${table.caseNumber(next)} 於 ${isoDate(table.admission(next))} 再次入院，${within}`;
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
    title: '病例點數（全程只約整這一次）',
    formula: 'p',
    givens: [given('p', before.title, before.result, fromLine(before.key))],
    result: pointsOf(roundTo(before.result.value, decimals), decimals),
    decimals,
  };
}

/** The class that applied, and every one that stands before it. */
function classesTried(
  area: Area,
  facts: CaseFacts,
  at: ClassPlaces,
): Pick<Explanation, 'applied' | 'declined'> {
  const rules = area.programme.class;
  const first = rules.findIndex((rule) => rule.when?.(facts) ?? true);
  const { id, title } = rules[first]!;
  const declined = rules
    .slice(0, first)
    .map((rule): Declined => ({ title: rule.title, reason: CLASS_REASONS[rule.id]!.declines(facts, at) }));
  return { applied: { title, reason: CLASS_REASONS[id]!.applies(facts, at) }, declined };
}

/** Nothing that names the person. */
function aboutText({ institutions, groups }: Area, table: CaseTable, index: number): string {
  const { institution, fund, admission, discharge, group } = table.at(index);
  const named = (code: string, name: string | undefined) => (name ? `${code}（${name}）` : code);
  return [
    fund,
    `機構 ${named(institution, institutions.get(institution)?.name)}`,
    `病組 ${named(group, groups.get(group)?.name)}`,
    `${isoDate(admission)} 入院`,
    `${isoDate(discharge)} 出院。`,
  ].join('，');
}
