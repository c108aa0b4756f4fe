import type { Fen } from '../../money/fen.ts';
import type { Area } from '../../settle/area.ts';
import { normalise, type RawTab } from '../../sheets/raw.ts';
import type { ModelCell } from '../../sheets/sheet-model.ts';
import { TABS } from '../../sheets/tabs/settlement-tabs.ts';
import { toRawTab } from '../../sheets/write-cell.ts';
import { ruleNames } from '../rule-names.ts';
import type { TrackedFlag } from './track.ts';

type ColumnKey = keyof (typeof TABS.flagHandling)['columns'];

const COLUMNS = Object.entries(TABS.flagHandling.columns) as [
  ColumnKey,
  (typeof TABS.flagHandling)['columns'][ColumnKey],
][];

/** More are not put into a sheet at one press; the rest wait for the next. */
export const MOST_NEW_ROWS = 2000;

/**
 * The columns of 異常處理 from left to right, as its header names them; `undefined` for one that is somebody's own. Without
 * the tab, those of its template.
 */
export function handlingColumns(tab: RawTab | undefined): readonly (ColumnKey | undefined)[] {
  const rows = Array.isArray(tab?.rows)
    ? (tab.rows as readonly { readonly cells: readonly unknown[] }[])
    : [];
  const keysOf = (cells: readonly unknown[]) => cells.map((text) => keyOf(String(text ?? '')));
  const header = rows.map(({ cells }) => keysOf(cells)).find((keys) => keys.includes('flag'));
  return header ?? COLUMNS.map(([key]) => key);
}

function keyOf(text: string): ColumnKey | undefined {
  const name = normalise(text);
  return COLUMNS.find(([, { header }]) => header.hant === name || header.hans === name)?.[0];
}

type Note = Partial<Record<ColumnKey, unknown>>;

/** What is noted first of flags that nobody noted yet: 待核查, with what they are now. */
function firstNotes(
  area: Area,
  tracked: readonly TrackedFlag[],
  script: (text: string) => string,
): readonly Note[] {
  const nameOf = ruleNames(area);
  return tracked
    .filter(({ handling }) => !handling)
    .map(({ id, flag, status }) => ({
      flag: id,
      status: script(status),
      rule: script(nameOf(flag.rule).title),
      ofMonth: flag.month,
      ofInstitution: flag.institution,
      value: flag.value,
      threshold: flag.threshold,
      amount: flag.amount,
    }));
}

/** Rows to put below those of a file's 異常處理. */
export const newRows = (
  area: Area,
  tracked: readonly TrackedFlag[],
  columns: readonly (ColumnKey | undefined)[],
  script: (text: string) => string,
): readonly (readonly ModelCell[])[] =>
  firstNotes(area, tracked, script)
    .slice(0, MOST_NEW_ROWS)
    .map((note) => columns.map((key) => noteCell(note, key)));

function noteCell(note: Note, key: ColumnKey | undefined): ModelCell {
  if (key === 'amount') return { value: { fen: note.amount as Fen }, style: 'money' };
  const style = key === 'handledOn' ? 'date' : 'text';
  return { value: key === undefined ? null : ((note[key] as string | undefined) ?? null), style };
}

/** The whole tab: what people noted, as it stands, and below it the flags that nobody noted yet. */
export const handlingTab = (
  area: Area,
  tracked: readonly TrackedFlag[],
  script: (text: string) => string,
): RawTab => toRawTab(TABS.flagHandling, [...area.tables.flagHandling, ...firstNotes(area, tracked, script)]);
