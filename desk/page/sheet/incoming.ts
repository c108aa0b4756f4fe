import type { ICellData, IStyleData, Nullable, Workbook } from '@univerjs/core';
import type { FUniver } from '@univerjs/core/facade';
import type { BookChange, BookContent, Fastened, SheetContent, SheetHead, Value } from '../contract.ts';
import type { Outgoing } from './outgoing.ts';
import { cellOf, ROW_HEIGHT, sheetKey, UNIT, worksheetOf } from './snapshot.ts';
import { ownStyleOf, styleOf } from './style.ts';

/** Not made here: it is neither sent nor undone. */
const FROM_FILE = { fromCollab: true, onlyLocal: true } as const;

interface Kept extends SheetHead, Fastened {}

/** What the file holds besides what the component keeps, and how a change of the file gets into the component. */
export class Incoming {
  readonly #api: FUniver;
  readonly #outgoing: Outgoing;
  readonly #pool: object[];
  readonly #sheets: Map<string, Kept>;
  /** The formats of each row, by sheet */
  readonly #looks = new Map<string, Map<number, readonly number[]>>();
  #version: number;

  constructor(api: FUniver, outgoing: Outgoing, content: BookContent) {
    this.#api = api;
    this.#outgoing = outgoing;
    this.#pool = [...content.pool];
    this.#version = content.version;
    this.#sheets = new Map(content.sheets.map((sheet) => [sheetKey(sheet.id), sheet]));
    for (const sheet of content.sheets) this.#keepLooks(sheet);
  }

  sheet(key: string): Kept | undefined {
    return this.#sheets.get(key);
  }

  get sheets(): readonly Kept[] {
    return [...this.#sheets.values()];
  }

  pooled(number: number): object | undefined {
    return this.#pool[number];
  }

  apply(change: BookChange): void {
    if (change.version <= this.#version) return;
    this.#version = change.version;
    this.#pool.splice(change.from, this.#pool.length, ...change.pool);
    const replaced = new Set(change.sheets.map(({ id }) => sheetKey(id)));
    const active = this.#workbook.getActiveSheet().getSheetId();
    const activeName = this.#sheets.get(active)?.name;
    const heads = new Map(change.heads.map((head) => [sheetKey(head.id), head]));
    for (const sheet of change.sheets) this.#replace(sheet, change.heads);
    for (const key of this.#sheets.keys()) if (!heads.has(key)) this.#remove(key);
    for (const head of change.heads) if (!replaced.has(sheetKey(head.id))) this.#head(head);
    this.#order(change.heads);
    for (const lines of change.lines) this.#lines(lines);
    if (!heads.has(active) || replaced.has(active)) {
      const same = change.heads.find(({ name }) => name === activeName);
      if (same) this.#api.getActiveWorkbook()?.setActiveSheet(sheetKey(same.id));
    }
  }

  /** The whole file again, where what is shown may not be what it holds. */
  reset(content: BookContent): void {
    this.#version = -1;
    this.apply({ ...content, heads: content.sheets, lines: [] });
  }

  get #workbook(): Workbook {
    return this.#api.getActiveWorkbook()!.getWorkbook();
  }

  #do(id: string, params: object): void {
    this.#api.syncExecuteCommand(id, { unitId: UNIT, ...params }, FROM_FILE);
  }

  #keepLooks({ id, lines, patterns }: Pick<SheetContent, 'id' | 'lines' | 'patterns'>): void {
    const key = sheetKey(id);
    const looks = this.#looks.get(key) ?? new Map();
    for (const [row, pattern] of lines) looks.set(row, patterns[pattern] ?? []);
    this.#looks.set(key, looks);
  }

  /** A new sheet stands before the old one goes: a book is never without. */
  #replace(sheet: SheetContent, heads: readonly SheetHead[]): void {
    const key = sheetKey(sheet.id);
    const styles = Object.fromEntries(
      this.#pool.map((entry, number) => [`p${number}`, ownStyleOf(entry)] as const),
    );
    const index = heads.findIndex(({ id }) => id === sheet.id);
    if (this.#workbook.getSheetBySheetId(key)) {
      if (this.#workbook.getSheetSize() === 1) this.#standIn();
      this.#do('sheet.mutation.remove-sheet', { subUnitId: key, subUnitName: sheet.name });
    }
    this.#do('sheet.mutation.insert-sheet', { index, sheet: worksheetOf(sheet), styles });
    this.#sheets.set(key, sheet);
    this.#looks.delete(key);
    this.#keepLooks(sheet);
  }

