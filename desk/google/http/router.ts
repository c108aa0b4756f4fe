import { ApiError } from '../api/errors.ts';
import { FILES } from '../methods/files.ts';
import { OTHER_SHEETS } from '../methods/other-sheets.ts';
import { PERMISSIONS } from '../methods/permissions.ts';
import { SPREADSHEETS } from '../methods/spreadsheets.ts';
import { VALUES_READ } from '../methods/values-read.ts';
import { VALUES_WRITE } from '../methods/values-write.ts';
import type { Method } from './call.ts';

const METHODS: readonly Method[] = [
  ...SPREADSHEETS,
  ...VALUES_READ,
  ...VALUES_WRITE,
  ...OTHER_SHEETS,
  ...FILES,
  ...PERMISSIONS,
];

const ROUTES = METHODS.map((method) => ({ method, pattern: patternOf(method.path) }));

/** A name stands for a part of the path; only the last one may have a colon in it, as ranges do. */
function patternOf(path: string): RegExp {
  const source = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    name === 'range' ? `(?<${name}>[^/]+)` : `(?<${name}>[^/:]+)`,
  );
  return new RegExp(`^${source}$`);
}

export interface Route {
  readonly method: Method;
  readonly path: Readonly<Record<string, string>>;
}

/** The method an address means. @throws ApiError 400 for a path that is not well encoded */
export function route(verb: string, path: string): Route | undefined {
  const found = ROUTES.filter(({ method }) => method.verb === verb)
    .map(({ method, pattern }) => ({ method, match: pattern.exec(path) }))
    .filter(({ match }) => match !== null);
  const [first] = found.sort((a, b) => b.method.path.length - a.method.path.length);
  if (!first) return undefined;
  const parts = Object.entries(first.match?.groups ?? {});
  return {
    method: first.method,
    path: Object.fromEntries(parts.map(([name, part]) => [name, decoded(part)])),
  };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw ApiError.invalid(`Malformed path: ${part}`);
  }
}

const ALWAYS = [
  'access_token',
  'alt',
  'callback',
  'fields',
  'key',
  'oauth_token',
  'prettyPrint',
  'quotaUser',
  'uploadType',
  'upload_protocol',
  '$.xgafv',
];

/** Sheets refuses parameters it does not know; Drive lets them pass. @throws ApiError 400 */
export function checkQuery({ api, query: known = [] }: Method, query: URLSearchParams): void {
  if (api === 'drive') return;
  const strange = [...query.keys()].find((name) => !known.includes(name) && !ALWAYS.includes(name));
  if (strange === undefined) return;
  const description = `Invalid JSON payload received. Unknown name "${strange}": Cannot bind query parameter. Field '${strange}' could not be found in request message.`;
  throw ApiError.invalid(description, [{ field: '', description }]);
}
