import { finding, type Report } from '../findings/finding.ts';
import { type Fen, fen } from '../money/fen.ts';
import { roundTo } from '../money/round.ts';
import type { CaseClass, CaseFacts } from '../rules/case/facts.ts';
import { type StayPair, staysOverlap } from '../rules/case/readmission.ts';
import type { PoolPlace } from '../rules/case/special-review.ts';
import type { Area } from '../settle/area.ts';
import type { PlaceOf } from '../sheets/read-tab.ts';
import { definedPlaces } from '../sheets/read-tab.ts';
import { casesTab } from '../sheets/tabs/settlement-tabs.ts';
import type { DecisionKind, Fund } from '../sheets/tabs/values.ts';
import { type CasePoints, casePoints } from './case-points.ts';
import type { CaseTable } from './case-table.ts';

/** What the sums of a digest are kept by. */
export interface CellKey {
  readonly fund: Fund;
  /** `01` … `12`, by discharge */
  readonly month: string;
  readonly institution: string;
  readonly group: string;
  readonly class: CaseClass;
  readonly place: PoolPlace;
}

/**
 * Exact sums over the cases of one cell: all that a settlement needs to know of them. Money in fen, points in
 * units of 10^-decimals. A month looks for readmissions among its own discharges, the year among all, so the
 * points of both are kept.
 */
export interface CellSums {
  cases: number;
  monthPoints: bigint;
  yearPoints: bigint;
  monthHalved: number;
  yearHalved: number;
  decisions: number;
  total: Fen;
  unreasonable: Fen;
  fundPaid: Fen;
  otherPaid: Fen;
  patientPaid: Fen;
  days: number;
  /** Σ C², for the coefficient of variation */
  squares: bigint;
}

export type DigestCell = CellKey & Readonly<CellSums>;

/** Phase 1 done: sums instead of case rows. Equal for any order of rows and any number of shards. */
export interface Digest {
  readonly decimals: number;
  readonly cases: number;
  /** In plain string order of their keys */
  readonly cells: readonly DigestCell[];
}

/** What the rules made of each row of a table, for the list of cases and for explanations. */
export interface CaseResults {
  readonly class: readonly CaseClass[];
  readonly place: readonly PoolPlace[];
  /** Rounded points without regard to readmission */
  readonly points: readonly bigint[];
  /** Rounded points of the rows that a readmission halves, by the view they are halved in */
  readonly halved: {
    readonly month: ReadonlyMap<number, bigint>;
    readonly year: ReadonlyMap<number, bigint>;
  };
  readonly decision: ReadonlyMap<number, DecisionKind>;
}

export function factsOf(table: CaseTable, index: number, area: Area): CaseFacts {
  const row = table.at(index);
  const institution = area.institutions.get(row.institution)!;
  const group = area.groups.get(row.group);
  return {
    total: row.total,
    unreasonable: row.unreasonable,
    days: Math.max(1, row.discharge - row.admission),
    daySurgery: row.daySurgery,
    group,
    level: institution.level,
    coefficient: area.coefficients.lookup(group, institution),
    areaMeanCost: area.areaMeanCost,
    params: area.params,
  };
}

/** Class, points and place of every case; halving of stays followed by a readmission. */
export function classify(
  table: CaseTable,
  area: Area,
  report: Report,
  places: PlaceOf<typeof casesTab> = definedPlaces(casesTab),
): CaseResults {
  const classes: CaseClass[] = [];
  const pools: PoolPlace[] = [];
  const points: bigint[] = [];
  const decision = new Map<number, DecisionKind>();
  const seen = new Set<string>();
  const decimals = area.params['points.decimals'];
  for (let index = 0; index < table.size; index++) {
    const decided = area.decisions.get(table.caseNumber(index));
    const result = casePoints(area.programme, factsOf(table, index, area), decided);
    classes.push(result.class);
    pools.push(result.place);
    points.push(roundTo(result.points, decimals));
    if (decided) {
      seen.add(table.caseNumber(index));
      decision.set(index, decided.kind);
      reportIdleDecision(table.caseNumber(index), decided, result, area, report);
    }
  }
  for (const [number, { row }] of area.decisions) {
    if (!seen.has(number)) {
      report(finding('DECISION_CASE_UNKNOWN', area.places.decisions(row, 'case'), { text: number }));
    }
  }
  return { class: classes, place: pools, points, decision, halved: halve(table, area, report, places) };
}

function reportIdleDecision(
  number: string,
  decided: { readonly kind: DecisionKind; readonly row: number },
  result: CasePoints,
  area: Area,
  report: Report,
): void {
  if (decided.kind !== '追加點數') return;
  const where = area.places.decisions(decided.row, 'kind');
  if (result.class !== 'high') report(finding('DECISION_NOT_HIGH', where, { text: number }));
  else if (area.params['case.high.extra'] === 'none')
    report(finding('DECISION_NO_EXTRA', where, { text: number }));
}

