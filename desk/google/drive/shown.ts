import type { DriveMessage } from '../api/drive-api.ts';
import {
  type FileRecord,
  ownerOf,
  type Permission,
  type Person,
  type Role,
  reaches,
  SPREADSHEET,
} from './file.ts';
import { permissionId } from './permission-id.ts';

/** A file as its viewer sees it; who else may see it is told only to those who may share it. */
export function fileShown(file: FileRecord, viewer: Person, role: Role): DriveMessage<'File'> {
  const sharing = mayShare(file, role);
  const owner = ownerOf(file);
  return {
    kind: 'drive#file',
    id: file.id,
    name: file.name,
    mimeType: SPREADSHEET,
    ...(file.description !== undefined && { description: file.description }),
    version: String(file.version),
    createdTime: file.createdTime,
    modifiedTime: file.modifiedTime,
    modifiedByMe: file.lastModifiedBy === viewer.email,
    lastModifyingUser: userShown(file.lastModifiedBy, viewer),
    owners: [userShown(owner, viewer)],
    ownedByMe: owner === viewer.email,
    shared: file.permissions.length > 1,
    trashed: file.trashed,
    explicitlyTrashed: file.trashed,
    spaces: ['drive'],
    properties: file.properties,
    appProperties: file.appProperties,
    capabilities: capabilities(file, role),
    ...(sharing && { permissions: file.permissions.map(permissionShown) }),
    ...(sharing && { permissionIds: file.permissions.map(({ id }) => id) }),
    webViewLink: `https://docs.google.com/spreadsheets/d/${file.id}/edit`,
    writersCanShare: file.writersCanShare,
    copyRequiresWriterPermission: file.copyRequiresWriterPermission,
  };
}

export const mayShare = ({ writersCanShare }: FileRecord, role: Role): boolean =>
  reaches(role, writersCanShare ? 'writer' : 'organizer');

export const mayCopy = ({ copyRequiresWriterPermission }: FileRecord, role: Role): boolean =>
  reaches(role, copyRequiresWriterPermission ? 'writer' : 'reader');

function capabilities(file: FileRecord, role: Role): DriveMessage<'Capabilities'> {
  const writes = reaches(role, 'writer');
  const owns = role === 'owner';
  const copies = mayCopy(file, role);
  return {
    canEdit: writes,
    canModifyContent: writes,
    canRename: writes,
    canComment: reaches(role, 'commenter'),
    canShare: mayShare(file, role),
    canCopy: copies,
    canDownload: copies,
    canTrash: owns,
    canUntrash: owns,
    canDelete: owns,
    canChangeCopyRequiresWriterPermission: writes,
  };
}

const userShown = (email: string, viewer: Person): DriveMessage<'User'> => ({
  kind: 'drive#user',
  displayName: nameOf(email),
  me: email === viewer.email,
  permissionId: permissionId(email),
  emailAddress: email,
});

export const permissionShown = (permission: Permission): DriveMessage<'Permission'> => {
  const { id, type, role, emailAddress, domain, expirationTime } = permission;
  return {
    kind: 'drive#permission',
    id,
    type,
    role,
    ...(emailAddress !== undefined && { emailAddress, displayName: nameOf(emailAddress), deleted: false }),
    ...(domain !== undefined && { domain, displayName: domain }),
    ...(expirationTime !== undefined && { expirationTime }),
    ...(type === 'user' && { pendingOwner: false }),
    ...((type === 'anyone' || type === 'domain') && { allowFileDiscovery: false }),
  };
};

const nameOf = (email: string): string => email.split('@')[0] ?? email;
