import { finding, type Report } from '../findings/finding.ts';
import { roundTo } from '../money/round.ts';
import type { CaseClass } from '../rules/case/facts.ts';
import type { PoolPlace } from '../rules/case/special-review.ts';
import type { Area } from '../settle/area.ts';
import { definedPlaces, type PlaceOf } from '../sheets/read-tab.ts';
import { casesTab } from '../sheets/tabs/case-tabs.ts';
import type { DecisionKind } from '../sheets/tabs/values.ts';
import { casePoints } from './case-points.ts';
import type { CaseTable } from './case-table.ts';
import { factsOf } from './facts-of.ts';
import { type HalvedStays, halvedStays } from './halved-stays.ts';

/** What the rules made of each row of a table, for the list of cases and for explanations. */
export interface CaseResults {
  readonly class: readonly CaseClass[];
  readonly place: readonly PoolPlace[];
  /** Rounded points without regard to readmission */
  readonly points: readonly bigint[];
  readonly halved: HalvedStays;
  readonly decision: ReadonlyMap<number, DecisionKind>;
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
  const reviewed = new Uint8Array(area.decisions.size);
  const decimals = area.params['points.decimals'];
  for (let index = 0; index < table.size; index++) {
    const decided = area.decisions.get(table.caseNumber(index));
    const result = casePoints(area.programme, factsOf(table, index, area), decided);
    classes.push(result.class);
    pools.push(result.place);
    points.push(roundTo(result.points, decimals));
    if (decided) {
      reviewed[area.decisions.indexOf(table.caseNumber(index))] = 1;
      decision.set(index, decided.kind);
      reportIdleDecision(table.caseNumber(index), decided, result.class === 'high', area, report);
    }
  }
  reportUnknownDecisions(reviewed, area, report);
  return { class: classes, place: pools, points, decision, halved: halvedStays(table, area, report, places) };
}

/** Special reviews of cases that are not there. @param met 1 for each review, in their order, whose case is there */
export function reportUnknownDecisions(
  met: Uint8Array,
  area: Pick<Area, 'decisions' | 'places'>,
  report: Report,
): void {
  const { decisions, places } = area;
  for (let index = met.indexOf(0); index >= 0; index = met.indexOf(0, index + 1)) {
    const where = places.decisions(decisions.rowAt(index), 'case');
    report(finding('DECISION_CASE_UNKNOWN', where, { text: decisions.numberAt(index) }));
  }
}

/** A special review that changes nothing. */
export function reportIdleDecision(
  number: string,
  decided: { readonly kind: DecisionKind; readonly row: number },
  high: boolean,
  area: Pick<Area, 'params' | 'places'>,
  report: Report,
): void {
  if (decided.kind !== '追加點數') return;
  const where = area.places.decisions(decided.row, 'kind');
  if (!high) report(finding('DECISION_NOT_HIGH', where, { text: number }));
  else if (area.params['case.high.extra'] === 'none')
    report(finding('DECISION_NO_EXTRA', where, { text: number }));
}