  #standIn(): void {
    this.#do('sheet.mutation.insert-sheet', { index: 1, sheet: { id: 'stand-in', name: '…', cellData: {} } });
    this.#sheets.set('stand-in', { ...this.#sheets.values().next().value!, name: '…' });
  }

  #remove(key: string): void {
    this.#sheets.delete(key);
    this.#looks.delete(key);
    this.#do('sheet.mutation.remove-sheet', { subUnitId: key, subUnitName: '' });
  }

  #head(head: SheetHead): void {
    const key = sheetKey(head.id);
    const old = this.#sheets.get(key);
    if (!old) return;
    const change = (id: string, params: object) => this.#do(id, { subUnitId: key, ...params });
    if (old.name !== head.name) change('sheet.mutation.set-worksheet-name', { name: head.name });
    const { rows } = head;
    if (this.#workbook.getSheetBySheetId(key)?.getRowCount() !== rows)
      change('sheet.mutation.set-worksheet-row-count', { rowCount: rows });
    if (old.hidden !== head.hidden)
      change('sheet.mutation.set-worksheet-hidden', { hidden: head.hidden ? 1 : 0 });
    this.#sheets.set(key, { ...old, ...head });
  }

  #order(heads: readonly SheetHead[]): void {
    for (const [index, { id }] of heads.entries()) {
      const from = this.#workbook.getSheetOrders().indexOf(sheetKey(id));
      if (from === index) continue;
      const move = { subUnitId: sheetKey(id), fromOrder: from, toOrder: index };
      this.#do('sheet.mutation.set-worksheet-order', move);
    }
  }

  #lines(change: BookChange['lines'][number]): void {
    const { id, lines, patterns, notes, rules, heights } = change;
    const key = sheetKey(id);
    const kept = this.#sheets.get(key);
    const matrix = this.#workbook.getSheetBySheetId(key)?.getCellMatrix();
    if (!kept || !matrix) return;
    const looks = this.#looks.get(key);
    const cellValue: Record<number, Record<number, ICellData>> = {};
    for (const [row, pattern, ...values] of lines) {
      const styles = patterns[pattern] ?? [];
      const before = looks?.get(row) ?? [];
      const changed: Record<number, ICellData> = {};
      for (let column = 0; column < kept.columns; column++) {
        if (this.#outgoing.isPending(key, row, column)) continue;
        const style = styles[column] ?? -1;
        const cell = difference(matrix.getValue(row, column) as Nullable<ICellData>, values[column] ?? null);
        if (style !== (before[column] ?? -1)) changed[column] = { ...cell, s: this.#style(style) };
        else if (cell) changed[column] = cell;
      }
      if (Object.keys(changed).length > 0) cellValue[row] = changed;
    }
    if (heights.length > 0) {
      const ranges = heights.map(([row]) => ({ startRow: row, endRow: row, startColumn: 0, endColumn: 0 }));
      const rowHeight = Object.fromEntries(heights.map(([row, pixels]) => [row, pixels ?? ROW_HEIGHT]));
      this.#do('sheet.mutation.set-worksheet-row-height', { subUnitId: key, ranges, rowHeight });
    }
    this.#keepLooks(change);
    this.#sheets.set(key, { ...kept, ...(notes && { notes }), ...(rules && { rules }) });
    if (Object.keys(cellValue).length > 0)
      this.#do('sheet.mutation.set-range-values', { subUnitId: key, cellValue });
  }

  #style(number: number): IStyleData {
    return styleOf(this.#pool[number]);
  }
}

/** What must be set for a cell to hold a value; nothing when it holds it. */
function difference(now: Nullable<ICellData>, value: Value): ICellData | undefined {
  const typed = now?.custom !== undefined;
  if (value === null) return now?.v == null && !now?.f && !typed ? undefined : empty();
  const cell = cellOf(value);
  if (
    !typed &&
    (now?.f ?? undefined) === (cell.f ?? undefined) &&
    (cell.f || (now?.v === cell.v && now?.t === cell.t))
  )
    return undefined;
  return { ...empty(), ...cell };
}

const empty = (): ICellData =>
  ({ v: null, f: null, si: null, p: null, custom: null }) as unknown as ICellData;
