import { ApiError } from '../api/errors.ts';
import type { Call, Method } from '../http/call.ts';
import { findArea } from '../model/a1.ts';
import { type Rendering, valueRange } from '../values/read.ts';
import { fileFor, selected } from './access.ts';

export const RENDERINGS = ['FORMATTED_VALUE', 'UNFORMATTED_VALUE', 'FORMULA'] as const;
export const DATES = ['SERIAL_NUMBER', 'FORMATTED_STRING'] as const;
const MAJORS = ['ROWS', 'COLUMNS'] as const;

/** One of the names a parameter may have; the first when it is not given. @throws ApiError 400 */
export function oneOf<T extends string>(
  names: readonly T[],
  value: string | null | undefined,
  parameter: string,
): T {
  const name = value ? names.find((known) => known === value) : names[0];
  if (name !== undefined) return name;
  throw ApiError.invalid(`Invalid value at '${parameter}' (TYPE_ENUM), ${JSON.stringify(value)}`);
}

const rendering = ({ query }: Call): Rendering => ({
  values: oneOf(RENDERINGS, query.get('valueRenderOption'), 'value_render_option'),
  dates: oneOf(DATES, query.get('dateTimeRenderOption'), 'date_time_render_option'),
  major: oneOf(MAJORS, query.get('majorDimension'), 'major_dimension'),
});

const get = (call: Call): unknown => {
  const file = fileFor(call, 'reader');
  const area = findArea(call.library.book(file.id), call.path['range'] ?? '', 'cut');
  return selected('ValueRange', call, valueRange(area, rendering(call)));
};

const batchGet = (call: Call): unknown => {
  const file = fileFor(call, 'reader');
  const book = call.library.book(file.id);
  const how = rendering(call);
  const areas = call.query.getAll('ranges').map((range) => findArea(book, range, 'cut'));
  const valueRanges = areas.map((area) => valueRange(area, how));
  return selected('BatchGetValuesResponse', call, { spreadsheetId: file.id, valueRanges });
};

const QUERY = ['majorDimension', 'valueRenderOption', 'dateTimeRenderOption'];

export const VALUES_READ: readonly Method[] = [
  {
    name: 'spreadsheets.values.get',
    api: 'sheets',
    kind: 'read',
    verb: 'GET',
    path: '/v4/spreadsheets/{spreadsheetId}/values/{range}',
    query: QUERY,
    answer: get,
  },
  {
    name: 'spreadsheets.values.batchGet',
    api: 'sheets',
    kind: 'read',
    verb: 'GET',
    path: '/v4/spreadsheets/{spreadsheetId}/values:batchGet',
    query: [...QUERY, 'ranges'],
    answer: batchGet,
  },
];
