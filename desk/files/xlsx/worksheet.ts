import { dayNumber, toSerial } from '../../../shared/sheets/calendar.ts';
import type { RawCell, RawRow } from '../../../shared/sheets/raw.ts';
import { damaged, tooLarge } from '../refusal.ts';
import { LAST_COLUMN, LAST_ROW, MOST_CELLS, MOST_TOKEN } from './limits.ts';
import type { WorkbookParts } from './package.ts';
import { RichText } from './strings.ts';
import { attribute, decodeEscapes, decodeText, type XmlHandler } from './xml.ts';

const DAYS_1900_TO_1904 = 1462;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Cells kept of all sheets together: a row reaches to its last value, and rows without values are not kept. */
export interface Budget {
  cells: number;
}

/**
 * Reads one sheet. Its used range is checked cell by cell before anything is kept, so one cell in XFD1048576 costs
 * nothing. Rows and cells must come in their order and once: readers differ in which of two they believe.
 */
export class WorksheetReader implements XmlHandler {
  readonly rows: RawRow[] = [];
  readonly merges: string[] = [];
  readonly #name: string;
  readonly #parts: WorkbookParts;
  readonly #budget: Budget;
  readonly #sharedFormulas = new Map<string, string>();
  readonly #inline = new RichText();
  #inData = false;
  #inInline = false;
  #row = 0;
  #column = -1;
  #widest = 0;
  #cells: RawCell[] = [];
  #attributes = '';
  #raw = '';
  #collecting = false;
  #value = '';
  #formula: string | undefined;
  #formulaAttributes = '';

  constructor(name: string, parts: WorkbookParts, budget: Budget) {
    this.#name = name;
    this.#parts = parts;
    this.#budget = budget;
  }

