import { type Traced, type TraceStep, traced } from '../../law/trace.ts';
import { fen } from '../../money/fen.ts';
import { type Fraction, fraction, over, times } from '../../money/fraction.ts';
import { oddFenOf } from '../../rules/odd-fen.ts';
import type { SchemeKey } from '../../rules/parameters.ts';
import type { Area } from '../../settle/area.ts';
import { normalise } from '../../sheets/raw.ts';
import type { Authority, Given, Source } from '../explanation.ts';
import { authority, fromLine, fromParameter, given, sumFormula, sumOf } from '../given.ts';
import {
  type Cell,
  type CellAt,
  cellGiven,
  columnGiven,
  type KeyedRow,
  type Link,
  type Origin,
  type Parts,
  statementKey,
  type Way,
} from './cell.ts';

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

const FUNCTIONS = ['min', 'max', 'round', 'trunc'];
const COLUMN = /[A-Za-z\p{Script=Han}][\w.\p{Script=Han}-]*/gu;

/** A formula in the columns of the row; `table.column` is the row of the same key in another table. */
const byColumns =
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

/** What a rule told of the cell, its symbols linked to where they stand. */
export const told =
  (links: Readonly<Record<string, Link>> = {}): Way =>
  (at) => {
    const step = at.steps.get(at.key)?.at(-1);
    return step && stepParts(at, step, links);
  };

/** What a rule told of another column of the row, with the formula that gives this one. */
export const retold =
  (
    column: string,
    formula: (inputs: TraceStep['inputs']) => string,
    links: Readonly<Record<string, Link>> = {},
  ): Way =>
  (at) => {
    const step = at.steps.get(at.key.replace(/[^/]*$/, column))?.at(-1);
    return step && stepParts(at, { ...step, formula: formula(step.inputs) }, links);
  };

/**
 * The sum of what a rule told several times, each a line of its own. A step that only leads to the next one, by its
 * rule, is the line that the next one takes by the symbol given.
 */
export const toldSum =
  (
    links: Readonly<Record<string, Link>> = {},
    leading: { readonly rule: RegExp; readonly symbol: string } | undefined = undefined,
  ): Way =>
  (at) => {
    const steps = at.steps.get(at.key);
    if (!steps) return undefined;
    const lines: Given[] = [];
    let before: string | undefined;
    for (const [index, step] of steps.entries()) {
      const key = `${at.key}#${index + 1}`;
      const chained = before !== undefined && leading ? { [leading.symbol]: linkTo(before) } : {};
      const parts = stepParts(at, step, { ...links, ...chained });
      const title = `${at.row.key} ${parts.rule?.title ?? ''}`.trim();
      const line = { key, title, ...parts, result: step.result };
      at.context.add(step.result.unit === '元' ? roundedToFen(line) : line);
      const leads = leading?.rule.test(step.rule) ?? false;
      before = leads ? key : undefined;
      if (!leads) lines.push(given(`a${lines.length + 1}`, title, step.result, fromLine(key)));
    }
    return { formula: sumFormula(lines), givens: lines };
  };

const linkTo =
  (key: string): Origin =>
  () =>
    fromLine(key);

export function stepParts(at: CellAt, step: TraceStep, links: Readonly<Record<string, Link>>): Parts {
  const rule = authorityOf(at.context.area, step.rule);
  const used = new Set(step.formula.match(/[^\s()+−×÷,]+/gu));
  const givens = Object.entries(step.inputs)
    .filter(([symbol]) => used.has(symbol) || !/[^\d.\s()+−×÷,]/u.test(step.formula))
    .map(([symbol, amount]) => {
      if (amount.name === undefined) throw new RangeError(`${step.rule} uses ${symbol}, which has no name`);
      const { name, value, unit } = amount;
      return given(symbol, name, traced(value, unit), sourceOf(at, step, symbol, links));
    });
  return { formula: step.formula, givens, ...(rule && { rule }) };
}

function sourceOf(
  at: CellAt,
  { rule, inputs }: TraceStep,
  symbol: string,
  links: Readonly<Record<string, Link>>,
): Source {
  const amount = inputs[symbol]!;
  const link = links[symbol] ?? links[symbol.replace(/\d+$/, '')];
  if (typeof link === 'string') return columnGiven(at, link).source;
  if (link) return link(at, symbol, amount);
  if (amount.reason !== undefined) return { kind: 'choice', because: amount.reason };
  if (amount.parameter !== undefined) return fromParameter(at.context.area, amount.parameter as SchemeKey);
  return { kind: 'rule', rule };
}

