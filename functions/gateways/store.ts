/** A value that JSON can hold. Amounts of money and points are strings in it, never numbers. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export type Document = { readonly [key: string]: Json };

/** A document as stored, with the version a later write may insist on. */
export interface Stored {
  readonly path: string;
  readonly data: Document;
  /** Opaque; changes with every write of the document. */
  readonly version: string;
}

/** One write of an atomic batch; each states what must be true of the document for the batch to happen. */
export type Write =
  | { readonly kind: 'create'; readonly path: string; readonly data: Document }
  | { readonly kind: 'update'; readonly path: string; readonly data: Document; readonly ifVersion: string }
  | { readonly kind: 'delete'; readonly path: string; readonly ifVersion: string };

/** The largest document a store takes, in bytes of its JSON; Firestore's own limit is 1 MiB with names and overhead. */
export const MOST_BYTES = 900_000;

/** A document is larger than `MOST_BYTES`: the caller must cut it in chunks. Nothing was written. */
export class DocumentTooLarge extends Error {}

/**
 * Where runs, inputs, leases and the ledger are kept. Paths are pairs of collection and id, such as
 * `areas/330000/runs/4f…`. Every adapter passes test/functions/store-contract.ts.
 */
export interface Store {
  get(path: string): Promise<Stored | undefined>;

  /**
   * Writes all or nothing. False, and nothing written, when a document to be created is there already, or one
   * to be updated or deleted is absent or has another version.
   * @throws DocumentTooLarge
   */
  commit(writes: readonly Write[]): Promise<boolean>;

  /** The documents of one collection by id in plain string order, after `after`, at most `limit`. */
  list(
    collection: string,
    page: { readonly after?: string; readonly limit: number },
  ): Promise<readonly Stored[]>;

  close(): Promise<void>;
}
