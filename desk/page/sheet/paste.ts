import type { ICellData, IRange } from '@univerjs/core';
import type { FUniver } from '@univerjs/core/facade';
import { UNIT } from './snapshot.ts';
import { BLANK, setTyped } from './typing.ts';

/** Rows of cells as Excel and WPS put them on the clipboard: a cell with a tab or a line break stands in quotes. */
export function rowsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  for (let at = 0; at <= source.length; ) {
    const quoted = /^"((?:[^"]|"")*)"(?=[\t\n]|$)/.exec(source[at] === '"' ? source.slice(at) : '');
    const isTable = quoted && /[\t\n"]/.test(quoted[1]!);
    const end = isTable ? at + quoted[0].length : nextStop(source, at);
    const cell = source.slice(at, end);
    rows.at(-1)!.push(isTable ? quoted[1]!.replaceAll('""', '"') : cell);
    if (source[end] === '\n') rows.push([]);
    at = end + 1;
  }
  return rows;
}

function nextStop(source: string, from: number): number {
  for (let at = from; at < source.length; at++) if (source[at] === '\t' || source[at] === '\n') return at;
  return source.length;
}

export interface Pasting {
  readonly api: FUniver;
  readonly container: HTMLElement;
  /** Why nothing may be pasted there, if so */
  readonly objection: (sheet: string) => string | undefined;
  readonly tell: (message: string) => void;
  readonly addRows: (sheet: string, count: number) => void;
}

/**
 * Takes pasting into its own hands. The values come as text and are read by the service; formats of another program
 * would hide, among others, that a column holds texts.
 */
export function takeOverPasting(pasting: Pasting): void {
  const { api, container, objection } = pasting;
  window.addEventListener(
    'paste',
    (event) => {
      const inSheet = event.target instanceof Node && container.contains(event.target);
      const workbook = api.getActiveWorkbook();
      if (!inSheet || !workbook || workbook.isCellEditing()) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      paste(event.clipboardData?.getData('text/plain') ?? '');
    },
    { capture: true },
  );
  let cut: Cut | undefined;
  const paste = (text: string) => {
    if (pasteText(pasting, text) && cut) clear(api, cut);
    cut = undefined;
  };
  api.addEvent(api.Event.BeforeCommandExecute, (event) => {
    const workbook = api.getActiveWorkbook();
    if (event.id === COPY) cut = undefined;
    if (event.id === CUT && workbook && !workbook.isCellEditing()) {
      event.cancel = true;
      const [sheet, range] = [workbook.getActiveSheet(), workbook.getActiveRange()?.getRange()];
      void api.executeCommand(COPY);
      cut = range && !objection(sheet.getSheetId()) ? { sheet: sheet.getSheetId(), range } : undefined;
      return;
    }
    if (!/^(univer|sheet)\.command\.(paste|optional-paste)/.test(event.id)) return;
    event.cancel = true;
    void navigator.clipboard.readText().then(paste, () => pasting.tell('請用 Ctrl+V 粘貼。'));
  });
}

/** True when it was pasted. A single value fills the selection, as in every spreadsheet. */
export function pasteText({ api, objection, tell, addRows }: Pasting, text: string): boolean {
  const sheet = api.getActiveWorkbook()?.getActiveSheet();
  const range = sheet?.getActiveRange();
  if (!sheet || !range || text === '') return false;
  const key = sheet.getSheetId();
  const refused = objection(key);
  if (refused) {
    tell(refused);
    return false;
  }
  const rows = rowsOf(text);
  const [row, column] = [range.getRow(), range.getColumn()];
  const single = rows.length === 1 && rows[0]!.length === 1;
  const height = single ? range.getHeight() : rows.length;
  const width = single ? range.getWidth() : Math.max(...rows.map((line) => line.length));
  if (column + width > sheet.getMaxColumns()) {
    tell('粘貼的內容比工作表寬，請核對起始單元格。');
    return false;
  }
  const missing = row + height - sheet.getMaxRows();
  if (missing > 0) addRows(key, missing);
  const texts = single
    ? Array.from({ length: height }, () => Array.from({ length: width }, () => rows[0]![0]!))
    : rows;
  setTyped(api, key, row, column, texts);
  sheet.getRange(row, column, height, width).activate();
  return true;
}

const [COPY, CUT] = ['univer.command.copy', 'univer.command.cut'];

/** Cells whose values go where they are pasted next. */
interface Cut {
  readonly sheet: string;
  readonly range: IRange;
}

/** What was cut leaves its old place, but for cells that were just pasted over. */
function clear(api: FUniver, { sheet, range }: Cut): void {
  const pasted = api.getActiveWorkbook()?.getActiveRange()?.getRange();
  const here = api.getActiveWorkbook()?.getActiveSheet().getSheetId() === sheet;
  const value: Record<number, Record<number, ICellData>> = {};
  for (let row = range.startRow; row <= range.endRow; row++) {
    for (let column = range.startColumn; column <= range.endColumn; column++) {
      if (here && pasted && holds(pasted, row, column)) continue;
      value[row] = { ...value[row], [column]: { ...BLANK } };
    }
  }
  api.syncExecuteCommand('sheet.command.set-range-values', { unitId: UNIT, subUnitId: sheet, value });
}

const holds = (range: IRange, row: number, column: number): boolean =>
  range.startRow <= row && row <= range.endRow && range.startColumn <= column && column <= range.endColumn;
