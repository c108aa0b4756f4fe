import { fen, NO_MONEY } from '../../money/fen.ts';
import { monthOf } from '../../sheets/calendar.ts';
import type { CaseRow } from '../../sheets/tabs/settlement-tabs.ts';
import type { Fund } from '../../sheets/tabs/values.ts';
import type { WatchCell } from '../case-watch.ts';
import { compareText } from './flag-of.ts';
import type { WatchValues } from './read-watch.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const HIGH_SURGERY = 3;
const HIGHEST_SURGERY = 4;

/** Adds cases up by institution, department, month and fund. */
export class WatchCells {
  readonly #cells = new Map<string, Writable<WatchCell>>();
  readonly #childAge: number;

  constructor(childAge: number) {
    this.#childAge = childAge;
  }

  add(row: CaseRow, values: Omit<WatchValues, 'sex'>): void {
    const cell = this.#at(row, values.department);
    cell.cases += 1;
    cell.days += Math.max(1, row.discharge - row.admission);
    cell.total = fen(cell.total + row.total);
    cell.ownPaid = fen(cell.ownPaid + values.ownPaid);
    cell.drugs = fen(cell.drugs + values.drugs);
    cell.tests = fen(cell.tests + values.tests);
    cell.materials = fen(cell.materials + values.materials);
    cell.children += values.age !== undefined && values.age < this.#childAge ? 1 : 0;
    cell.surgery3 += values.surgery === HIGH_SURGERY ? 1 : 0;
    cell.surgery4 += values.surgery === HIGHEST_SURGERY ? 1 : 0;
    cell.referredUp += values.referral === 'up' ? 1 : 0;
    cell.referredDown += values.referral === 'down' ? 1 : 0;
  }

  all = (): readonly WatchCell[] => inCellOrder([...this.#cells.values()]);

  #at({ institution, discharge, fund }: CaseRow, department: string): Writable<WatchCell> {
    const cell = emptyCell(institution, department, monthOf(discharge), fund as Fund);
    const key = cellKey(cell);
    const known = this.#cells.get(key);
    if (known) return known;
    this.#cells.set(key, cell);
    return cell;
  }
}

const emptyCell = (
  institution: string,
  department: string,
  month: string,
  fund: Fund,
): Writable<WatchCell> => ({
  institution,
  department,
  month,
  fund,
  cases: 0,
  days: 0,
  total: NO_MONEY,
  ownPaid: NO_MONEY,
  drugs: NO_MONEY,
  tests: NO_MONEY,
  materials: NO_MONEY,
  children: 0,
  surgery3: 0,
  surgery4: 0,
  referredUp: 0,
  referredDown: 0,
});

const cellKey = ({ institution, department, month, fund }: WatchCell): string =>
  [institution, department, month, fund].join('\u0000');

/** In plain string order of institution, department, month, fund. */
export const inCellOrder = (cells: readonly WatchCell[]): readonly WatchCell[] =>
  cells
    .map((cell) => [cellKey(cell), cell] as const)
    .sort(([a], [b]) => compareText(a, b))
    .map(([, cell]) => cell);
