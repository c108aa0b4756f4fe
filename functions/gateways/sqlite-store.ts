import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { type PreparedWrite, prepareCommit } from './prepared-write.ts';
import type { Document, Store, Stored } from './store.ts';
import { checkPage, documentPath } from './store-path.ts';

const BUSY_MS = 10_000;

/** The layout of the file below; a later one gets the next number and a way from this one. */
const LAYOUT = 1;

interface Row {
  readonly id: string;
  readonly data: string;
  readonly version: string;
}

/**
 * Opens the documents in one file, made when absent; `:memory:` keeps them for as long as the store is open.
 * Several processes on one machine may use one file at once. A commit that has been answered is on the disk.
 * Not for network drives, where the write-ahead log does not work.
 * @throws Error when the file was laid out by a newer version of this program
 */
export function openSqliteStore(path: string): Store {
  const db = new DatabaseSync(path, { timeout: BUSY_MS });
  try {
    layOut(db);
  } catch (error) {
    db.close();
    throw error;
  }
  const one = db.prepare('SELECT id, data, version FROM documents WHERE collection = ? AND id = ?');
  const page = db.prepare(
    'SELECT id, data, version FROM documents WHERE collection = ? AND id > ? ORDER BY id LIMIT ?',
  );
  const apply = applier(db);

  return {
    async get(path) {
      const { collection, id } = documentPath(path);
      const row = one.get(collection, id) as Row | undefined;
      return row && stored(collection, row);
    },

    async commit(writes) {
      const prepared = prepareCommit(writes);
      const version = randomUUID();
      return inTransaction(db, () => prepared.every((write) => apply(write, version)));
    },

    async list(collection, { after, limit }) {
      checkPage(collection, after === undefined ? { limit } : { after, limit });
      const rows = page.all(collection, after ?? '', limit) as unknown as readonly Row[];
      return rows.map((row) => stored(collection, row));
    },

    async close() {
      if (db.isOpen) db.close();
    },
  };
}

const stored = (collection: string, { id, data, version }: Row): Stored => ({
  path: `${collection}/${id}`,
  data: JSON.parse(data) as Document,
  version,
});

function layOut(db: DatabaseSync): void {
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  inTransaction(db, () => {
    const { user_version: layout } = db.prepare('PRAGMA user_version').get() as { user_version: number };
    if (layout > LAYOUT) throw new Error(`The file has layout ${layout}; this version knows ${LAYOUT}.`);
    db.exec(`
      CREATE TABLE IF NOT EXISTS documents (
        collection TEXT NOT NULL, id TEXT NOT NULL, data TEXT NOT NULL, version TEXT NOT NULL,
        PRIMARY KEY (collection, id)
      ) STRICT;
      PRAGMA user_version = ${LAYOUT};
    `);
    return true;
  });
}

/** Does one write and tells whether what it states of the document was true. */
function applier(db: DatabaseSync): (write: PreparedWrite, version: string) => boolean {
  const create = db.prepare(
    'INSERT INTO documents (collection, id, data, version) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const update = db.prepare(
    'UPDATE documents SET data = ?, version = ? WHERE collection = ? AND id = ? AND version = ?',
  );
  const remove = db.prepare('DELETE FROM documents WHERE collection = ? AND id = ? AND version = ?');

  return (write, version) => {
    const { collection, id } = write;
    switch (write.kind) {
      case 'create':
        return create.run(collection, id, write.body, version).changes === 1;
      case 'update':
        return update.run(write.body, version, collection, id, write.ifVersion).changes === 1;
      case 'delete':
        return remove.run(collection, id, write.ifVersion).changes === 1;
    }
  };
}

/** Keeps what `work` did when it returns true, else undoes all of it. */
function inTransaction(db: DatabaseSync, work: () => boolean): boolean {
  db.exec('BEGIN IMMEDIATE');
  try {
    const keep = work();
    db.exec(keep ? 'COMMIT' : 'ROLLBACK');
    return keep;
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}
