import { type Mask, project, within } from '../api/mask.ts';
import type { Api } from '../api/sheets-api.ts';
import { findArea } from '../model/a1.ts';
import { DEFAULT_FORMAT, shownFormat } from '../model/format.ts';
import { visible } from '../model/metadata.ts';
import type { Editor } from '../model/protection.ts';
import { rangeOf } from '../model/range.ts';
import type { SheetArea } from '../model/sheet-area.ts';
import type { Metadata, Sheet, Workbook } from '../model/workbook.ts';
import { gridData } from './grid.ts';
import { metadataShown } from './metadata.ts';
import { protectedRangeShown } from './protection.ts';
import { sheetProperties } from './sheet.ts';

export interface Viewed {
  readonly id: string;
  readonly title: string;
  readonly book: Workbook;
}

export interface View {
  readonly viewer: Editor;
  readonly project: string;
  /** In A1 notation; sheets outside of them are left out. */
  readonly ranges: readonly string[];
  readonly mask: Mask;
}

/** Every field but the cells: what is answered when neither cells nor fields are asked for. */
export const WITHOUT_CELLS: Mask = new Map<string, Mask>([
  ['spreadsheetId', true],
  ['properties', true],
  [
    'sheets',
    new Map(
      [
        'properties',
        'merges',
        'protectedRanges',
        'basicFilter',
        'conditionalFormats',
        'developerMetadata',
      ].map((key) => [key, true]),
    ),
  ],
  ['namedRanges', true],
  ['spreadsheetUrl', true],
  ['developerMetadata', true],
]);

/** @throws ApiError 400 for a range that cannot be read */
export function spreadsheetShown({ id, title, book }: Viewed, view: View): Api<'Spreadsheet'> {
  const { mask, viewer, project: asking } = view;
  const metadata = visible(book, asking);
  const areas = view.ranges.map((range) => findArea(book, range, 'cut'));
  const sheets = book.sheets.filter(
    (sheet) => areas.length === 0 || areas.some((area) => area.sheet === sheet),
  );
  const inner = within(mask, 'sheets');
  const head = {
    spreadsheetId: id,
    properties: {
      title,
      locale: book.locale,
      autoRecalc: book.autoRecalc,
      timeZone: book.timeZone,
      defaultFormat: shownFormat(DEFAULT_FORMAT),
    },
    ...(book.namedRanges.length > 0 && { namedRanges: book.namedRanges }),
    spreadsheetUrl: `https://docs.google.com/spreadsheets/d/${id}/edit`,
    ...listed('developerMetadata', at(metadata, 'SPREADSHEET')),
  };
  return {
    ...(project(head, mask) as Api<'Spreadsheet'>),
    ...(inner && { sheets: sheets.map((sheet) => sheetShown(book, sheet, areas, metadata, viewer, inner)) }),
  };
}

function sheetShown(
  book: Workbook,
  sheet: Sheet,
  areas: readonly SheetArea[],
  metadata: readonly Metadata[],
  viewer: Editor,
  mask: Mask,
): Api<'Sheet'> {
  const head = {
    properties: sheetProperties(book, sheet),
    ...filled(
      'merges',
      sheet.merges.map((merge) => rangeOf(sheet.id, merge)),
    ),
    ...filled(
      'conditionalFormats',
      sheet.conditionalFormats.map((rule) => shownFormat(rule)),
    ),
    ...filled(
      'protectedRanges',
      sheet.protections.map((protection) => protectedRangeShown(protection, viewer)),
    ),
    ...(sheet.filter && { basicFilter: sheet.filter }),
    ...listed('developerMetadata', at(metadata, 'SHEET', sheet.id)),
  };
  const data = within(mask, 'data');
  const own = areas.filter((area) => area.sheet === sheet);
  const { rowCount: bottom, columnCount: right } = sheet.grid;
  const asked = own.length > 0 ? own : [{ top: 0, left: 0, bottom, right }];
  return {
    ...(project(head, mask) as Api<'Sheet'>),
    ...(data && { data: asked.map((area) => gridData(sheet, area, metadata, data)) }),
  };
}

const at = (metadata: readonly Metadata[], kind: 'SPREADSHEET' | 'SHEET', sheetId?: number): Metadata[] =>
  metadata.filter(
    ({ location }) =>
      location.kind === kind && (location.kind === 'SPREADSHEET' || location.sheetId === sheetId),
  );

const listed = (key: 'developerMetadata', metadata: readonly Metadata[]) =>
  filled(key, metadata.map(metadataShown));

/** Empty lists are left out. */
const filled = <K extends string, T>(key: K, list: readonly T[]): { readonly [Key in K]?: readonly T[] } =>
  (list.length > 0 ? { [key]: list } : {}) as { readonly [Key in K]?: readonly T[] };
