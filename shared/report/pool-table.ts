import { poolKey } from '../explain/book-context.ts';
import { sumKey } from '../explain/sum-key.ts';
import { FUND_ORDER, type Pool } from '../settle/settlement.ts';
import type { CellStyle, ModelCell } from '../sheets/sheet-model.ts';
import type { Fund } from '../sheets/tabs/values.ts';
import { cell } from './cells.ts';
import type { ReportContext } from './context.ts';
import { explained, figureCell } from './figures.ts';

/** What one line says of one fund; what it leaves out is an empty cell. */
export interface Entry {
  readonly cases?: bigint;
  readonly points?: bigint;
  readonly amount?: bigint;
  /** What the line of explanation calls points and amount of a pool */
  readonly fields?: { readonly points?: string; readonly amount?: string };
}

const PARTS = [
  { key: 'cases', kind: 'count', title: '病例數' },
  { key: 'points', kind: 'points', title: '點數' },
  { key: 'amount', kind: 'money', title: '金額（元）' },
] as const;

/** 項目, 算式與依據 */
const TEXT_COLUMNS = 2;

/** The statement of pools: a block of three columns for every fund, and one for all of them where there are several. */
export class PoolTable {
  readonly width: number;
  readonly pools: readonly Pool[];
  readonly #context: ReportContext;

  constructor(context: ReportContext) {
    this.#context = context;
    const ofFund = (fund: Fund) => context.settlement.pools.filter((pool) => pool.fund === fund);
    this.pools = FUND_ORDER.flatMap(ofFund);
    this.width = TEXT_COLUMNS + this.blocks().length * PARTS.length;
  }

  /** The titles over the blocks. */
  blocks(): string[] {
    const names = this.pools.map(({ fund }) => `${fund}基金`);
    return names.length > 1 ? [...names, '合計'] : names;
  }

  headers(): ModelCell[][] {
    const { script } = this.#context;
    const header = (title: string, span = 0) => cell(script(title), 'header', span);
    const blocks = this.blocks();
    return [
      [header('項目'), header('算式與依據'), ...blocks.map((name) => header(name, PARTS.length - 1))],
      [cell(null, 'header', 1), ...blocks.flatMap(() => PARTS.map(({ title }) => header(title)))],
    ];
  }

  section(title: string): ModelCell[] {
    return [cell(this.#context.script(title), 'total', this.width - 1)];
  }

  /** One line over all funds, and its sum. A basis that a person typed is not converted. */
  line(
    label: string,
    basis: string | { readonly typed: string },
    entryOf: (pool: Pool) => Entry,
    style?: CellStyle,
  ): ModelCell[] {
    const { script } = this.#context;
    const entries = this.pools.map(entryOf);
    const all = entries.length > 1 ? [...entries, addEntries(entries)] : entries;
    const text = typeof basis === 'string' ? script(basis) : basis.typed;
    const sums = sumKeys(`${label}　各險種合計`, this.pools, entries);
    return [
      cell(script(label), style ?? 'text'),
      cell(text === '' ? null : text, style ?? 'text'),
      ...all.flatMap((entry, index) => {
        const pool = this.pools[index];
        return this.#entryCells(entry, style, pool ? poolKeys(pool, entry) : sums);
      }),
    ];
  }

  /** A line of words beside its label. */
  words(label: string, text: string): ModelCell[] {
    const { script } = this.#context;
    return [cell(script(label)), cell(script(text), 'text', this.width - TEXT_COLUMNS)];
  }

  /** Cells of the statement's own making, one for the last column of each fund's block. */
  values(label: string, basis: string, cellOf: (pool: Pool) => ModelCell): ModelCell[] {
    const { script } = this.#context;
    const cells = this.pools.flatMap((pool) => [cell(null, 'total'), cell(null, 'total'), cellOf(pool)]);
    const rest = this.width - TEXT_COLUMNS - cells.length;
    const empty = Array.from({ length: rest }, () => cell(null, 'total'));
    return [cell(script(label), 'total'), cell(script(basis), 'total'), ...cells, ...empty];
  }

  /** Zero everywhere, or marked. */
  difference(entryOf: (pool: Pool) => Entry): ModelCell[] {
    const clear = this.pools.every((pool) => PARTS.every(({ key }) => !entryOf(pool)[key]));
    const [, , ...cells] = this.line('', '', entryOf, clear ? undefined : 'warn');
    return [cell(this.#context.script('差額'), clear ? 'good' : 'warn', 1), ...cells];
  }

  #entryCells(entry: Entry, style: CellStyle | undefined, keys: Keys): ModelCell[] {
    return PARTS.map(({ key, kind }) => {
      const amount = entry[key];
      if (amount === undefined) return cell(null, style ?? kind);
      const shown = figureCell(kind, amount, this.#context.settlement, style);
      return explained(shown, key === 'cases' ? undefined : keys[key]);
    });
  }
}

/** By which points and amount of an entry are opened. */
type Keys = { readonly [K in 'points' | 'amount']?: string | undefined };

const poolKeys = ({ fund }: Pool, { fields = {} }: Entry): Keys => ({
  points: fields.points && poolKey(fund, fields.points),
  amount: fields.amount && poolKey(fund, fields.amount),
});

/** Sums of what every fund can open; a fund that has no such entry adds nothing. */
function sumKeys(title: string, pools: readonly Pool[], entries: readonly Entry[]): Keys {
  const sum = (field: 'points' | 'amount') => {
    const given = entries.flatMap((entry, index) =>
      entry[field] === undefined ? [] : [poolKeys(pools[index]!, entry)[field]],
    );
    const keys = given.filter((key) => key !== undefined);
    return keys.length > 0 && keys.length === given.length ? sumKey(title, keys) : undefined;
  };
  return { points: sum('points'), amount: sum('amount') };
}

const addEntries = (entries: readonly Entry[]): Entry =>
  Object.fromEntries(
    PARTS.flatMap(({ key }) => {
      const amounts = entries.flatMap((entry) => entry[key] ?? []);
      return amounts.length > 0 ? [[key, amounts.reduce((sum, amount) => sum + amount, 0n)]] : [];
    }),
  );

/** What is left of one entry without another. */
export const minusEntry = (a: Entry, b: Entry): Entry =>
  Object.fromEntries(
    PARTS.flatMap(({ key }) => {
      const [amount, other] = [a[key], b[key]];
      return amount === undefined || other === undefined ? [] : [[key, amount - other]];
    }),
  );
