import {
  type Cell,
  type DataValidation,
  writeXlsx as encode,
  type MergeRange,
  type WriteSheet,
} from 'hucre/xlsx';
import { formatUnits } from '../../shared/money/decimal-text.ts';
import { toSerial } from '../../shared/sheets/calendar.ts';
import { absoluteRange, type CellRange, quotedTab, readRange } from '../../shared/sheets/range.ts';
import { rowHeights } from '../../shared/sheets/row-heights.ts';
import type {
  CellStyle,
  CellValue,
  ModelCell,
  SheetModel,
  Validation,
} from '../../shared/sheets/sheet-model.ts';
import { FONT, styleOf } from './workbook-style.ts';
import { LAST_COLUMN, LAST_ROW } from './xlsx/limits.ts';

export interface WorkbookOptions {
  /** Shown among the file's properties. */
  readonly title: string;
  /** Written as the time of creation; with the same one, the same sheets give the same bytes. */
  readonly madeAt: Date;
}

/**
 * An `.xlsx` file of these sheets. It holds values only: no text can become a formula or an error value, and amounts
 * that a spreadsheet's 15 digits cannot hold exactly are written as texts.
 * @throws RangeError for a model no spreadsheet can show.
 */
export const writeXlsx = (
  sheets: readonly SheetModel[],
  { title, madeAt }: WorkbookOptions,
): Promise<Uint8Array> =>
  encode({
    sheets: sheets.map(toSheet),
    namedRanges: sheets.flatMap(repeatedRows),
    properties: { title, created: madeAt, modified: madeAt },
    defaultFont: { ...FONT },
  });

function toSheet(model: SheetModel): WriteSheet {
  const grid = new Grid(model.unlocked ?? []);
  model.rows.forEach((row, index) => {
    grid.addRow(index, row);
  });
  for (let index = 0; index < (model.blankRows ?? 0); index++) {
    const blank = model.columns.map(({ style = 'text' }): ModelCell => ({ value: null, style }));
    grid.addRow(model.rows.length + index, blank);
  }
  grid.addUnlocked();
  return {
    name: model.name,
    columns: model.columns.map(({ width }) => ({ width: width + 1 })),
    cells: grid.cells,
    merges: grid.merges,
    rowDefs: new Map(rowHeights(model).map((height, row) => [row, { height }])),
    freezePane: { rows: model.frozenRows, columns: model.frozenColumns ?? 0 },
    dataValidations: (model.validations ?? []).map(toValidation),
    ...(model.autoFilter !== undefined && { autoFilter: { range: model.autoFilter } }),
    ...(model.protected && {
      protection: { sheet: true, formatColumns: true, formatRows: true, autoFilter: true },
    }),
    ...(model.print.breaks && { rowBreaks: model.print.breaks.map(lastRowBefore) }),
    ...pageOf(model),
  };
}

/** The encoder wants the last row of a page. */
const lastRowBefore = (row: number): number => row - 1;

class Grid {
  readonly cells = new Map<string, Partial<Cell>>();
  readonly merges: MergeRange[] = [];
  readonly #unlocked: readonly CellRange[];

  constructor(unlocked: readonly string[]) {
    this.#unlocked = unlocked.map(readRange);
  }

  addRow(row: number, cells: readonly ModelCell[]): void {
    let column = 0;
    for (const { value, style, span = 0, link } of cells) {
      this.#put(row, column, value, style, link);
      for (let covered = 1; covered <= span; covered++) this.#put(row, column + covered, null, style);
      if (span > 0) this.merges.push({ startRow: row, endRow: row, startCol: column, endCol: column + span });
      column += span + 1;
    }
  }

  /** A range without cells cannot be unlocked in a file: it gets blank ones. */
  addUnlocked(): void {
    for (const { left, top, right, bottom } of this.#unlocked) {
      for (let row = top; row <= bottom; row++) {
        for (let column = left; column <= right; column++) {
          if (!this.cells.has(`${row},${column}`)) this.#put(row, column, null, 'text');
        }
      }
    }
  }

