import { traced } from '../../law/trace.ts';
import { fen } from '../../money/fen.ts';
import { fraction, over, times } from '../../money/fraction.ts';
import { oddFenOf } from '../../rules/odd-fen.ts';
import { given, sumFormula } from '../given.ts';
import { type Cell, type CellAt, cellGiven, type KeyedRow, rowLabel, type Way } from './cell.ts';
import { byColumns, COLUMN, FUNCTIONS, made } from './ways.ts';

/** Cells of another table of the statement, added up. */
export const fromRows =
  (table: string, column: string, which: (row: KeyedRow, at: CellAt) => boolean): Way =>
  (at) => {
    const shown = at.statement.tables.find(({ key }) => key === table);
    const kind = shown?.columns.find(({ key }) => key === column);
    if (!shown || !kind) return undefined;
    const rows = at.rows.get(table)!.filter((row) => (row.cells[column] ?? null) !== null && which(row, at));
    const givens = rows.map((row, index) => {
      const put = cellGiven(at, shown, row, kind);
      return {
        ...put,
        symbol: rows.length === 1 ? 'a' : `a${index + 1}`,
        name: `${rowLabel(row)} ${put.name}`,
      };
    });
    return { formula: sumFormula(givens), givens };
  };

/** A formula of every row of another table, added up. */
export const overRows =
  (table: string, which: (row: KeyedRow, at: CellAt) => boolean, formula: (row: KeyedRow) => string): Way =>
  (at) => {
    const shown = at.statement.tables.find(({ key }) => key === table);
    if (!shown) return undefined;
    const rows = at.rows.get(table)!.filter((row) => which(row, at));
    const terms = rows.map((row, index) => {
      const parts = byColumns(formula(row))({ ...at, table: shown, row });
      const numbered = (symbol: string) => `${symbol}${rows.length === 1 ? '' : index + 1}`;
      return {
        formula: parts!.formula.replace(COLUMN, (name) => (FUNCTIONS.includes(name) ? name : numbered(name))),
        givens: parts!.givens.map((one) => ({
          ...one,
          symbol: numbered(one.symbol),
          name: `${rowLabel(row)} ${one.name}`,
        })),
      };
    });
    return {
      formula: terms.map((term) => term.formula).join(' + ') || '0',
      givens: terms.flatMap((term) => term.givens),
    };
  };

/** A share of a whole by the method of the largest remainder; what it was given beyond its cut is told. */
export const share =
  (whole: Cell, weight: Cell, total: Cell, names: Readonly<Record<string, string>> = {}): Way =>
  (at) => {
    const parts = made('trunc(B × w ÷ W) + u', { B: whole, w: weight, W: total }, names)(at);
    const [b, w, all] = parts?.givens.map(({ amount }) => amount.value) ?? [];
    const amount = at.row.cells[at.column];
    if (!parts || !b || !w || !all || all.n === 0n || typeof amount !== 'bigint') return undefined;
    const { reason, value } = oddFenOf(times(fraction(100n), over(times(b, w), all)), fen(amount));
    const odd = given('u', '零頭', traced(value, '元'), { kind: 'choice', because: reason! });
    return { ...parts, givens: [...parts.givens, odd] };
  };

/** The rows of another table whose texts are the same as this row’s. */
export const sameTexts =
  (...columns: readonly string[]) =>
  ({ cells }: KeyedRow, at: CellAt): boolean =>
    columns.every((column) => (cells[column] ?? '') === at.text(column));
