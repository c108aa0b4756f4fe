import { compareText } from '../settle/methods/compare-text.ts';
import { closedValue } from '../sheets/read-cell.ts';
import type { Tab } from '../sheets/tab.ts';
import { LEVELS } from '../sheets/tabs/values.ts';
import { cellText } from '../sheets/write-cell.ts';

/** A row by its column keys, as texts that read back. */
export type RowTexts = Readonly<Record<string, string>>;

/** A row that one input has and the other has not, or has with other cells. */
export interface RowChange {
  readonly kind: 'added' | 'removed' | 'changed';
  /** The columns it is known by, and their texts */
  readonly key: RowTexts;
  readonly before?: RowTexts;
  readonly after?: RowTexts;
  /** The columns whose texts differ; all of them for a row that only one input has */
  readonly columns: readonly string[];
}

type Row = Readonly<Record<string, unknown>>;

/** The texts of a row in one script; blanks are empty. */
export const textsOfRow = (tab: Tab, row: Row): RowTexts =>
  Object.fromEntries(
    Object.entries(tab.columns).map(([key, column]) => {
      const text = cellText(row[key], column.type) ?? '';
      return [key, key === 'target' ? (closedValue(text, LEVELS) ?? text) : text];
    }),
  );

const joined = (texts: RowTexts, columns: readonly string[]): string =>
  columns.map((column) => texts[column]).join('\u001f');

/**
 * What differs between the rows of a tab in two inputs, in the order of their keys. Rows that are the same in both say
 * nothing; of the rest, rows of one key are paired in the order of their texts.
 */
export function rowChanges(
  tab: Tab,
  keys: readonly string[],
  before: readonly Row[],
  after: readonly Row[],
): readonly RowChange[] {
  const columns = Object.keys(tab.columns);
  const grouped = (rows: readonly Row[]) =>
    Map.groupBy(
      rows.map((row) => textsOfRow(tab, row)),
      (texts) => joined(texts, keys),
    );
  const [old, fresh] = [grouped(before), grouped(after)];
  const names = [...new Set([...old.keys(), ...fresh.keys()])].sort(compareText);
  return names.flatMap((name) => {
    const [gone, come] = withoutEqual(old.get(name) ?? [], fresh.get(name) ?? [], columns);
    const pairs = Math.max(gone.length, come.length);
    return Array.from({ length: pairs }, (_, index) => rowChange(keys, columns, gone[index], come[index]));
  });
}

export function rowChange(
  keys: readonly string[],
  columns: readonly string[],
  before: RowTexts | undefined,
  after: RowTexts | undefined,
): RowChange {
  const known = (before ?? after)!;
  const key = Object.fromEntries(keys.map((column) => [column, known[column]!]));
  if (!before) return { kind: 'added', key, after: after!, columns };
  if (!after) return { kind: 'removed', key, before, columns };
  const differing = columns.filter((column) => before[column] !== after[column]);
  return { kind: 'changed', key, before, after, columns: differing };
}

/** Rows of one key that only one side has, each as often as it has them more, in the order of their texts. */
function withoutEqual(
  before: readonly RowTexts[],
  after: readonly RowTexts[],
  columns: readonly string[],
): readonly [readonly RowTexts[], readonly RowTexts[]] {
  const sorted = (rows: readonly RowTexts[]) =>
    rows.map((row) => [joined(row, columns), row] as const).sort(([a], [b]) => compareText(a, b));
  const [old, fresh] = [sorted(before), sorted(after)];
  const more = (rows: typeof old, others: typeof old) => {
    const left = new Map<string, number>();
    for (const [text] of others) left.set(text, (left.get(text) ?? 0) + 1);
    return rows.flatMap(([text, row]) => {
      const same = left.get(text) ?? 0;
      if (same === 0) return [row];
      left.set(text, same - 1);
      return [];
    });
  };
  return [more(old, fresh), more(fresh, old)];
}
