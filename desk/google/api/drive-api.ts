import { ApiError } from './errors.ts';
import { type Mask, parseMask, project, strangePath } from './mask.ts';
import { type Message, readMessage } from './messages.ts';

/** What this service has of Drive v3 (https://developers.google.com/workspace/drive/api/reference/rest/v3). */
const DRIVE_API = {
  File: {
    kind: 'string',
    id: 'string',
    name: 'string',
    mimeType: 'string',
    description: 'string',
    version: 'string',
    createdTime: 'string',
    modifiedTime: 'string',
    modifiedByMe: 'boolean',
    lastModifyingUser: 'User',
    owners: 'User[]',
    ownedByMe: 'boolean',
    shared: 'boolean',
    trashed: 'boolean',
    explicitlyTrashed: 'boolean',
    parents: 'string[]',
    spaces: 'string[]',
    properties: 'json',
    appProperties: 'json',
    capabilities: 'Capabilities',
    permissions: 'Permission[]',
    permissionIds: 'string[]',
    webViewLink: 'string',
    writersCanShare: 'boolean',
    copyRequiresWriterPermission: 'boolean',
    viewersCanCopyContent: 'unkept',
    contentRestrictions: 'unkept',
    downloadRestrictions: 'unkept',
    exportLinks: 'unkept',
    headRevisionId: 'unkept',
    driveId: 'unkept',
    teamDriveId: 'unkept',
    hasAugmentedPermissions: 'unkept',
    size: 'unkept',
    quotaBytesUsed: 'unkept',
    starred: 'unkept',
    viewedByMe: 'unkept',
    viewedByMeTime: 'unkept',
    modifiedByMeTime: 'unkept',
    sharedWithMeTime: 'unkept',
    sharingUser: 'unkept',
    iconLink: 'unkept',
    thumbnailLink: 'unkept',
    md5Checksum: 'unkept',
    resourceKey: 'unkept',
    linkShareMetadata: 'unkept',
    labelInfo: 'unkept',
    shortcutDetails: 'unkept',
  },
  Capabilities: {
    canEdit: 'boolean',
    canModifyContent: 'boolean',
    canRename: 'boolean',
    canComment: 'boolean',
    canShare: 'boolean',
    canCopy: 'boolean',
    canDownload: 'boolean',
    canTrash: 'boolean',
    canUntrash: 'boolean',
    canDelete: 'boolean',
    canChangeCopyRequiresWriterPermission: 'boolean',
  },
  User: {
    kind: 'string',
    displayName: 'string',
    me: 'boolean',
    permissionId: 'string',
    emailAddress: 'string',
    photoLink: 'unkept',
  },
  Permission: {
    kind: 'string',
    id: 'string',
    type: 'enum user|group|domain|anyone',
    role: 'enum owner|organizer|fileOrganizer|writer|commenter|reader',
    emailAddress: 'string',
    domain: 'string',
    displayName: 'string',
    expirationTime: 'string',
    pendingOwner: 'boolean',
    deleted: 'boolean',
    allowFileDiscovery: 'boolean',
    view: 'unkept',
    photoLink: 'unkept',
    permissionDetails: 'unkept',
    teamDrivePermissionDetails: 'unkept',
    inheritedPermissionsDisabled: 'unkept',
  },
  FileList: { kind: 'string', nextPageToken: 'string', incompleteSearch: 'boolean', files: 'File[]' },
  PermissionList: { kind: 'string', nextPageToken: 'string', permissions: 'Permission[]' },
} as const;

export type DriveName = keyof typeof DRIVE_API;
export type DriveMessage<N extends DriveName> = Message<typeof DRIVE_API, N>;

/** @throws ApiError 400 */
export const readDriveBody = <N extends DriveName>(name: N, body: unknown): DriveMessage<N> =>
  readMessage(DRIVE_API, name, body ?? {});

/** Without `fields` Drive answers a few fields only. */
const USUAL: Readonly<Record<DriveName, string>> = {
  File: 'kind,id,name,mimeType',
  FileList: 'kind,incompleteSearch,nextPageToken,files(kind,id,name,mimeType)',
  Permission: 'kind,id,type,role',
  PermissionList: 'kind,nextPageToken,permissions(kind,id,type,role)',
  Capabilities: '*',
  User: '*',
};

/** What `fields` selects. @throws ApiError 400 */
export function driveMask(name: DriveName, query: URLSearchParams): Mask {
  const fields = query.get('fields') || USUAL[name];
  const mask = parseMask(fields);
  const strange = strangePath(DRIVE_API, name, mask);
  if (strange === undefined) return mask;
  const [field] = strange.split('.').slice(-1);
  throw new ApiError(400, `Invalid field selection ${field}`, {
    reason: 'invalidParameter',
    location: 'fields',
  });
}

export const driveSelected = (message: object, mask: Mask): unknown => project(message, mask);
