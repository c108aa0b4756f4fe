import {
  CommitTooLarge,
  DocumentTooLarge,
  MOST_BYTES,
  MOST_COMMIT_BYTES,
  MOST_WRITES,
  type Write,
} from './store.ts';
import { documentPath } from './store-path.ts';

/** A write that any store takes, its document as JSON. */
export type PreparedWrite = { readonly path: string; readonly collection: string; readonly id: string } & (
  | { readonly kind: 'create'; readonly body: string }
  | { readonly kind: 'update'; readonly body: string; readonly ifVersion: string }
  | { readonly kind: 'delete'; readonly ifVersion: string }
);

function bodyOf({ path, data }: Exclude<Write, { kind: 'delete' }>): string {
  const body = JSON.stringify(data);
  const size = Buffer.byteLength(body, 'utf8');
  if (size > MOST_BYTES) throw new DocumentTooLarge(`${path} has ${size} bytes, more than ${MOST_BYTES}.`);
  return body;
}

function prepare(write: Write): PreparedWrite {
  const place = { path: write.path, ...documentPath(write.path) };
  if (write.kind === 'create') return { ...place, kind: 'create', body: bodyOf(write) };
  if (write.kind === 'delete') return { ...place, kind: 'delete', ifVersion: write.ifVersion };
  return { ...place, kind: 'update', body: bodyOf(write), ifVersion: write.ifVersion };
}

const sizeOf = (write: PreparedWrite): number =>
  write.kind === 'delete' ? 0 : Buffer.byteLength(write.body, 'utf8');

/**
 * Everything of a commit that can be refused without asking the store.
 * @throws DocumentTooLarge, CommitTooLarge, PathRefused; TypeError when a document is written twice
 */
export function prepareCommit(writes: readonly Write[]): readonly PreparedWrite[] {
  if (writes.length > MOST_WRITES)
    throw new CommitTooLarge(`${writes.length} writes, more than ${MOST_WRITES}.`);
  const prepared = writes.map(prepare);
  const size = prepared.reduce((sum, write) => sum + sizeOf(write), 0);
  if (size > MOST_COMMIT_BYTES) throw new CommitTooLarge(`${size} bytes, more than ${MOST_COMMIT_BYTES}.`);
  if (new Set(prepared.map(({ path }) => path)).size < prepared.length) {
    throw new TypeError('A commit writes each document at most once.');
  }
  return prepared;
}
