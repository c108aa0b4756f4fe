import { type Traced, traced } from '../../law/trace.ts';
import { type Fraction, fraction } from '../../money/fraction.ts';
import type { Given } from '../explanation.ts';
import { fromLine, given, sumFormula, sumOf } from '../given.ts';
import { type Cell, type CellAt, columnGiven, type Origin, type Parts, rowLabel, type Way } from './cell.ts';

/** Runs a way, whatever form it has. */
export const drawn = (cell: Cell, at: CellAt): Parts | undefined =>
  typeof cell === 'string' ? byColumns(cell)(at) : cell(at);

/** The first of several ways that the cell came about by. */
export const either =
  (...cells: readonly Cell[]): Way =>
  (at) => {
    for (const cell of cells) {
      const parts = drawn(cell, at);
      if (parts) return parts;
    }
    return undefined;
  };

/** A way for the rows it applies to. */
export const when =
  (applies: (at: CellAt) => boolean, cell: Cell): Way =>
  (at) =>
    applies(at) ? drawn(cell, at) : undefined;

export const FUNCTIONS = ['min', 'max', 'round', 'trunc'];

export const COLUMN = /[A-Za-z\p{Script=Han}][\w.\p{Script=Han}-]*/gu;

/** A formula in the columns of the row; `table.column` is the row of the same key in another table. */
export const byColumns =
  (formula: string): Way =>
  (at) => {
    const givens = new Map<string, Given>();
    const text = formula.replace(COLUMN, (name) => {
      if (FUNCTIONS.includes(name)) return name;
      const found = columnGiven(at, name);
      const taken = [...givens].some(([other, { symbol }]) => other !== name && symbol === found.symbol);
      const put = taken ? { ...found, symbol: `${found.symbol}′` } : found;
      givens.set(name, put);
      return put.symbol;
    });
    return { formula: text, givens: [...givens.values()] };
  };

/** A formula of its own symbols; an input that is itself a sum has a line of its own, above the cell’s. */
export const made =
  (
    formula: string,
    inputs: Readonly<Record<string, Cell>>,
    names: Readonly<Record<string, string>> = {},
  ): Way =>
  (at) => {
    const givens = Object.entries(inputs).flatMap(([symbol, cell]) => {
      const parts = drawn(cell, at);
      return parts ? [inputOf(at, symbol, parts, names[symbol])] : [];
    });
    return givens.length === Object.keys(inputs).length ? { formula, givens } : undefined;
  };

function inputOf(at: CellAt, symbol: string, parts: Parts, name: string | undefined): Given {
  const [only, ...others] = parts.givens;
  if (only && others.length === 0 && parts.formula === only.symbol) {
    return { ...only, symbol, name: name ?? only.name };
  }
  const amounts = parts.givens.map(({ amount }) => amount);
  if (parts.formula !== sumFormula(parts.givens))
    throw new RangeError(`${at.key} takes ${parts.formula}, no sum`);
  const total = sumOf(amounts, amounts[0]?.unit ?? '元');
  const key = `${at.key}#${symbol}`;
  const title = name ?? only?.name ?? symbol;
  at.context.add({ key, title: `${rowLabel(at.row)} ${title}`, ...parts, result: total });
  return given(symbol, title, total, fromLine(key));
}

/** An input that has a line of its own, above the cell’s. */
export const part =
  (cell: Cell, title?: string): Origin =>
  (at, symbol, amount) => {
    const parts = drawn(cell, at);
    if (!parts) throw new RangeError(`${at.key} has no way to ${symbol}`);
    const [only, ...others] = parts.givens;
    if (only && others.length === 0 && parts.formula === only.symbol) return only.source;
    const key = `${at.key}#${symbol}`;
    const { value, unit, name = symbol } = amount;
    const line = {
      key,
      title: `${rowLabel(at.row)} ${title ?? name}`,
      ...parts,
      result: traced(value, unit),
    };
    at.context.add(unit === '元' ? roundedToFen(line) : line);
    return fromLine(key);
  };

/** Products and quotients of money are rounded to the fen once, where the formula does not say how itself. */
export const roundedToFen = <P extends Parts>(parts: P): P =>
  parts.decimals === undefined && /[×÷]/.test(parts.formula) && !/round|trunc/.test(parts.formula)
    ? { ...parts, decimals: 2 }
    : parts;

/** A cell of a tab, or a setting, as a number of its unit. */
export function numberOf(value: unknown): Traced | undefined {
  if (typeof value === 'bigint') return traced(fraction(value, 100n), '元');
  if (typeof value === 'number') return traced(fraction(BigInt(value)));
  const isFraction = typeof value === 'object' && value !== null && 'n' in value;
  return isFraction ? traced(value as Fraction) : undefined;
}

/** Nothing, as it is. */
export const nothing: Way = () => ({ formula: '0', givens: [] });
