import type { drive_v3 } from 'googleapis/build/src/apis/drive/index.js';
import type { FileAccess } from '../workbooks.ts';

const ROLES: Readonly<Record<string, FileAccess['role']>> = {
  owner: 'owner',
  organizer: 'writer',
  fileOrganizer: 'writer',
  writer: 'writer',
  commenter: 'commenter',
  reader: 'reader',
};

/** Who a permission lets in; `*` is anyone who has the link, `*@…` everybody of a domain. */
export function accessOf({
  type,
  role,
  emailAddress,
  domain,
  deleted,
}: drive_v3.Schema$Permission): FileAccess[] {
  const known = ROLES[role ?? ''];
  if (deleted || !known) return [];
  const email = type === 'anyone' ? '*' : type === 'domain' ? `*@${domain}` : (emailAddress ?? '');
  return [{ email: email.toLowerCase(), role: known }];
}
