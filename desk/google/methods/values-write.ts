import { ApiError } from '../api/errors.ts';
import { type Api, readBody } from '../api/sheets-api.ts';
import type { Call, Method } from '../http/call.ts';
import { findArea } from '../model/a1.ts';
import { cellOf } from '../model/cell.ts';
import { areaName, type SheetArea } from '../model/sheet-area.ts';
import type { Workbook } from '../model/workbook.ts';
import type { Edit } from '../requests/edit.ts';
import { appendRows, type InsertOption } from '../values/append.ts';
import { type Rendering, valueRange } from '../values/read.ts';
import {
  asRows,
  type Input,
  type InputOption,
  readLines,
  targetOf,
  type Written,
  writeRows,
} from '../values/write.ts';
import { editFile, selected } from './access.ts';
import { DATES, oneOf, RENDERINGS } from './values-read.ts';

type ValueRange = Api<'ValueRange'>;
type Updated = Api<'UpdateValuesResponse'>;

function inputOf(call: Call, option: string | null | undefined): Input {
  if (!option || option === 'INPUT_VALUE_OPTION_UNSPECIFIED') {
    throw ApiError.invalid("'valueInputOption' is required but not specified");
  }
  const year = new Date(call.library.clock.now()).getUTCFullYear();
  return { option: oneOf<InputOption>(['RAW', 'USER_ENTERED'], option, 'value_input_option'), year };
}

const renderingOf = (values: string | null | undefined, dates: string | null | undefined) =>
  ({
    values: oneOf(RENDERINGS, values, 'response_value_render_option'),
    dates: oneOf(DATES, dates, 'response_date_time_render_option'),
  }) as const;

/** How the values written are to be told back; not at all when it is not asked for. */
const responseRendering = ({ query }: Call): Omit<Rendering, 'major'> | undefined =>
  query.get('includeValuesInResponse') === 'true'
    ? renderingOf(query.get('responseValueRenderOption'), query.get('responseDateTimeRenderOption'))
    : undefined;

/** The rows a body holds, and the place its range names. @throws ApiError 400 */
function readRows(body: ValueRange, place: string) {
  const major = body.majorDimension ?? 'ROWS';
  return { rows: asRows(readLines(body.values, place), major), major };
}

function report(
  spreadsheetId: string,
  area: SheetArea,
  { area: written, cells }: Written,
  rendering: Rendering | undefined,
): Updated {
  return {
    spreadsheetId,
    updatedRange: areaName(written ?? area),
    ...(written && cells > 0 && { updatedRows: written.bottom - written.top }),
    ...(written && cells > 0 && { updatedColumns: written.right - written.left }),
    ...(cells > 0 && { updatedCells: cells }),
    ...(rendering && { updatedData: valueRange(written ?? area, rendering) }),
  };
}

function checkSameRange(book: Workbook, asked: SheetArea, range: string | undefined): void {
  if (range === undefined || areaName(findArea(book, range, 'cut')) === areaName(asked)) return;
  throw ApiError.invalid(`Requested range [${areaName(asked)}] does not match value's range [${range}]`);
}

const update = (call: Call): unknown => {
  const body = readBody('ValueRange', call.body);
  const { rows, major } = readRows(body, 'data');
  const input = inputOf(call, call.query.get('valueInputOption'));
  const back = responseRendering(call);
  const answer = editFile(call, (edit, { id }) => {
    const area = findArea(edit.book, call.path['range'] ?? '', 'refuse');
    checkSameRange(edit.book, area, body.range);
    const written = writeRows(edit, targetOf(area, rows), rows, input);
    return report(id, area, written, back && { ...back, major });
  });
  return selected('UpdateValuesResponse', call, answer);
};

const batchUpdate = (call: Call): unknown => {
  const body = readBody('BatchUpdateValuesRequest', call.body);
  const { valueInputOption, data = [], includeValuesInResponse = false } = body;
  const input = inputOf(call, valueInputOption);
  const back = renderingOf(body.responseValueRenderOption, body.responseDateTimeRenderOption);
  const read = data.map((item, index) => ({ ...readRows(item, `data[${index}]`), range: item.range ?? '' }));
  const answer = editFile(call, (edit, { id }) => {
    const sheets = new Set<number>();
    const responses = read.map(({ rows, major, range }, index) =>
      named(index, () => {
        const area = findArea(edit.book, range, 'refuse');
        const written = writeRows(edit, targetOf(area, rows), rows, input);
        if (written.cells > 0) sheets.add(area.sheet.id);
        return report(id, area, written, includeValuesInResponse ? { ...back, major } : undefined);
      }),
    );
    return { spreadsheetId: id, ...totals(responses), totalUpdatedSheets: sheets.size, responses };
  });
  return selected('BatchUpdateValuesResponse', call, answer);
};

