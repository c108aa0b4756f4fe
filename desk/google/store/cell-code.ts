import { type Cell, cellOf, isFormula } from '../model/cell.ts';
import type { Row } from '../model/grid.ts';
import type { Pool } from '../model/pool.ts';

/** A cell with more than a plain value: value, formula, note, and the numbers of format and rule in the pool. */
interface CodedCell {
  readonly v?: string | number | boolean;
  readonly q?: string;
  readonly n?: string;
  readonly f?: number;
  readonly r?: number;
}

type Coded = CodedCell | string | number | boolean | null;

interface CodedRow {
  readonly cells: readonly Coded[];
  readonly look?: Row['look'];
}

const NOBODY = {};

export const encodeRow = ({ cells, look }: Row, pool: Pool): string =>
  JSON.stringify({ cells: Array.from(cells, (cell) => encode(cell, pool)), look });

function encode(cell: Cell | undefined, pool: Pool): Coded {
  if (!cell) return null;
  const { entered, format, note, validation } = cell;
  const plain = format === undefined && note === undefined && validation === undefined;
  if (entered !== undefined && plain && !isFormula(entered)) return entered;
  return {
    ...(entered !== undefined && (isFormula(entered) ? { q: entered.formula } : { v: entered })),
    ...(note !== undefined && { n: note }),
    ...(format && { f: pool.numberOf(format) }),
    ...(validation && { r: pool.numberOf(validation) }),
  };
}

/** A row that no grid may change in place. */
export function decodeRow(id: number, text: string, pool: Pool): Row {
  const { cells, look } = JSON.parse(text) as CodedRow;
  return { id, cells: cells.map((cell) => decode(cell, pool)), look, owner: NOBODY };
}

function decode(coded: Coded, pool: Pool): Cell | undefined {
  if (coded === null) return undefined;
  if (typeof coded !== 'object') return { entered: coded };
  const { v, q, n, f, r } = coded;
  return cellOf({
    entered: q === undefined ? v : { formula: q },
    ...(n !== undefined && { note: n }),
    ...(f !== undefined && { format: pool.items[f] as Cell['format'] }),
    ...(r !== undefined && { validation: pool.items[r] as Cell['validation'] }),
  });
}
