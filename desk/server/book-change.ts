import type { FileRecord } from '../google/drive/file.ts';
import type { Row } from '../google/model/grid.ts';
import type { Editor } from '../google/model/protection.ts';
import type { Sheet, Workbook } from '../google/model/workbook.ts';
import type { BookChange, SheetContent } from '../page/contract.ts';
import { fastened, LineCoder, sheetContent, sheetHead } from './book-content.ts';

/** What a page that shows `before` needs to show `after`: states share what did not change, so this is cheap to tell. */
export function bookChange(
  file: FileRecord,
  before: Workbook,
  after: Workbook,
  knownPool: number,
  editor: Editor,
): BookChange {
  const sheets: SheetContent[] = [];
  const lines: BookChange['lines'][number][] = [];
  for (const sheet of after.sheets) {
    const old = before.sheets.find(({ id }) => id === sheet.id);
    if (!old || !sameLayout(old, sheet)) {
      sheets.push(sheetContent(sheet, after, editor));
      continue;
    }
    const changed = changedLines(old, sheet, after);
    if (changed) lines.push({ id: sheet.id, ...changed });
  }
  return {
    version: file.version,
    title: file.name,
    from: knownPool,
    pool: after.pool.items.slice(knownPool),
    heads: after.sheets.map((sheet) => sheetHead(sheet, editor)),
    sheets,
    lines,
  };
}

const sameLayout = (old: Sheet, sheet: Sheet): boolean =>
  sameList(old.merges, sheet.merges) &&
  sameList(old.protections, sheet.protections) &&
  old.grid.columnCount === sheet.grid.columnCount &&
  Array.from(sheet.grid.columns).every((look, column) => look === old.grid.columns[column]) &&
  sheet.grid.rows.every((row, position) => row?.look?.hidden === old.grid.rows[position]?.look?.hidden);

/** Lists are replaced, never changed in place, but also when nothing in them changes. */
const sameList = (old: readonly object[], list: readonly object[]): boolean =>
  old === list || JSON.stringify(old) === JSON.stringify(list);

function changedLines(old: Sheet, sheet: Sheet, book: Workbook) {
  const coder = new LineCoder(book);
  const heights: [number, number | null][] = [];
  let fastenedChanged = false;
  const length = Math.max(old.grid.rows.length, sheet.grid.rows.length);
  for (let position = 0; position < length; position++) {
    const [was, is] = [old.grid.rows[position], sheet.grid.rows[position]];
    if (was === is) continue;
    coder.add(position, is);
    const pixels = is?.look?.pixelSize;
    if (pixels !== was?.look?.pixelSize) heights.push([position, pixels ?? null]);
    fastenedChanged ||= !sameFastened(was, is);
  }
  if (coder.coded.lines.length === 0) return undefined;
  return { ...coder.coded, heights, ...(fastenedChanged && fastened(sheet, book)) };
}

function sameFastened(was: Row | undefined, is: Row | undefined): boolean {
  const length = Math.max(was?.cells.length ?? 0, is?.cells.length ?? 0);
  for (let column = 0; column < length; column++) {
    const [old, now] = [was?.cells[column], is?.cells[column]];
    if (old?.note !== now?.note || old?.validation !== now?.validation) return false;
  }
  return true;
}
