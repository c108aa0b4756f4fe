import type { Place } from '../../findings/finding.ts';
import type { Column } from '../../sheets/column.ts';
import { TABS, type Tables } from '../../sheets/tabs/settlement-tabs.ts';
import { fromCell, given, sumFormula } from '../given.ts';
import type { CellAt, Origin, Way } from './cell.ts';
import { numberOf, part } from './ways.ts';

type TabName = keyof Tables;
type Row<K extends TabName> = Tables[K][number];
export type Which<K extends TabName> = (row: Row<K>, at: CellAt) => boolean;
type ColumnOf<K extends TabName> = keyof Row<K> & string;

const headerOf = (tab: TabName, column: string): string =>
  (TABS[tab].columns as Readonly<Record<string, Column>>)[column]!.header.hant;

const placeOf = ({ context }: CellAt, tab: TabName, row: number | undefined, column: string): Place =>
  (context.area.places[tab] as (row?: number, column?: string) => Place)(row, column);

const rowsOf = <K extends TabName>(at: CellAt, tab: K, which: Which<K>): readonly Row<K>[] =>
  (at.context.area.tables[tab] as readonly Row<K>[]).filter((row) => which(row, at));

/** Cells of a tab, added up; none come to nothing. */
export const fromTab =
  <K extends TabName>(tab: K, column: ColumnOf<K>, which: Which<K>): Way =>
  (at) => {
    const cells = rowsOf(at, tab, which).flatMap((row) => {
      const amount = numberOf(row[column]);
      return amount ? [{ row: row.row, amount }] : [];
    });
    const givens = cells.map(({ row, amount }, index) =>
      given(
        cells.length === 1 ? 'a' : `a${index + 1}`,
        headerOf(tab, column),
        amount,
        fromCell(placeOf(at, tab, row, column)),
      ),
    );
    return { formula: sumFormula(givens), givens };
  };

/** The same where the tab has something to add up. */
export const tabValue =
  <K extends TabName>(tab: K, column: ColumnOf<K>, which: Which<K>): Way =>
  (at) => {
    const parts = fromTab(tab, column, which)(at);
    return parts && parts.givens.length > 0 ? parts : undefined;
  };

/** The cell of a tab that an input of a rule is, though it was left blank. */
export const tabCell =
  <K extends TabName>(tab: K, column: ColumnOf<K>, which: Which<K>): Origin =>
  (at) =>
    fromCell(placeOf(at, tab, rowsOf(at, tab, which)[0]?.row, column));

/** Cells of a tab that an input of a rule is the sum of. */
export const tabSum = <K extends TabName>(tab: K, column: ColumnOf<K>, which: Which<K>): Origin =>
  part(fromTab(tab, column, which));
