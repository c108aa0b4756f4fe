import type { Row } from '../model/grid.ts';
import type { Workbook } from '../model/workbook.ts';

export interface RowChanges {
  readonly sheetId: number;
  readonly written: readonly Row[];
  /** Ids of rows that are no more. */
  readonly gone: readonly number[];
}

/** Which rows differ between two states: states share the rows that are the same. */
export function rowChanges(before: Workbook | undefined, after: Workbook): RowChanges[] {
  const old = new Map(before?.sheets.map((sheet) => [sheet.id, sheet.grid.rows]));
  const changes = after.sheets.map(({ id, grid }) => compare(id, old.get(id) ?? [], grid.rows));
  const kept = new Set(after.sheets.map(({ id }) => id));
  for (const [id, rows] of old) if (!kept.has(id)) changes.push(compare(id, rows, []));
  return changes.filter(({ written, gone }) => written.length + gone.length > 0);
}

type Rows = readonly (Row | undefined)[];

function compare(sheetId: number, before: Rows, after: Rows): RowChanges {
  const left = new Map<number, Row>();
  const come: Row[] = [];
  for (let index = 0; index < Math.max(before.length, after.length); index++) {
    const [was, is] = [before[index], after[index]];
    if (was === is) continue;
    if (was) left.set(was.id, was);
    if (is) come.push(is);
  }
  const written = come.filter((row) => left.get(row.id) !== row);
  for (const { id } of come) left.delete(id);
  return { sheetId, written, gone: [...left.keys()] };
}
