import { ApiError, noPermission } from '../api/errors.ts';
import { type Mask, project, within } from '../api/mask.ts';
import { type Api, readBody } from '../api/sheets-api.ts';
import type { FileRecord } from '../drive/file.ts';
import { newFile } from '../drive/new-file.ts';
import type { Call, Method } from '../http/call.ts';
import type { Workbook } from '../model/workbook.ts';
import { applyRequests } from '../requests/apply.ts';
import { spreadsheetShown, WITHOUT_CELLS } from '../show/spreadsheet.ts';
import { editFile, editorFor, fileFor, projectOf, selection } from './access.ts';
import { newBook } from './new-book.ts';

const create = (call: Call): unknown => {
  const given = readBody('Spreadsheet', call.body);
  const mask = selection('Spreadsheet', call);
  if (call.person.kind === 'serviceAccount') throw noPermission();
  const file = newFile(call.library, call.person, given.properties?.title ?? 'Untitled spreadsheet');
  const book = newBook(given, editorFor(file, call), projectOf(call));
  call.library.create(file, book);
  return shown(call, file, book, mask, []);
};

const get = (call: Call): unknown => {
  const file = fileFor(call, 'reader');
  const { query } = call;
  const mask = query.get('fields')
    ? selection('Spreadsheet', call)
    : cellsToo(query.get('includeGridData') === 'true');
  return shown(call, file, call.library.book(file.id), mask, query.getAll('ranges'));
};

const batchUpdate = (call: Call): unknown => {
  const body = readBody('BatchUpdateSpreadsheetRequest', call.body);
  const {
    requests = [],
    includeSpreadsheetInResponse,
    responseRanges = [],
    responseIncludeGridData = false,
  } = body;
  const mask = selection('BatchUpdateSpreadsheetResponse', call);
  if (requests.length === 0) throw ApiError.invalid('Must specify at least one request.');
  return editFile(call, (edit, file) => {
    const replies = applyRequests(edit, requests);
    const answer = project({ spreadsheetId: file.id, replies }, mask) as object;
    const inner = within(mask, 'updatedSpreadsheet');
    if (!includeSpreadsheetInResponse || inner === undefined) return answer;
    const cells = call.query.get('fields') ? inner : cellsToo(responseIncludeGridData);
    const after = { ...file, name: edit.title };
    return { ...answer, updatedSpreadsheet: shown(call, after, edit.book, cells, responseRanges) };
  });
};

const cellsToo = (cells: boolean): Mask => (cells ? true : WITHOUT_CELLS);

const shown = (
  call: Call,
  file: FileRecord,
  book: Workbook,
  mask: Mask,
  ranges: readonly string[],
): Api<'Spreadsheet'> =>
  spreadsheetShown(
    { id: file.id, title: file.name, book },
    { viewer: editorFor(file, call), project: projectOf(call), ranges, mask },
  );

export const SPREADSHEETS: readonly Method[] = [
  {
    name: 'spreadsheets.create',
    api: 'sheets',
    kind: 'write',
    verb: 'POST',
    path: '/v4/spreadsheets',
    answer: create,
  },
  {
    name: 'spreadsheets.get',
    api: 'sheets',
    kind: 'read',
    verb: 'GET',
    path: '/v4/spreadsheets/{spreadsheetId}',
    query: ['ranges', 'includeGridData', 'excludeTablesInBandedRanges', 'commentsViewMode'],
    answer: get,
  },
  {
    name: 'spreadsheets.batchUpdate',
    api: 'sheets',
    kind: 'write',
    verb: 'POST',
    path: '/v4/spreadsheets/{spreadsheetId}:batchUpdate',
    answer: batchUpdate,
  },
];
