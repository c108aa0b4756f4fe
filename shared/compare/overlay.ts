import { finding, type Report } from '../findings/finding.ts';
import type { Column } from '../sheets/column.ts';
import { normalise } from '../sheets/raw.ts';
import { blankValue } from '../sheets/read-cell.ts';
import type { Places } from '../sheets/read-tables.ts';
import { TABS, type Tables } from '../sheets/tabs/settlement-tabs.ts';
import type { Draft, DraftRow, DraftTab } from './draft.ts';
import { textsOfRow } from './row-changes.ts';
import { rowKeys } from './row-keys.ts';

type Row = Readonly<Record<string, unknown>>;

/**
 * An input's tabs with a draft laid over them. A row of the draft takes the place of all rows with the same key, and
 * is added where there is none. Where there is one row on either side, cells left blank keep what they were.
 */
export function overlaid(
  base: { readonly tables: Tables; readonly places: Places },
  draft: Draft,
  report: Report,
): { readonly tables: Tables; readonly places: Places } {
  const tables: Record<string, unknown> = { ...base.tables };
  const places: Record<string, unknown> = { ...base.places };
  for (const one of draft.tabs) {
    tables[one.tab] = rowsWith(base.tables[one.tab] as unknown as readonly Row[], one, report);
    if (one.rows.length > 0) places[one.tab] = one.place;
  }
  return { tables: tables as unknown as Tables, places: places as unknown as Places };
}

function rowsWith(rows: readonly Row[], draft: DraftTab, report: Report): readonly Row[] {
  const keyOf = keyOfRow(draft);
  const drafted = Map.groupBy(draft.rows, ({ given }) => keyOf(given));
  const before = Map.groupBy(rows, keyOf);
  const replaced = new Map(
    [...drafted].map(([key, fresh]) => [key, replacement(before.get(key) ?? [], fresh, draft, report)]),
  );
  const kept = [...before].flatMap(([key, old]) => replaced.get(key) ?? old);
  const added = [...replaced].flatMap(([key, fresh]) => (before.has(key) ? [] : fresh));
  return [...kept, ...added];
}

/** Texts such as 項目 are compared as the settlement compares them, codes as they stand. */
function keyOfRow({ tab }: DraftTab): (row: Row) => string {
  const columns = TABS[tab].columns as Readonly<Record<string, Column>>;
  return (row) => {
    const texts = textsOfRow(TABS[tab], row);
    return rowKeys(tab)
      .map((key) => (columns[key]!.type === 'text' ? normalise(texts[key]!) : texts[key]))
      .join('\u001f');
  };
}

function replacement(
  old: readonly Row[],
  fresh: readonly DraftRow[],
  draft: DraftTab,
  report: Report,
): readonly Row[] {
  for (const { row, remove } of fresh) {
    if (remove && old.length === 0) report(finding('DRAFT_ROW_ABSENT', draft.place(row)));
  }
  const stay = fresh.filter(({ remove }) => !remove);
  const [only, first] = [old[0], stay[0]];
  if (only && first && old.length === 1 && stay.length === 1) {
    return [{ ...only, ...first.given, row: first.row }];
  }
  return stay.map((one) => complete(one, draft, report)).filter((row) => row !== undefined);
}

/** A row that stands for itself: blanks mean what they mean in any tab. `undefined` after a finding was reported. */
function complete({ row, given }: DraftRow, { tab, place }: DraftTab, report: Report): Row | undefined {
  const columns = Object.entries(TABS[tab].columns as Readonly<Record<string, Column>>);
  const missing = columns.filter(([key, { required }]) => required && !(key in given));
  for (const [key, { header }] of missing) {
    report(finding('CELL_BLANK', place(row, key), { header: header.hant }));
  }
  if (missing.length > 0) return undefined;
  const blanks = columns.map(([key, column]) => [key, blankValue(column)]);
  return { ...Object.fromEntries(blanks), ...given, row };
}
