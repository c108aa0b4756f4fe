import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { RawCell, RawRow, RawTab } from '../../../shared/sheets/raw.ts';
import { rangeName } from '../../../shared/sheets/sheet-model.ts';
import type { ReadFile } from '../workbooks.ts';
import { tabKey } from './tab-name.ts';

/** The wanted tabs of a file, in the file's order, and the names of the rest. A name in both scripts comes twice. */
export function splitTabs(
  { sheets = [] }: sheets_v4.Schema$Spreadsheet,
  names: readonly string[],
): Pick<ReadFile, 'tabs' | 'otherTabs'> {
  const keys = new Set(names.map(tabKey));
  const { wanted = [], others = [] } = Object.groupBy(sheets, (sheet) =>
    keys.has(tabKey(titleOf(sheet))) ? 'wanted' : 'others',
  );
  const seen = others.filter(({ properties }) => !properties?.hidden);
  return { tabs: wanted.map(toTab), otherTabs: seen.map(titleOf) };
}

/** The rows of the only tab and range that was asked for. */
export const topRows = ({ sheets = [] }: sheets_v4.Schema$Spreadsheet): readonly RawRow[] =>
  sheets.flatMap(({ data = [] }) => data.flatMap(toRows));

const titleOf = ({ properties }: sheets_v4.Schema$Sheet): string => properties?.title ?? '';

const toTab = (sheet: sheets_v4.Schema$Sheet): RawTab => ({
  name: titleOf(sheet),
  rows: withoutBlankEnd((sheet.data ?? []).flatMap(toRows)),
  merges: (sheet.merges ?? []).map(mergeName),
});

function toRows({ startRow, startColumn, rowData = [] }: sheets_v4.Schema$GridData): RawRow[] {
  const before = Array.from({ length: startColumn ?? 0 }, () => null);
  return rowData.map(({ values = [] }, index) => {
    const cells = values.map(toCell);
    while (cells.length > 0 && cells.at(-1) === null) cells.pop();
    return { row: (startRow ?? 0) + index + 1, cells: cells.length > 0 ? [...before, ...cells] : [] };
  });
}

function withoutBlankEnd(rows: RawRow[]): RawRow[] {
  while (rows.length > 0 && rows.at(-1)!.cells.length === 0) rows.pop();
  return rows;
}

/** What such a cell shows was computed elsewhere: a formula beside or above it fills it. */
const SPILLED = '（由其他單元格的公式填入）';

function toCell({ userEnteredValue: typed, effectiveValue: shown }: sheets_v4.Schema$CellData): RawCell {
  if (typed?.formulaValue != null) return { kind: 'formula', text: typed.formulaValue };
  if (shown?.errorValue) return { kind: 'error', text: errorText(shown.errorValue) };
  if (!typed && shown) return { kind: 'formula', text: SPILLED };
  return typed?.stringValue ?? typed?.numberValue ?? typed?.boolValue ?? null;
}

const ERRORS: Readonly<Record<string, string>> = {
  NULL_VALUE: '#NULL!',
  DIVIDE_BY_ZERO: '#DIV/0!',
  VALUE: '#VALUE!',
  REF: '#REF!',
  NAME: '#NAME?',
  NUM: '#NUM!',
  N_A: '#N/A',
};

const errorText = ({ type }: sheets_v4.Schema$ErrorValue): string => ERRORS[type ?? ''] ?? '#ERROR!';

function mergeName(range: sheets_v4.Schema$GridRange): string {
  const { startRowIndex: top, startColumnIndex: left, endRowIndex: below, endColumnIndex: beside } = range;
  return rangeName(left ?? 0, (top ?? 0) + 1, (beside ?? 1) - 1, below ?? 1);
}
