import { randomBytes } from 'node:crypto';
import type { Library } from '../store/library.ts';
import type { FileRecord, Permission, Person } from './file.ts';
import { permissionId } from './permission-id.ts';

/** A file of this person's own, not saved yet. */
export function newFile(library: Library, person: Person, name: string): FileRecord {
  const time = library.now();
  const owner: Permission = {
    id: permissionId(person.email),
    type: 'user',
    role: 'owner',
    emailAddress: person.email,
  };
  return {
    id: randomBytes(33).toString('base64url'),
    name,
    createdTime: time,
    modifiedTime: time,
    lastModifiedBy: person.email,
    version: 1,
    trashed: false,
    permissions: [owner],
    properties: {},
    appProperties: {},
    writersCanShare: true,
    copyRequiresWriterPermission: false,
  };
}
