import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { RawCell, RawRow, RawTab } from '../../../shared/sheets/raw.ts';
import { rangeName } from '../../../shared/sheets/sheet-model.ts';
import { tabKey } from './tab-name.ts';

/** The wanted tabs of a file, in the file's order. A tab named twice, once in each script, comes twice. */
export function wantedTabs(
  { sheets = [] }: sheets_v4.Schema$Spreadsheet,
  wanted: readonly string[],
): readonly RawTab[] {
  const keys = new Set(wanted.map(tabKey));
  return sheets.filter(({ properties }) => keys.has(tabKey(properties?.title ?? ''))).map(toTab);
}

const toTab = ({ properties, data, merges }: sheets_v4.Schema$Sheet): RawTab => ({
  name: properties?.title ?? '',
  rows: withoutBlankEnd((data ?? []).flatMap(toRows)),
  merges: (merges ?? []).map(mergeName),
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
