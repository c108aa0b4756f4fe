import { shown } from '../../shared/report/cells.ts';
import type { ModelCell, SheetModel } from '../../shared/sheets/sheet-model.ts';
import { type Html, html } from './html.ts';
import { isHeader, type Table, table } from './table.ts';

/** A page has a head of its own, and nobody signs on it. */
const LEFT_OUT: readonly ModelCell['style'][] = ['title', 'subtitle'];

const isNote = (row: readonly ModelCell[]) => row.length === 1 && row[0]!.style === 'note';

/** A tab of the report file as a table, with its notes below: the same cells, the same texts; amounts may be opened. */
export function sheetTable(
  id: string,
  { name, rows, frozenColumns }: SheetModel,
  linkOf?: Table['linkOf'],
): Html {
  const kept = rows.slice(HEAD_ROWS).filter((row) => row.length > 0 && !LEFT_OUT.includes(row[0]!.style));
  const first = kept.findIndex((row) => !isHeader(row));
  const body = kept.slice(first);
  const notes = body.filter(isNote).map(([note]) => html`<p class="note">${shown(note!)}</p>`);
  return html`${table({
    id,
    caption: name,
    quiet: true,
    headers: kept.slice(0, first).map((row) => [...row]),
    rows: body.filter((row) => !isNote(row)),
    heads: frozenColumns ?? 1,
    ...(linkOf && { linkOf }),
  })}${notes}`;
}

/** What every tab of a report begins with: title, subtitle, and the run it came from. */
const HEAD_ROWS = 3;
