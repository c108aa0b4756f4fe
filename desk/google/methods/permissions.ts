import { type DriveMessage, driveMask, driveSelected, readDriveBody } from '../api/drive-api.ts';
import { ApiError } from '../api/errors.ts';
import { type FileRecord, ownerOf, type Permission } from '../drive/file.ts';
import { permissionId } from '../drive/permission-id.ts';
import { mayShare, permissionShown } from '../drive/shown.ts';
import type { Call, Method } from '../http/call.ts';
import { accessFor, noRight } from './files.ts';

function sharedFile(call: Call): FileRecord {
  const { file, role } = accessFor(call);
  if (!mayShare(file, role)) throw noRight();
  return file;
}

const list = (call: Call): unknown => {
  const mask = driveMask('PermissionList', call.query);
  const permissions = sharedFile(call).permissions.map(permissionShown);
  return driveSelected({ kind: 'drive#permissionList', permissions }, mask);
};

const get = (call: Call): unknown => {
  const mask = driveMask('Permission', call.query);
  return driveSelected(permissionShown(find(sharedFile(call), call)), mask);
};

/** Sharing again with somebody replaces the role they had. */
const create = (call: Call): unknown => {
  const mask = driveMask('Permission', call.query);
  const given = readDriveBody('Permission', call.body);
  const file = sharedFile(call);
  const permission = newPermission(given);
  const others = file.permissions.filter(({ id }) => id !== permission.id);
  if (permission.role === 'owner')
    return driveSelected(permissionShown(handOver(call, file, permission)), mask);
  if (permission.emailAddress === ownerOf(file)) throw noRight();
  call.library.update(file, { permissions: [...others, permission] });
  return driveSelected(permissionShown(permission), mask);
};

const update = (call: Call): unknown => {
  const mask = driveMask('Permission', call.query);
  const given = readDriveBody('Permission', call.body);
  const file = sharedFile(call);
  const old = find(file, call);
  const { expirationTime: _, ...lasting } = old;
  const changed: Permission = {
    ...(call.query.get('removeExpiration') === 'true' ? lasting : old),
    role: given.role ?? old.role,
    ...(given.expirationTime !== undefined && { expirationTime: given.expirationTime }),
  };
  if (changed.role === 'owner' && old.role !== 'owner') {
    return driveSelected(permissionShown(handOver(call, file, changed)), mask);
  }
  if (old.role === 'owner') throw noRight();
  const permissions = file.permissions.map((permission) => (permission === old ? changed : permission));
  call.library.update(file, { permissions });
  return driveSelected(permissionShown(changed), mask);
};

/** Everybody may give up their own access; the owner may not be taken off. */
const remove = (call: Call): undefined => {
  const { file, role } = accessFor(call);
  const gone = find(file, call);
  const own = gone.emailAddress?.toLowerCase() === call.person.email;
  if (gone.role === 'owner' || (!own && !mayShare(file, role))) throw noRight();
  call.library.update(file, { permissions: file.permissions.filter((permission) => permission !== gone) });
};

function find({ permissions }: FileRecord, { path }: Call): Permission {
  const id = path['permissionId'] ?? '';
  const permission = permissions.find((other) => other.id === id);
  if (permission) return permission;
  throw new ApiError(404, `Permission not found: ${id}.`, { reason: 'notFound', location: 'permissionId' });
}

function newPermission(given: DriveMessage<'Permission'>): Permission {
  const { type, role, emailAddress, domain, expirationTime } = given;
  if (!type) throw required('type');
  if (!role) throw required('role');
  const to = { type, role, ...(expirationTime !== undefined && { expirationTime }) };
  if (type === 'anyone') return { ...to, id: 'anyoneWithLink' };
  if (type === 'domain') {
    if (!domain) throw required('domain');
    return { ...to, id: `${permissionId(domain)}k`, domain };
  }
  if (!emailAddress) throw required('emailAddress');
  return { ...to, id: permissionId(emailAddress), emailAddress: emailAddress.toLowerCase() };
}

const required = (field: string): ApiError =>
  new ApiError(400, `The permission ${field} field is required.`, {
    reason: 'required',
    location: `permission.${field}`,
  });

/** The owner makes somebody else the owner and stays a writer. */
function handOver(
  call: Call,
  file: FileRecord,
  { expirationTime: _, ...permission }: Permission,
): Permission {
  if (ownerOf(file) !== call.person.email) throw noRight();
  if (call.query.get('transferOwnership') !== 'true') {
    throw new ApiError(
      403,
      "The transferOwnership parameter must be enabled when the permission role is 'owner'.",
      { reason: 'forbidden', location: 'transferOwnership' },
    );
  }
  const others = file.permissions.filter(({ id }) => id !== permission.id);
  const former = others.map(
    (other): Permission => (other.role === 'owner' ? { ...other, role: 'writer' } : other),
  );
  call.library.update(file, { permissions: [...former, permission] });
  return permission;
}

const PATH = '/drive/v3/files/{fileId}/permissions';
const READ = { api: 'drive', kind: 'read' } as const;
const WRITE = { api: 'drive', kind: 'write' } as const;

export const PERMISSIONS: readonly Method[] = [
  { ...READ, name: 'permissions.list', verb: 'GET', path: PATH, answer: list },
  { ...READ, name: 'permissions.get', verb: 'GET', path: `${PATH}/{permissionId}`, answer: get },
  { ...WRITE, name: 'permissions.create', verb: 'POST', path: PATH, answer: create },
  { ...WRITE, name: 'permissions.update', verb: 'PATCH', path: `${PATH}/{permissionId}`, answer: update },
  { ...WRITE, name: 'permissions.delete', verb: 'DELETE', path: `${PATH}/{permissionId}`, answer: remove },
];
