import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { listAll } from '../../functions/gateways/list-all.ts';
import { openSqliteStore } from '../../functions/gateways/sqlite-store.ts';
import type { Document, Store } from '../../functions/gateways/store.ts';

/** The address of one 醫共體's pages. */
export interface Link {
  readonly area: string;
  readonly consortium: string;
  /** 256 random bits: whoever has it is a leader of this 醫共體 */
  readonly token: string;
}

export interface Links {
  /** The link of a 醫共體, made when it has none. */
  of(area: string, consortium: string): Promise<Link>;
  /** A new link in place of the old one, whose address and pages stop working. */
  renew(area: string, consortium: string): Promise<Link>;
  /** Whose token it is; as long for a strange one as for a right one. */
  byToken(token: string): Promise<Link | undefined>;
  /** Whose pages stand at a place. */
  byPlace(place: string): Promise<Link | undefined>;
  close(): Promise<void>;
}

const COLLECTION = 'links';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Digests of equal length, so that how long it takes tells nothing of where two tokens differ. */
export const sameToken = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));

/**
 * Where the pages of a link stand: no secret, since it is printed on paper and shown in the address bar, and of no use
 * without the token. A renewed link has another place.
 */
export const placeOf = ({ token }: Link): string => digest(`place ${token}`).toString('hex').slice(0, 32);

const pathOf = (area: string, consortium: string): string =>
  `${COLLECTION}/${digest(`${area}\u0000${consortium}`).toString('hex')}`;

/** A file of its own that only its owner reads, not the store of runs, which may be Firestore and is handed to auditors. */
export async function openLinks(folder: string): Promise<Links> {
  const path = join(folder, 'report-links.sqlite');
  const file = await open(path, 'a', 0o600);
  await file.chmod(0o600);
  await file.close();
  const store = openSqliteStore(path);
  const all = async (): Promise<readonly Link[]> =>
    (await Array.fromAsync(listAll(store, COLLECTION))).map(({ data }) => data as unknown as Link);
  return {
    of: async (area, consortium) =>
      (await linkAt(store, area, consortium)) ?? (await replace(store, area, consortium, 'if none')),
    renew: (area, consortium) => replace(store, area, consortium, 'always'),
    byToken: async (token) => (await all()).filter((link) => sameToken(link.token, token))[0],
    byPlace: async (place) => (await all()).find((link) => placeOf(link) === place),
    close: () => store.close(),
  };
}

const linkAt = async (store: Store, area: string, consortium: string): Promise<Link | undefined> =>
  (await store.get(pathOf(area, consortium)))?.data as unknown as Link | undefined;

async function replace(
  store: Store,
  area: string,
  consortium: string,
  when: 'if none' | 'always',
): Promise<Link> {
  const path = pathOf(area, consortium);
  const link: Link = { area, consortium, token: randomBytes(32).toString('base64url') };
  const data = link as unknown as Document;
  for (;;) {
    const stored = await store.get(path);
    if (stored && when === 'if none') return stored.data as unknown as Link;
    const done = await store.commit([
      stored ? { kind: 'update', path, data, ifVersion: stored.version } : { kind: 'create', path, data },
    ]);
    if (done) return link;
  }
}
