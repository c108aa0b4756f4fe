import { CaseTable } from '../../cases/case-table.ts';
import { classify } from '../../cases/classify.ts';
import { factsOf } from '../../cases/facts-of.ts';
import type { CasePlaces } from '../../explain/case-sources.ts';
import type { Fraction } from '../../money/fraction.ts';
import { type CaseClass, costRatio, isGeneral } from '../../rules/case/facts.ts';
import type { PoolPlace } from '../../rules/case/special-review.ts';
import type { Area } from '../../settle/area.ts';
import { type Period, periodText } from '../../settle/settlement.ts';
import { isoDate } from '../../sheets/calendar.ts';
import type { CaseRow, DecisionRow } from '../../sheets/tabs/settlement-tabs.ts';

/** One case of a period, and what the rules made of it. */
export interface OwnCase {
  /** In the institution's table */
  readonly index: number;
  readonly row: CaseRow;
  readonly class: CaseClass;
  readonly place: PoolPlace;
  /** As the period's settlement counts them, in units of 10^-decimals */
  readonly points: bigint;
  readonly halved: boolean;
  /** r, where the group has ratios */
  readonly ratio: Fraction | undefined;
  readonly decision: DecisionRow | undefined;
}

/** The cases of one institution, with no row of anybody else in reach. */
export interface OwnCases {
  /** All of the year, for a stay may be followed by a later one */
  readonly table: CaseTable;
  readonly places: CasePlaces;
  /** Of the period, by case number */
  readonly cases: readonly OwnCase[];
}

/** The rows of every institution apart. */
export function byInstitution(table: CaseTable): ReadonlyMap<string, CaseTable> {
  const apart = new Map<string, CaseTable>();
  for (let index = 0; index < table.size; index++) {
    const code = table.institution(index);
    const own = apart.get(code) ?? new CaseTable();
    apart.set(code, own);
    own.add(table.at(index));
  }
  return apart;
}

/** Readmission looks at stays in the same institution alone, so its own rows give its own points. */
export function ownCases(area: Area, table: CaseTable, places: CasePlaces, period: Period): OwnCases {
  const results = classify(table, area, () => {}, places);
  const halved = results.halved[period.kind];
  const start = `${periodText(period)}-`;
  const decisions = new Map(area.tables.decisions.map((decision) => [decision.case, decision]));
  const cases = [...table.byCaseNumber()]
    .filter((index) => isoDate(table.discharge(index)).startsWith(start))
    .map((index): OwnCase => {
      const facts = factsOf(table, index, area);
      return {
        index,
        row: table.at(index),
        class: results.class[index]!,
        place: results.place[index]!,
        points: halved.get(index) ?? results.points[index]!,
        halved: halved.has(index),
        ratio: isGeneral(facts) ? costRatio(facts) : undefined,
        decision: decisions.get(table.caseNumber(index)),
      };
    });
  return { table, places, cases };
}

/** Not paid as a normal case is: of another class, halved, or decided by a special review, or with charges refused. */
export const isContested = ({ class: kind, halved, decision, row }: OwnCase): boolean =>
  kind !== 'normal' || halved || decision !== undefined || row.unreasonable > 0n;