  open(name: string, attributes: string): void {
    if (!this.#inData) this.#openOutside(name, attributes);
    else if (this.#inInline) this.#inline.open(name);
    else if (name === 'row') this.#openRow(attributes);
    else if (name === 'c') this.#openCell(attributes);
    else if (name === 'is') this.#inInline = true;
    else if (name === 'v' || name === 'f') {
      this.#collecting = true;
      this.#raw = '';
      if (name === 'f') this.#formulaAttributes = attributes;
    }
  }

  text(raw: string): void {
    if (this.#inInline) this.#inline.add(raw);
    else if (this.#collecting) {
      this.#raw += raw;
      if (this.#raw.length > MOST_TOKEN) throw tooLarge(`${this.#here()} 的內容過長`);
    }
  }

  close(name: string): void {
    if (!this.#inData) return;
    if (name === 'is') this.#inInline = false;
    else if (this.#inInline) this.#inline.close(name);
    else if (name === 'v') this.#value = this.#collected();
    else if (name === 'f') this.#formula = this.#readFormula(this.#collected());
    else if (name === 'c') this.#closeCell();
    else if (name === 'row') this.#closeRow();
    else if (name === 'sheetData') this.#inData = false;
  }

  #openOutside(name: string, attributes: string): void {
    if (name === 'sheetData') this.#inData = true;
    else if (name === 'mergeCell') this.merges.push(attribute(attributes, 'ref') ?? '');
    else if (name === 'dimension') {
      const ref = attribute(attributes, 'ref') ?? '';
      const corner = readReference(ref.slice(ref.indexOf(':') + 1));
      if (corner) this.#checkRange(corner.row, corner.column + 1);
    }
  }

  #openRow(attributes: string): void {
    const given = attribute(attributes, 'r');
    const row = given === undefined ? this.#row + 1 : Number(given);
    if (!Number.isInteger(row) || row <= this.#row || row > LAST_ROW) {
      throw damaged(`工作表「${this.#name}」第 ${given ?? row} 行重複、次序錯亂或超出範圍`);
    }
    this.#row = row;
    this.#column = -1;
    this.#cells = [];
  }

  #openCell(attributes: string): void {
    const given = attribute(attributes, 'r');
    const place = given === undefined ? { row: this.#row, column: this.#column + 1 } : readReference(given);
    if (place?.row !== this.#row || place.column <= this.#column || place.column >= LAST_COLUMN) {
      throw damaged(`工作表「${this.#name}」第 ${this.#row} 行的單元格 ${given ?? ''} 重複或次序錯亂`);
    }
    this.#column = place.column;
    this.#checkRange(this.#row, this.#column + 1);
    this.#attributes = attributes;
    this.#value = '';
    this.#formula = undefined;
    this.#inline.take();
  }

  #checkRange(row: number, columns: number): void {
    this.#widest = Math.max(this.#widest, columns);
    if (row * this.#widest > MOST_CELLS) {
      throw tooLarge(
        `工作表「${this.#name}」使用到第 ${row} 行、共 ${this.#widest} 欄，上限 ${MOST_CELLS} 格`,
      );
    }
  }

  #closeCell(): void {
    const type = attribute(this.#attributes, 't') ?? 'n';
    const formula = type === 'b' && isConstant(this.#formula) ? undefined : this.#formula;
    const cell: RawCell = formula === undefined ? this.#readCell(type) : { kind: 'formula', text: formula };
    if (cell === null) return;
    this.#budget.cells -= this.#column + 1 - this.#cells.length;
    if (this.#budget.cells < 0) throw tooLarge(`各工作表合計超過 ${MOST_CELLS} 格`);
    while (this.#cells.length < this.#column) this.#cells.push(null);
    this.#cells.push(cell);
  }

  #closeRow(): void {
    if (this.#cells.length > 0) this.rows.push({ row: this.#row, cells: this.#cells });
  }

  #readCell(type: string): RawCell {
    if (type === 'inlineStr') return this.#inline.take() || null;
    const value = this.#value;
    if (value === '') return null;
    if (type === 's') return this.#sharedString(value);
    if (type === 'str') return decodeEscapes(value) || null;
    if (type === 'b') return value === '1' || value === 'true';
    if (type === 'e') return { kind: 'error', text: value };
    if (type === 'd') return isoSerial(value) ?? value;
    return this.#readNumber(value);
  }

  #sharedString(index: string): string | null {
    const text = this.#parts.strings[Number(index)];
    if (text === undefined) throw damaged(`${this.#here()} 所指的文字不存在`);
    return text || null;
  }

  /** A number that JavaScript cannot hold stays a text, for the cell's own type to refuse. */
  #readNumber(value: string): number | string {
    const number = Number(value);
    if (!NUMBER.test(value) || !Number.isFinite(number)) return value;
    const isDate = this.#parts.dates1904?.(Number(attribute(this.#attributes, 's') ?? 0)) ?? false;
    return isDate ? number + DAYS_1900_TO_1904 : number;
  }

  /** A formula filled down is written once; the cells below are shown with its first text. */
  #readFormula(text: string): string {
    const shared = attribute(this.#formulaAttributes, 'si');
    if (shared === undefined) return `=${text}`;
    if (text !== '') this.#sharedFormulas.set(shared, text);
    return `=${this.#sharedFormulas.get(shared) ?? ''}`;
  }

  #collected(): string {
    this.#collecting = false;
    return decodeText(this.#raw);
  }

  #here(): string {
    return `工作表「${this.#name}」第 ${this.#row} 行`;
  }
}

/** LibreOffice has no booleans: it writes a typed TRUE as this formula. */
const isConstant = (formula: string | undefined): boolean => formula === '=TRUE()' || formula === '=FALSE()';

const REFERENCE = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i;

/** `B3`: row 3, column 1. */
function readReference(text: string): { readonly row: number; readonly column: number } | undefined {
  const match = REFERENCE.exec(text);
  if (!match) return undefined;
  let column = 0;
  for (const letter of match[1]!.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(match[2]), column: column - 1 };
}

/** The day of `2025-01-31T00:00:00`, as a serial. */
function isoSerial(text: string): number | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)(T|$)/.exec(text);
  const day = match && dayNumber(Number(match[1]), Number(match[2]), Number(match[3]));
  return day === null || day === undefined ? undefined : toSerial(day);
}