/** Pairs every stay with the one just before it, within the month and within the year. */
function halve(
  table: CaseTable,
  area: Area,
  report: Report,
  places: PlaceOf<typeof casesTab>,
): CaseResults['halved'] {
  const month = new Map<number, bigint>();
  const year = new Map<number, bigint>();
  const order = table.byStay();
  const lastOfMonth = new Map<number, number>();
  for (let at = 1; at < order.length; at++) {
    const next = order[at]!;
    const previous = order[at - 1]!;
    if (!table.sameStay(previous, next)) {
      lastOfMonth.clear();
      continue;
    }
    lastOfMonth.set(monthIndex(table.discharge(previous)), previous);
    if (staysOverlap(pairOf(table, previous, next, area))) {
      const where = places(table.row(next), 'admission');
      report(finding('STAYS_OVERLAP', where, { other: table.caseNumber(previous) }));
    }
    halveInto(year, table, previous, next, area);
    const sameMonth = lastOfMonth.get(monthIndex(table.discharge(next)));
    if (sameMonth !== undefined) halveInto(month, table, sameMonth, next, area);
  }
  return { month, year };
}

const monthIndex = (day: number): number => {
  const date = new Date(day * 86_400_000);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
};

const pairOf = (table: CaseTable, previous: number, next: number, { params }: Area): StayPair => ({
  previousDischarge: table.discharge(previous),
  admission: table.admission(next),
  plannedReturn: table.plannedReturn(next),
  group: table.group(next),
  params,
});

function halveInto(
  halved: Map<number, bigint>,
  table: CaseTable,
  previous: number,
  next: number,
  area: Area,
): void {
  const rule = area.programme.readmission[0];
  const pair = pairOf(table, previous, next, area);
  if (!rule || !(rule.when?.(pair) ?? true)) return;
  const decided = area.decisions.get(table.caseNumber(previous));
  const { points, fixed } = casePoints(area.programme, factsOf(table, previous, area), decided);
  if (!fixed) halved.set(previous, roundTo(rule.apply(pair)(points), area.params['points.decimals']));
}

/** Adds the cases up. */
export function sumCases(table: CaseTable, results: CaseResults, area: Area): Digest {
  const cells = new Map<string, CellKey & CellSums>();
  for (let index = 0; index < table.size; index++) {
    const row = table.at(index);
    const key = {
      fund: row.fund as Fund,
      month: String((monthIndex(row.discharge) % 12) + 1).padStart(2, '0'),
      institution: row.institution,
      group: row.group,
      class: results.class[index]!,
      place: results.place[index]!,
    };
    const name = Object.values(key).join('\u0000');
    let cell = cells.get(name);
    if (!cell) {
      cell = { ...key, ...emptySums() };
      cells.set(name, cell);
    }
    const points = results.points[index]!;
    cell.cases += 1;
    cell.monthPoints += results.halved.month.get(index) ?? points;
    cell.yearPoints += results.halved.year.get(index) ?? points;
    cell.monthHalved += results.halved.month.has(index) ? 1 : 0;
    cell.yearHalved += results.halved.year.has(index) ? 1 : 0;
    cell.decisions += results.decision.has(index) && results.place[index] !== 'unpaid' ? 1 : 0;
    cell.total = fen(cell.total + row.total);
    cell.unreasonable = fen(cell.unreasonable + row.unreasonable);
    cell.fundPaid = fen(cell.fundPaid + row.fundPaid);
    cell.otherPaid = fen(cell.otherPaid + row.otherPaid);
    cell.patientPaid = fen(cell.patientPaid + row.patientPaid);
    cell.days += Math.max(1, row.discharge - row.admission);
    cell.squares += row.total * row.total;
  }
  const sorted = [...cells].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell);
  return { decimals: area.params['points.decimals'], cases: table.size, cells: sorted };
}

const emptySums = (): CellSums => ({
  cases: 0,
  monthPoints: 0n,
  yearPoints: 0n,
  monthHalved: 0,
  yearHalved: 0,
  decisions: 0,
  total: fen(0n),
  unreasonable: fen(0n),
  fundPaid: fen(0n),
  otherPaid: fen(0n),
  patientPaid: fen(0n),
  days: 0,
  squares: 0n,
});

/** Case numbers that stand twice, each told at its second row. */
export function reportDuplicates(table: CaseTable, report: Report, place: PlaceOf<typeof casesTab>): void {
  const order = table.byCaseNumber();
  for (let at = 1; at < order.length; at++) {
    const [a, b] = [order[at - 1]!, order[at]!];
    if (table.caseNumber(a) !== table.caseNumber(b)) continue;
    const [first, second] = [table.row(a), table.row(b)].sort((x, y) => x - y) as [number, number];
    report(finding('CASE_DUPLICATE', place(second, 'case'), { text: table.caseNumber(a), other: first }));
  }
}
