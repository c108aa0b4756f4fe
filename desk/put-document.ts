import type { Document, Store } from '../functions/gateways/store.ts';

/** Writes a document whether or not it is there. */
export async function putDocument(store: Store, path: string, data: Document): Promise<void> {
  for (;;) {
    const stored = await store.get(path);
    const done = await store.commit([
      stored ? { kind: 'update', path, data, ifVersion: stored.version } : { kind: 'create', path, data },
    ]);
    if (done) return;
  }
}
