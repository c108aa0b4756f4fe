import { ApiError } from '../api/errors.ts';
import type { Api } from '../api/sheets-api.ts';
import { findArea } from './a1.ts';
import { type Area, intersects } from './area.ts';
import { areaOfRange, gridOf } from './range.ts';
import type { SheetArea } from './sheet-area.ts';
import type { Location, Metadata, Workbook } from './workbook.ts';

type Lookup = Api<'DeveloperMetadataLookup'>;

/** What a project may see: all of DOCUMENT visibility, and its own. */
export const visible = (book: Workbook, project: string): Metadata[] =>
  book.metadata.filter(({ visibility, project: owner }) => visibility === 'DOCUMENT' || owner === project);

/** @throws ApiError 400 when the place does not exist */
export function locate(book: Workbook, location: Api<'DeveloperMetadataLocation'> | undefined): Location {
  const { spreadsheet, sheetId, dimensionRange } = location ?? {};
  if ([spreadsheet, sheetId, dimensionRange].filter((place) => place !== undefined).length !== 1) {
    throw ApiError.invalid('Must specify exactly one location: spreadsheet, sheetId or dimensionRange.');
  }
  if (spreadsheet !== undefined) return { kind: 'SPREADSHEET' };
  if (sheetId !== undefined) return { kind: 'SHEET', sheetId: gridOf(book, sheetId).id };
  const { dimension, startIndex = 0, endIndex = 0 } = dimensionRange!;
  const sheet = gridOf(book, dimensionRange!.sheetId);
  const size = dimension === 'ROWS' ? sheet.grid.rowCount : sheet.grid.columnCount;
  if (dimension === undefined || endIndex !== startIndex + 1 || startIndex < 0 || endIndex > size) {
    throw ApiError.invalid('dimensionRange must represent a single row or column of the sheet.');
  }
  return { kind: dimension === 'ROWS' ? 'ROW' : 'COLUMN', sheetId: sheet.id, index: startIndex };
}

/** Whether a filter selects the entry. @throws ApiError 400 */
export function matches(book: Workbook, filter: Api<'DataFilter'>, metadata: Metadata): boolean {
  const { developerMetadataLookup: lookup, a1Range, gridRange } = filter;
  if (lookup) return meets(book, lookup, metadata);
  if (a1Range !== undefined) return liesIn(book, findArea(book, a1Range, 'cut'), metadata);
  if (gridRange) return liesIn(book, areaOfRange(book, gridRange), metadata);
  throw ApiError.invalid('A data filter must specify a developerMetadataLookup, an a1Range or a gridRange.');
}

function meets(book: Workbook, lookup: Lookup, metadata: Metadata): boolean {
  const { metadataLocation: place, locationMatchingStrategy: strategy } = lookup;
  return (
    (lookup.metadataId ?? metadata.id) === metadata.id &&
    (lookup.metadataKey ?? metadata.key) === metadata.key &&
    (lookup.metadataValue ?? metadata.value) === metadata.value &&
    (lookup.visibility ?? metadata.visibility) === metadata.visibility &&
    (lookup.locationType ?? metadata.location.kind) === metadata.location.kind &&
    (place === undefined || isAt(book, locate(book, place), metadata, strategy !== 'EXACT_LOCATION'))
  );
}

function isAt(book: Workbook, place: Location, metadata: Metadata, intersecting: boolean): boolean {
  const exact = JSON.stringify(place) === JSON.stringify(metadata.location);
  if (exact || !intersecting || place.kind === 'SPREADSHEET') return exact;
  return liesIn(book, coverage(book, place)!, metadata);
}

function liesIn(book: Workbook, area: SheetArea, { location }: Metadata): boolean {
  const covered = coverage(book, location);
  return covered !== undefined && covered.sheet === area.sheet && intersects(covered, area);
}

/** The cells of a location; the spreadsheet as a whole has none. */
function coverage(book: Workbook, location: Location): SheetArea | undefined {
  if (location.kind === 'SPREADSHEET') return undefined;
  const sheet = gridOf(book, location.sheetId);
  const all: Area = { top: 0, left: 0, bottom: sheet.grid.rowCount, right: sheet.grid.columnCount };
  if (location.kind === 'SHEET') return { ...all, sheet };
  const { index } = location;
  return location.kind === 'ROW'
    ? { ...all, sheet, top: index, bottom: index + 1 }
    : { ...all, sheet, left: index, right: index + 1 };
}
