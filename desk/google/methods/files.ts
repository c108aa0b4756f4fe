import { driveMask, driveSelected, readDriveBody } from '../api/drive-api.ts';
import { ApiError, noFile } from '../api/errors.ts';
import { type FileRecord, type Role, reaches, roleOf, SPREADSHEET } from '../drive/file.ts';
import { newFile } from '../drive/new-file.ts';
import { readQuery } from '../drive/query.ts';
import { fileShown, mayCopy } from '../drive/shown.ts';
import { exportXlsx, XLSX } from '../export.ts';
import type { Call, Download, Method } from '../http/call.ts';
import { copyOf } from '../model/workbook.ts';
import { editorFor, projectOf } from './access.ts';
import { newBook } from './new-book.ts';

export interface Access {
  readonly file: FileRecord;
  readonly role: Role;
}

/** The file of a Drive call. Who has no access does not learn that it exists. @throws ApiError 404, 403 */
export function accessFor({ library, person, path }: Call, least: Role = 'reader'): Access {
  const id = path['fileId'] ?? '';
  const file = library.file(id);
  const role = file && roleOf(file, person, library.clock.now());
  if (!file || !role) throw noFile(id);
  if (!reaches(role, least)) throw noRight();
  return { file, role };
}

export const noRight = (): ApiError =>
  new ApiError(403, 'The user does not have sufficient permissions for this file.', {
    reason: 'insufficientFilePermissions',
  });

const get = (call: Call): unknown => {
  const mask = driveMask('File', call.query);
  const { file, role } = accessFor(call);
  return driveSelected(fileShown(file, call.person, role), mask);
};

/** @throws ApiError 403: a service account owns no space in Drive */
function checkSpace({ person }: Call): void {
  if (person.kind === 'person') return;
  throw new ApiError(
    403,
    'Service Accounts do not have storage quota. Leverage shared drives (https://developers.google.com/workspace/drive/api/guides/about-shareddrives), or use OAuth delegation (http://support.google.com/a/answer/7281227) instead.',
    { domain: 'usageLimits', reason: 'storageQuotaExceeded' },
  );
}

const create = (call: Call): unknown => {
  const mask = driveMask('File', call.query);
  const given = readDriveBody('File', call.body);
  checkParents(given.parents);
  checkSpace(call);
  if (given.mimeType !== SPREADSHEET) {
    throw new ApiError(400, `This local service keeps spreadsheets only (${SPREADSHEET}).`, {
      reason: 'badRequest',
    });
  }
  const named = newFile(call.library, call.person, given.name ?? 'Untitled');
  const file = { ...named, ...settingsOf(named, given) };
  call.library.create(file, newBook({}, editorFor(file, call), projectOf(call)));
  return driveSelected(fileShown(file, call.person, 'owner'), mask);
};

const update = (call: Call): unknown => {
  const mask = driveMask('File', call.query);
  const given = readDriveBody('File', call.body);
  const { file, role } = accessFor(call, 'writer');
  if (given.trashed !== undefined && role !== 'owner') throw noRight();
  const { name = file.name, trashed = file.trashed } = given;
  const renamed =
    name !== file.name ? { modifiedTime: call.library.now(), lastModifiedBy: call.person.email } : {};
  const changed = call.library.update(file, { ...settingsOf(file, given), ...renamed, name, trashed });
  return driveSelected(fileShown(changed, call.person, role), mask);
};

const copy = (call: Call): unknown => {
  const mask = driveMask('File', call.query);
  const given = readDriveBody('File', call.body);
  const { file: source, role } = accessFor(call);
  if (!mayCopy(source, role)) throw noRight();
  checkParents(given.parents);
  checkSpace(call);
  const named = newFile(call.library, call.person, given.name ?? `Copy of ${source.name}`);
  const file = { ...named, ...settingsOf(named, given) };
  const book = copyOf(call.library.book(source.id));
  book.metadata = book.metadata.filter(({ visibility }) => visibility === 'DOCUMENT');
  call.library.create(file, book);
  return driveSelected(fileShown(file, call.person, 'owner'), mask);
};