/** The rule of an id among those in force. */
export function authorityOf({ programme }: Pick<Area, 'programme'>, id: string): Authority | undefined {
  const rule = Object.values(programme)
    .flat()
    .find((candidate) => candidate.id === id);
  return rule && authority(rule as never);
}

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
  const total = sumOf(amounts, amounts[0]?.unit ?? '元');
  const key = `${at.key}#${symbol}`;
  const title = name ?? only?.name ?? symbol;
  at.context.add({ key, title: `${at.row.key} ${title}`, ...parts, result: total });
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
    const line = { key, title: `${at.row.key} ${title ?? name}`, ...parts, result: traced(value, unit) };
    at.context.add(unit === '元' ? roundedToFen(line) : line);
    return fromLine(key);
  };

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
      return { ...put, symbol: rows.length === 1 ? 'a' : `a${index + 1}`, name: `${row.key} ${put.name}` };
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
          name: `${row.key} ${one.name}`,
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

/** The score of a party in the statement of the appraisals. */
export const appraisedBy =
  (plan: SchemeKey): Origin =>
  (at) => {
    const name = at.context.area.params[plan];
    const because = `考核結果：參數 ${plan} 所指的方案`;
    const statement = at.context.settlement.statements.find(({ method }) => method === 'appraisal');
    const code = at.text('institution') || at.text('consortium') || at.text('group');
    const row = statement?.tables
      .find(({ key }) => key === 'scores')
      ?.rows.find(
        ({ cells }) =>
          cells['party'] === code && normalise(String(cells['plan'])) === normalise(String(name ?? '')),
      );
    if (!row) return { kind: 'choice', because };
    return fromLine(statementKey('appraisal', 'scores', `${row.cells['plan']} / ${code}`, 'score'));
  };

/** The same, as a cell that shows it. */
export const fromAppraisal =
  (plan: SchemeKey): Way =>
  (at) => {
    const value = at.row.cells[at.column];
    const amount = typeof value === 'object' && value !== null ? traced(value) : undefined;
    return (
      amount && { formula: 's', givens: [given('s', '認定得分', amount, appraisedBy(plan)(at, 's', amount))] }
    );
  };

/** The rows of another table whose texts are the same as this row’s. */
export const sameTexts =
  (...columns: readonly string[]) =>
  ({ cells }: KeyedRow, at: CellAt): boolean =>
    columns.every((column) => (cells[column] ?? '') === at.text(column));

/** Products and quotients of money are rounded to the fen once, where the formula does not say how itself. */
export const roundedToFen = <P extends Parts>(parts: P): P =>
  parts.decimals === undefined && /[×÷]/.test(parts.formula) && !/round|trunc/.test(parts.formula)
    ? { ...parts, decimals: 2 }
    : parts;

/** A setting of the area. */
export const fromSetting =
  (key: SchemeKey, name: string): Way =>
  (at) => {
    const amount = numberOf(at.context.area.params[key]);
    return (
      amount && { formula: 's', givens: [given('s', name, amount, fromParameter(at.context.area, key))] }
    );
  };

/** Where a setting was given. */
export const bySetting =
  (key: SchemeKey): Origin =>
  ({ context }) =>
    fromParameter(context.area, key);

/** A number that is found rather than computed, with the words that say how. */
export const found =
  (name: string, value: (at: CellAt) => Traced | undefined, because: string): Way =>
  (at) => {
    const amount = value(at);
    return amount && { formula: 'a', givens: [given('a', name, amount, { kind: 'choice', because })] };
  };

/** A cell of a tab, or a setting, as a number of its unit. */
export function numberOf(value: unknown): Traced | undefined {
  if (typeof value === 'bigint') return traced(fraction(value, 100n), '元');
  if (typeof value === 'number') return traced(fraction(BigInt(value)));
  const isFraction = typeof value === 'object' && value !== null && 'n' in value;
  return isFraction ? traced(value as Fraction) : undefined;
}

/** Nothing, as it is. */
export const nothing: Way = () => ({ formula: '0', givens: [] });
