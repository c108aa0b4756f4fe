import { randomUUID } from 'node:crypto';
import type { DocumentSnapshot, Transaction } from '@google-cloud/firestore';
import { commitOnce } from './commit-once.ts';
import {
  connectFirestore,
  type FirestoreClient,
  type FirestoreModule,
  type FirestoreOptions,
} from './firestore-client.ts';
import { type PreparedWrite, prepareCommit } from './prepared-write.ts';
import type { Document, Store, Stored } from './store.ts';
import { checkPage, documentPath } from './store-path.ts';

/**
 * A document as Firestore holds it. `body` is its JSON in one field without index (firestore.indexes.json), so
 * that neither the number of its values nor their depth meets a limit. `commit` tells which commit wrote it; it
 * also makes every write a change, without which Firestore would leave the time of the last update as it was.
 */
interface Fields {
  readonly body: string;
  readonly commit: string;
}

/** Opens the documents of one Firestore database. The library is loaded at the first use. */
export function openFirestoreStore(options: FirestoreOptions): Store {
  let client: Promise<FirestoreClient> | undefined;
  const connect = (): Promise<FirestoreClient> => {
    client ??= connectFirestore(options);
    return client;
  };

  return {
    async get(path) {
      documentPath(path);
      const { db } = await connect();
      const snapshot = await db.doc(path).get();
      return snapshot.exists ? stored(snapshot) : undefined;
    },

    async commit(writes) {
      const prepared = prepareCommit(writes);
      if (prepared.length === 0) return true;
      return commitOnce(attemptOf(await connect(), prepared));
    },

    async list(collection, { after, limit }) {
      checkPage(collection, after === undefined ? { limit } : { after, limit });
      const { db, module } = await connect();
      const all = db.collection(collection).orderBy(module.FieldPath.documentId()).limit(limit);
      const page = await (after === undefined ? all : all.startAfter(after)).get();
      return page.docs.map(stored);
    },

    async close() {
      if (client !== undefined) await (await client).db.terminate();
    },
  };
}

const versionOf = (snapshot: DocumentSnapshot): string => {
  const { seconds, nanoseconds } = snapshot.updateTime!;
  return `${seconds}.${nanoseconds}`;
};

const stored = (snapshot: DocumentSnapshot): Stored => ({
  path: snapshot.ref.path,
  data: JSON.parse((snapshot.data() as Fields).body) as Document,
  version: versionOf(snapshot),
});

function attemptOf({ db, module }: FirestoreClient, writes: readonly PreparedWrite[]) {
  const commit = randomUUID();
  const put = (transaction: Transaction, write: PreparedWrite): void => {
    const document = db.doc(write.path);
    if (write.kind === 'create') {
      transaction.create(document, { body: write.body, commit } satisfies Fields);
      return;
    }
    const precondition = { lastUpdateTime: timeOf(module, write.ifVersion) };
    if (write.kind === 'delete') transaction.delete(document, precondition);
    else transaction.update(document, { body: write.body, commit } satisfies Fields, precondition);
  };

  return {
    /** A transaction that reads nothing is one commit request, and unlike `WriteBatch` leaves repeating to us. */
    send: (): Promise<void> =>
      db.runTransaction(
        async (transaction) => {
          for (const write of writes) put(transaction, write);
        },
        { maxAttempts: 1 },
      ),

    /** Whether the documents as they are now prove that this commit happened, or that it did not. */
    async happened(): Promise<boolean | undefined> {
      const snapshots = await db.getAll(...writes.map(({ path }) => db.doc(path)));
      if (snapshots.some((snapshot) => (snapshot.data() as Fields | undefined)?.commit === commit))
        return true;
      const untouched = writes.some((write, index) => {
        const snapshot = snapshots[index]!;
        return write.kind !== 'create' && snapshot.exists && versionOf(snapshot) === write.ifVersion;
      });
      return untouched ? false : undefined;
    },
  };
}

function timeOf({ Timestamp }: FirestoreModule, version: string) {
  const [seconds, nanoseconds] = version.split('.').map(Number);
  return new Timestamp(seconds!, nanoseconds!);
}
