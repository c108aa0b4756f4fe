import { type Fen, fen } from '../money/fen.ts';
import type { CaseClass } from '../rules/case/facts.ts';
import type { PoolPlace } from '../rules/case/special-review.ts';
import type { Area } from '../settle/area.ts';
import { monthOf } from '../sheets/calendar.ts';
import type { Fund } from '../sheets/tabs/values.ts';
import type { CaseTable } from './case-table.ts';
import type { CaseResults } from './classify.ts';

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

/** Adds the cases up. */
export function sumCases(table: CaseTable, results: CaseResults, area: Area): Digest {
  const cells = new Map<string, CellKey & CellSums>();
  for (let index = 0; index < table.size; index++) {
    const row = table.at(index);
    const key = {
      fund: row.fund as Fund,
      month: monthOf(row.discharge).slice(5),
      institution: row.institution,
      group: row.group,
      class: results.class[index]!,
      place: results.place[index]!,
    };
    const name = keyText(key);
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
  const sorted = inKeyOrder([...cells.values()]);
  return { decimals: area.params['points.decimals'], cases: table.size, cells: sorted };
}

const keyText = ({ fund, month, institution, group, class: kind, place }: CellKey): string =>
  [fund, month, institution, group, kind, place].join('\u0000');

/** Cells in plain string order of their keys. */
export const inKeyOrder = <C extends CellKey>(cells: readonly C[]): readonly C[] =>
  cells
    .map((cell) => [keyText(cell), cell] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, cell]) => cell);

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
