/** A value that JSON can hold. Amounts of money and points are strings in it, never numbers. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export type Document = { readonly [key: string]: Json };

/** A document as stored, with the version a later write may insist on. */
export interface Stored {
  readonly path: string;
  readonly data: Document;
  /** Opaque; changes with every write of the document, one of equal data included, and never comes back. */
  readonly version: string;
}

/** One write of an atomic batch; each states what must be true of the document for the batch to happen. */
export type Write =
  | { readonly kind: 'create'; readonly path: string; readonly data: Document }
  | { readonly kind: 'update'; readonly path: string; readonly data: Document; readonly ifVersion: string }
  | { readonly kind: 'delete'; readonly path: string; readonly ifVersion: string };

/** The largest document a store takes, in bytes of its JSON; Firestore's own limit is 1 MiB with names and overhead. */
export const MOST_BYTES = 900_000;

/**
 * The most one commit takes, in bytes of JSON. Firestore takes requests of 10 MiB, in which every quotation mark
 * of a document counts twice; its emulator never answers one of more than 4 MiB.
 */
export const MOST_COMMIT_BYTES = 4 * MOST_BYTES;

/** The most writes one commit takes; Firestore's former limit, which its present pages no longer state. */
export const MOST_WRITES = 500;

/** A document is larger than `MOST_BYTES`: the caller must cut it in chunks. Nothing was written. */
export class DocumentTooLarge extends Error {}

/** More than `MOST_COMMIT_BYTES` or `MOST_WRITES`: the caller must commit in parts. Nothing was written. */
export class CommitTooLarge extends Error {}

/** A path, collection or id that some store could not hold. Nothing was read or written. */
export class PathRefused extends Error {}

/**
 * The answer to a commit was lost, and what stands there now does not tell whether it happened. The caller reads
 * again and decides, as after a crash.
 */
export class OutcomeUnknown extends Error {}

/**
 * Where runs, inputs, leases and the ledger are kept. Paths are pairs of collection and id, such as
 * `areas/330000/runs/4f…`. Every adapter passes test/functions/store-contract.ts.
 *
 * An id or collection is at most 1,500 bytes, without control characters, and none of `.`, `..` and `__…__`.
 */
export interface Store {
  /** @throws PathRefused */
  get(path: string): Promise<Stored | undefined>;

  /**
   * Writes all or nothing, each document at most once. False, and nothing written, when a document to be created
   * is there already, or one to be updated or deleted is absent or has another version. What is true or false has
   * been decided: any doubt is an error.
   * @throws DocumentTooLarge, CommitTooLarge, PathRefused before anything is written; OutcomeUnknown
   */
  commit(writes: readonly Write[]): Promise<boolean>;

  /**
   * The documents of one collection, not of collections below it, after the id `after` (which need not exist), at
   * most `limit`; in the order of the ids' UTF-8 bytes, which is that of code points and differs from `<` of
   * JavaScript only beyond U+FFFF.
   * @throws PathRefused
   */
  list(
    collection: string,
    page: { readonly after?: string; readonly limit: number },
  ): Promise<readonly Stored[]>;

  close(): Promise<void>;
}
