import { noEntity, noPermission } from '../api/errors.ts';
import { checkSelection, type Mask, project } from '../api/mask.ts';
import { type MessageName, SHEETS_API } from '../api/sheets-api.ts';
import { type FileRecord, ownerOf, type Role, reaches, roleOf } from '../drive/file.ts';
import type { Call } from '../http/call.ts';
import type { Editor } from '../model/protection.ts';
import { Edit } from '../requests/edit.ts';

export const DEFAULT_PROJECT = 'default';

/** The file of a Sheets call. @throws ApiError 404, 403 */
export function fileFor(
  { library, person, path }: Call,
  least: Role,
  id = path['spreadsheetId'] ?? '',
): FileRecord {
  const file = library.file(id);
  if (!file) throw noEntity();
  if (!reaches(roleOf(file, person, library.clock.now()), least)) throw noPermission();
  return file;
}

export const editorFor = (file: FileRecord, { person }: Call): Editor => ({
  email: person.email,
  isOwner: ownerOf(file).toLowerCase() === person.email,
});

export const projectOf = ({ person }: Call): string => person.project ?? DEFAULT_PROJECT;

/** One change of a file, all of it or nothing. @throws ApiError */
export function editFile<T>(call: Call, change: (edit: Edit, file: FileRecord) => T): T {
  const file = fileFor(call, 'writer');
  return call.library.edit(file, call.person, (book) => {
    const edit = new Edit(book, editorFor(file, call), projectOf(call), file.name);
    const result = change(edit, file);
    return { title: edit.title, result };
  });
}

/** What `fields` selects of an answer. @throws ApiError 400 */
export function selection(name: MessageName, { query }: Call): Mask {
  const fields = query.get('fields');
  return fields ? checkSelection(SHEETS_API, name, fields) : true;
}

export const selected = (name: MessageName, call: Call, answer: unknown): unknown =>
  project(answer, selection(name, call));
