import { Interned } from '../../cases/columns.ts';
import type { CellSums } from '../../cases/stream/cell-sums.ts';
import { MONTHS } from '../../cases/stream/month-numbers.ts';
import { fen } from '../../money/fen.ts';
import { exactNumber } from '../../money/small.ts';
import { FUNDS } from '../../sheets/tabs/values.ts';
import type { WatchCell } from '../case-watch.ts';
import { inCellOrder } from '../cases/watch-cells.ts';
import { WATCH_SUMS } from './shard-watch.ts';
import type { WatchKeys } from './watch-keys.ts';

/** The departments of several shards, under one number each. */
export class Departments {
  readonly #all = new Interned();

  /** The number here of each department of a shard. */
  numbers = (departments: readonly string[]): readonly number[] =>
    departments.map((name) => this.#all.number(name));

  get texts(): readonly string[] {
    return this.#all.texts;
  }
}

/** The sums of all shards as cells. @param year of every case */
export function cellsOf(
  sums: CellSums,
  keys: WatchKeys,
  institutions: readonly string[],
  departments: readonly string[],
  year: number,
): readonly WatchCell[] {
  const cells = Array.from({ length: sums.size }, (_, index): WatchCell => {
    const { department, institution, fund, month } = keys.parts(sums.key(index));
    const all = WATCH_SUMS.map((_, column) => sums.sum(index, column));
    const [cases, days, total, ownPaid, drugs, tests, materials] = all as bigint[];
    const [children, surgery3, surgery4, referredUp, referredDown] = all
      .slice(WATCH_SUMS.indexOf('children'))
      .map((count) => exactNumber(count)!);
    return {
      institution: institutions[institution]!,
      department: departments[department]!,
      month: `${year}-${MONTHS[month]!}`,
      fund: FUNDS[fund]!.hant,
      cases: exactNumber(cases!)!,
      days: exactNumber(days!)!,
      total: fen(total!),
      ownPaid: fen(ownPaid!),
      drugs: fen(drugs!),
      tests: fen(tests!),
      materials: fen(materials!),
      children: children!,
      surgery3: surgery3!,
      surgery4: surgery4!,
      referredUp: referredUp!,
      referredDown: referredDown!,
    };
  });
  return inCellOrder(cells);
}
