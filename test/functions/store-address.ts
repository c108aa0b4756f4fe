import { openFirestoreStore } from '../../functions/gateways/firestore-store.ts';
import { openSqliteStore } from '../../functions/gateways/sqlite-store.ts';
import type { Store } from '../../functions/gateways/store.ts';

/** Where documents are kept, as another process can be told. */
export type StoreAddress =
  | { readonly kind: 'sqlite'; readonly path: string }
  | { readonly kind: 'firestore'; readonly projectId: string; readonly emulatorHost: string };

export const openStore = (address: StoreAddress): Store =>
  address.kind === 'sqlite' ? openSqliteStore(address.path) : openFirestoreStore(address);
