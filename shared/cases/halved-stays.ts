import { finding, type Report } from '../findings/finding.ts';
import { roundTo } from '../money/round.ts';
import { type StayPair, staysOverlap } from '../rules/case/readmission.ts';
import type { Area } from '../settle/area.ts';
import { monthOf } from '../sheets/calendar.ts';
import type { PlaceOf } from '../sheets/read-tab.ts';
import type { casesTab } from '../sheets/tabs/case-tabs.ts';
import { casePoints } from './case-points.ts';
import type { CaseTable } from './case-table.ts';
import { factsOf } from './facts-of.ts';

/** The rounded points of the rows that a readmission halves, by the view they are halved in. */
export interface HalvedStays {
  readonly month: ReadonlyMap<number, bigint>;
  readonly year: ReadonlyMap<number, bigint>;
}

/** Pairs every stay with the one just before it, within the month and within the year. */
export function halvedStays(
  table: CaseTable,
  area: Area,
  report: Report,
  places: PlaceOf<typeof casesTab>,
): HalvedStays {
  const month = new Map<number, bigint>();
  const year = new Map<number, bigint>();
  const order = table.byStay();
  const lastOfMonth = new Map<string, number>();
  for (let at = 1; at < order.length; at++) {
    const next = order[at]!;
    const previous = order[at - 1]!;
    if (!table.sameStay(previous, next)) {
      lastOfMonth.clear();
      continue;
    }
    lastOfMonth.set(monthOf(table.discharge(previous)), previous);
    if (staysOverlap(pairOf(table, previous, next, area))) {
      const where = places(table.row(next), 'admission');
      report(finding('STAYS_OVERLAP', where, { other: table.caseNumber(previous) }));
    }
    halveInto(year, table, previous, next, area);
    const sameMonth = lastOfMonth.get(monthOf(table.discharge(next)));
    if (sameMonth !== undefined) halveInto(month, table, sameMonth, next, area);
  }
  return { month, year };
}

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
