export const SPREADSHEET = 'application/vnd.google-apps.spreadsheet';

export type Role = 'owner' | 'organizer' | 'fileOrganizer' | 'writer' | 'commenter' | 'reader';

export interface Permission {
  readonly id: string;
  readonly type: 'user' | 'group' | 'domain' | 'anyone';
  readonly role: Role;
  readonly emailAddress?: string | undefined;
  readonly domain?: string | undefined;
  readonly expirationTime?: string | undefined;
}

/** What Drive knows of a spreadsheet. Replaced, never changed in place. */
export interface FileRecord {
  readonly id: string;
  readonly name: string;
  readonly description?: string | undefined;
  readonly createdTime: string;
  readonly modifiedTime: string;
  readonly lastModifiedBy: string;
  /** Rises with every change, also of name and permissions. */
  readonly version: number;
  readonly trashed: boolean;
  readonly permissions: readonly Permission[];
  readonly properties: Readonly<Record<string, string>>;
  readonly appProperties: Readonly<Record<string, string>>;
  readonly writersCanShare: boolean;
  readonly copyRequiresWriterPermission: boolean;
}

export interface Person {
  /** Lower case. */
  readonly email: string;
  readonly kind: 'person' | 'serviceAccount';
  /** The Cloud project on whose behalf the request comes; developer metadata may be private to it. */
  readonly project?: string;
}

const RANKS: readonly Role[] = ['reader', 'commenter', 'writer', 'fileOrganizer', 'organizer', 'owner'];

/** The highest role somebody has; groups have no members here, so a permission of a group gives nothing. */
export function roleOf({ permissions }: FileRecord, { email }: Person, now: number): Role | undefined {
  const ranks = permissions
    .filter(
      ({ type, emailAddress, domain, expirationTime }) =>
        (expirationTime === undefined || Date.parse(expirationTime) > now) &&
        (type === 'anyone' ||
          (type === 'user' && emailAddress?.toLowerCase() === email) ||
          (type === 'domain' && email.endsWith(`@${domain?.toLowerCase()}`))),
    )
    .map(({ role }) => RANKS.indexOf(role));
  return RANKS[Math.max(-1, ...ranks)];
}

export const reaches = (role: Role | undefined, least: Role): boolean =>
  role !== undefined && RANKS.indexOf(role) >= RANKS.indexOf(least);

export const ownerOf = ({ permissions }: FileRecord): string =>
  permissions.find(({ role }) => role === 'owner')?.emailAddress ?? '';