function named<T>(index: number, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof ApiError ? error.at(`data[${index}]`) : error;
  }
}

const totals = (responses: readonly Updated[]) => ({
  totalUpdatedRows: sum(responses, 'updatedRows'),
  totalUpdatedColumns: sum(responses, 'updatedColumns'),
  totalUpdatedCells: sum(responses, 'updatedCells'),
});

const sum = (responses: readonly Updated[], key: 'updatedRows' | 'updatedColumns' | 'updatedCells'): number =>
  responses.reduce((total, response) => total + (response[key] ?? 0), 0);

const append = (call: Call): unknown => {
  const body = readBody('ValueRange', call.body);
  const { rows, major } = readRows(body, 'data');
  const input = inputOf(call, call.query.get('valueInputOption'));
  const insert = oneOf<InsertOption>(
    ['OVERWRITE', 'INSERT_ROWS'],
    call.query.get('insertDataOption'),
    'insert_data_option',
  );
  const back = responseRendering(call);
  const answer = editFile(call, (edit, { id }) => {
    const area = findArea(edit.book, call.path['range'] ?? '', 'refuse');
    checkSameRange(edit.book, area, body.range);
    const { table, written } = appendRows(edit, area, rows, input, insert);
    const updates = report(id, written.area ?? area, written, back && { ...back, major });
    return { spreadsheetId: id, ...(table && { tableRange: areaName(table) }), updates };
  });
  return selected('AppendValuesResponse', call, answer);
};

/** Formats, notes and rules stay. */
function clearArea(edit: Edit, range: string): string {
  const area = findArea(edit.book, range, 'cut');
  edit.eachCell(area, (cell) => cell && cellOf({ ...cell, entered: undefined }));
  return areaName(area);
}

const clear = (call: Call): unknown => {
  readBody('ClearValuesRequest', call.body);
  const answer = editFile(call, (edit, { id }) => ({
    spreadsheetId: id,
    clearedRange: clearArea(edit, call.path['range'] ?? ''),
  }));
  return selected('ClearValuesResponse', call, answer);
};

const batchClear = (call: Call): unknown => {
  const { ranges = [] } = readBody('BatchClearValuesRequest', call.body);
  const answer = editFile(call, (edit, { id }) => ({
    spreadsheetId: id,
    clearedRanges: ranges.map((range) => clearArea(edit, range)),
  }));
  return selected('BatchClearValuesResponse', call, answer);
};

const VALUES = '/v4/spreadsheets/{spreadsheetId}/values';
const WRITES = { api: 'sheets', kind: 'write' } as const;
const QUERY = [
  'valueInputOption',
  'includeValuesInResponse',
  'responseValueRenderOption',
  'responseDateTimeRenderOption',
];

export const VALUES_WRITE: readonly Method[] = [
  {
    ...WRITES,
    name: 'spreadsheets.values.update',
    verb: 'PUT',
    path: `${VALUES}/{range}`,
    query: QUERY,
    answer: update,
  },
  {
    ...WRITES,
    name: 'spreadsheets.values.batchUpdate',
    verb: 'POST',
    path: `${VALUES}:batchUpdate`,
    answer: batchUpdate,
  },
  {
    ...WRITES,
    name: 'spreadsheets.values.append',
    verb: 'POST',
    path: `${VALUES}/{range}:append`,
    query: [...QUERY, 'insertDataOption'],
    answer: append,
  },
  {
    ...WRITES,
    name: 'spreadsheets.values.clear',
    verb: 'POST',
    path: `${VALUES}/{range}:clear`,
    answer: clear,
  },
  {
    ...WRITES,
    name: 'spreadsheets.values.batchClear',
    verb: 'POST',
    path: `${VALUES}:batchClear`,
    answer: batchClear,
  },
];
