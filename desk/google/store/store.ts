import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { FileRecord } from '../drive/file.ts';
import type { Row } from '../model/grid.ts';
import { Pool } from '../model/pool.ts';
import type { Workbook } from '../model/workbook.ts';
import { decodeBook, encodeBook } from './book-code.ts';
import { decodeRow, encodeRow } from './cell-code.ts';
import { rowChanges } from './changes.ts';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS file (id TEXT PRIMARY KEY, record TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS book (file TEXT PRIMARY KEY, head TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS pooled (file TEXT, number INTEGER, item TEXT NOT NULL, PRIMARY KEY (file, number))
    STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS line (file TEXT, sheet INTEGER, id INTEGER, cells TEXT NOT NULL,
    PRIMARY KEY (file, sheet, id)) STRICT, WITHOUT ROWID;
`;

/**
 * All spreadsheets of a folder in one SQLite file. A save is one transaction that is on the disk when the call returns,
 * and writes only the rows that changed. Only one process may have a folder open; when it dies the next one may.
 */
export class Store {
  readonly #db: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  /** How many entries of a pool are saved. */
  readonly #pooled = new WeakMap<Pool, number>();

  /** @throws Error while another process has the folder open */
  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.#db = new DatabaseSync(join(folder, 'spreadsheets.sqlite'));
    try {
      this.#db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
      this.#db.exec(`BEGIN IMMEDIATE; ${SCHEMA} COMMIT;`);
    } catch (error) {
      this.#db.close();
      throw isLocked(error) ? new Error(`another process serves ${folder}`, { cause: error }) : error;
    }
  }

  files(): FileRecord[] {
    return this.#sql('SELECT record FROM file ORDER BY id')
      .all()
      .map(({ record }) => JSON.parse(String(record)) as FileRecord);
  }

  book(id: string): Workbook {
    const pool = new Pool();
    for (const { item } of this.#sql('SELECT item FROM pooled WHERE file = ? ORDER BY number').all(id)) {
      pool.keep(JSON.parse(String(item)) as object);
    }
    this.#pooled.set(pool, pool.items.length);
    const head = this.#sql('SELECT head FROM book WHERE file = ?').get(id)?.['head'];
    return decodeBook(String(head), pool, (sheetId) => this.#rows(id, sheetId, pool));
  }

  #rows(id: string, sheetId: number, pool: Pool): Map<number, Row> {
    const rows = this.#sql('SELECT id, cells FROM line WHERE file = ? AND sheet = ?').iterate(id, sheetId);
    const byId = new Map<number, Row>();
    for (const row of rows) {
      const rowId = Number(row['id']);
      byId.set(rowId, decodeRow(rowId, String(row['cells']), pool));
    }
    return byId;
  }

  /** Saves what Drive knows of a file and, where given, the step of its content from one state to the next. */
  save(
    file: FileRecord,
    content?: { readonly before: Workbook | undefined; readonly after: Workbook },
  ): void {
    this.#inTransaction(() => {
      this.#sql('INSERT OR REPLACE INTO file VALUES (?, ?)').run(file.id, JSON.stringify(file));
      if (content) this.#saveBook(file.id, content.before, content.after);
    });
    if (content) this.#pooled.set(content.after.pool, content.after.pool.items.length);
  }

  #saveBook(id: string, before: Workbook | undefined, after: Workbook): void {
    const { pool } = after;
    for (let number = this.#pooled.get(pool) ?? 0; number < pool.items.length; number++) {
      this.#sql('INSERT INTO pooled VALUES (?, ?, ?)').run(id, number, JSON.stringify(pool.items[number]));
    }
    const put = this.#sql('INSERT OR REPLACE INTO line VALUES (?, ?, ?, ?)');
    const drop = this.#sql('DELETE FROM line WHERE file = ? AND sheet = ? AND id = ?');
    for (const { sheetId, written, gone } of rowChanges(before, after)) {
      for (const rowId of gone) drop.run(id, sheetId, rowId);
      for (const row of written) put.run(id, sheetId, row.id, encodeRow(row, pool));
    }
    this.#sql('INSERT OR REPLACE INTO book VALUES (?, ?)').run(id, encodeBook(after));
  }

  remove(id: string): void {
    this.#inTransaction(() => {
      this.#sql('DELETE FROM file WHERE id = ?').run(id);
      for (const table of ['book', 'pooled', 'line'])
        this.#sql(`DELETE FROM ${table} WHERE file = ?`).run(id);
    });
  }

  close(): void {
    this.#statements.clear();
    this.#db.close();
  }

  #inTransaction(work: () => void): void {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.#db.exec('COMMIT');
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      throw error;
    }
  }

  #sql(text: string): StatementSync {
    const statement = this.#statements.get(text) ?? this.#db.prepare(text);
    this.#statements.set(text, statement);
    return statement;
  }
}

const SQLITE_BUSY = 5;

const isLocked = (error: unknown): boolean =>
  (error as { readonly errcode?: number }).errcode === SQLITE_BUSY;