const remove = (call: Call): undefined => {
  const { file } = accessFor(call, 'owner');
  call.library.remove(file.id);
};

const PAGE = 100;

const list = ({ library, person, query }: Call): unknown => {
  const mask = driveMask('FileList', query);
  const meets = readQuery(query.get('q') ?? '', person.email);
  const now = library.clock.now();
  const found = library.files().flatMap((file) => {
    const role = roleOf(file, person, now);
    return role && meets(file) ? [{ file, role }] : [];
  });
  const byName = /^name( |$)/.test(query.get('orderBy') ?? '');
  found.sort(({ file: a }, { file: b }) =>
    byName ? order(a.name, b.name) : order(b.modifiedTime, a.modifiedTime),
  );
  const start = Number(query.get('pageToken') ?? 0);
  const end = start + Math.min(Number(query.get('pageSize') ?? PAGE), 1000);
  const files = found.slice(start, end).map(({ file, role }) => fileShown(file, person, role));
  const next = end < found.length ? { nextPageToken: String(end) } : {};
  return driveSelected({ kind: 'drive#fileList', incompleteSearch: false, ...next, files }, mask);
};

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const download = async (call: Call): Promise<Download> => {
  const { file, role } = accessFor(call);
  if (!mayCopy(file, role)) throw noRight();
  if (call.query.get('mimeType') !== XLSX) {
    throw new ApiError(400, 'The requested conversion is not supported.', { reason: 'badRequest' });
  }
  const bytes = await exportXlsx(call.library.book(file.id), {
    title: file.name,
    madeAt: new Date(file.modifiedTime),
  });
  return { bytes, type: XLSX };
};

/** There are no folders here but one's own. */
function checkParents(parents: readonly string[] = ['root']): void {
  const stranger = parents.find((parent) => parent !== 'root');
  if (stranger !== undefined) throw noFile(stranger);
}

type Settings = Pick<
  FileRecord,
  'description' | 'properties' | 'appProperties' | 'writersCanShare' | 'copyRequiresWriterPermission'
>;

function settingsOf(file: FileRecord, given: ReturnType<typeof readDriveBody<'File'>>): Settings {
  return {
    description: given.description ?? file.description,
    properties: mergedProperties(file.properties, given.properties),
    appProperties: mergedProperties(file.appProperties, given.appProperties),
    writersCanShare: given.writersCanShare ?? file.writersCanShare,
    copyRequiresWriterPermission: given.copyRequiresWriterPermission ?? file.copyRequiresWriterPermission,
  };
}

/** `null` takes a property away. */
function mergedProperties(old: Readonly<Record<string, string>>, given: unknown): Record<string, string> {
  const entries = Object.entries({ ...old, ...(given as Record<string, unknown> | undefined) });
  const kept = entries.filter((entry): entry is [string, string] => entry[1] !== null);
  if (kept.some(([, value]) => typeof value !== 'string'))
    throw ApiError.invalid('Properties must be texts.');
  return Object.fromEntries(kept);
}

const FILES_PATH = '/drive/v3/files';
const READ = { api: 'drive', kind: 'read' } as const;
const WRITE = { api: 'drive', kind: 'write' } as const;

export const FILES: readonly Method[] = [
  { ...READ, name: 'files.list', verb: 'GET', path: FILES_PATH, answer: list },
  { ...READ, name: 'files.get', verb: 'GET', path: `${FILES_PATH}/{fileId}`, answer: get },
  { ...READ, name: 'files.export', verb: 'GET', path: `${FILES_PATH}/{fileId}/export`, answer: download },
  { ...WRITE, name: 'files.create', verb: 'POST', path: FILES_PATH, answer: create },
  { ...WRITE, name: 'files.copy', verb: 'POST', path: `${FILES_PATH}/{fileId}/copy`, answer: copy },
  { ...WRITE, name: 'files.update', verb: 'PATCH', path: `${FILES_PATH}/{fileId}`, answer: update },
  { ...WRITE, name: 'files.delete', verb: 'DELETE', path: `${FILES_PATH}/{fileId}`, answer: remove },
];