  #put(row: number, column: number, value: CellValue, style: CellStyle, link?: string): void {
    if (row >= LAST_ROW || column >= LAST_COLUMN)
      throw new RangeError(`no cell in row ${row}, column ${column}`);
    const unlocked = this.#unlocked.some(
      ({ left, top, right, bottom }) => row >= top && row <= bottom && column >= left && column <= right,
    );
    this.cells.set(`${row},${column}`, {
      ...toCell(value),
      style: styleOf(value, style, unlocked),
      ...(link !== undefined && { hyperlink: linkTo(link) }),
    });
  }
}

/** A place within the same file; nothing outside it is ever opened. */
const linkTo = (sheet: string): NonNullable<Cell['hyperlink']> => ({
  target: '',
  location: `${quotedTab(sheet)}!A1`,
});

function toCell(value: CellValue): Partial<Cell> {
  if (value === null || typeof value === 'boolean') return { value };
  if (typeof value === 'string') return textCell(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new RangeError(`not a count: ${value}`);
    return { value };
  }
  if ('day' in value) return { value: toSerial(value.day) };
  return 'fen' in value ? amountCell(value.fen, 2) : amountCell(value.units, value.decimals);
}

const EXACT_DIGITS = 10n ** 15n;

/** The nearest floating-point number of up to 15 digits is shown as just those digits; of more, perhaps not. */
function amountCell(units: bigint, decimals: number): Partial<Cell> {
  const text = formatUnits(units, decimals);
  return { value: units < EXACT_DIGITS && units > -EXACT_DIGITS ? Number(text) : text };
}

const MOST_TEXT = 32_767;

/** As rich text of one piece, since the encoder would make an error value of a plain text such as `#REF!`. */
function textCell(value: string): Partial<Cell> {
  const text = escapeText(cut(value, MOST_TEXT));
  return text.startsWith('#') ? { value: text, richText: [{ text }] } : { value: text };
}

/** Spreadsheets read `_x0041_` as an escaped character: what happens to look like one is escaped itself. */
const escapeText = (text: string): string =>
  text
    .replace(/_(?=x[\da-fA-F]{4}_)/g, '_x005F_')
    .replace(/[\ufffe\uffff]/g, (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase()}_`);

const cut = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;

const MOST_LIST = 255;
const MOST_PROMPT = 255;
const MOST_PROMPT_TITLE = 32;

function toValidation({ range, values, title, help }: Validation): DataValidation {
  const prompt = {
    range,
    allowBlank: true,
    showInputMessage: true,
    inputTitle: cut(title, MOST_PROMPT_TITLE),
    inputMessage: cut(help, MOST_PROMPT),
  };
  if (values === undefined) return { ...prompt, type: 'custom', formula1: 'TRUE' };
  if ('tab' in values)
    return { ...prompt, type: 'list', showErrorMessage: true, formula1: absoluteRange(values) };
  if (values.some((value) => /[",]/.test(value)) || values.join().length > MOST_LIST) {
    throw new RangeError(`these values do not fit a drop-down list: ${values.join('、')}`);
  }
  return { ...prompt, type: 'list', showErrorMessage: true, values: [...values] };
}

const MOST_FOOTER = 200;

function pageOf({ title, print }: SheetModel): Pick<WriteSheet, 'pageSetup' | 'headerFooter'> {
  return {
    pageSetup: {
      paperSize: 'a4',
      orientation: print.orientation,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { top: 0.7, bottom: 0.7, left: 0.5, right: 0.5, header: 0.3, footer: 0.3 },
    },
    headerFooter: {
      ...(title !== undefined && { oddHeader: `&C${printed(title)}` }),
      oddFooter: `&L${printed(print.footer)}&R&P / &N`,
    },
  };
}

/** Named here, because the encoder's own page setup leaves the tab's name without quotes. */
const repeatedRows = ({ name, print: { repeatRows } }: SheetModel) =>
  repeatRows
    ? [
        {
          name: '_xlnm.Print_Titles',
          range: `${quotedTab(name)}!$${repeatRows[0]}:$${repeatRows[1]}`,
          scope: name,
        },
      ]
    : [];

const printed = (text: string): string => cut(text, MOST_FOOTER).replaceAll('&', '&&');
