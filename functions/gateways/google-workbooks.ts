import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { z } from 'zod';
import type { RawRow } from '../../shared/sheets/raw.ts';
import { type Clock, systemClock } from './clock.ts';
import { accessOf } from './google/access.ts';
import { applyOnce, type Batch } from './google/apply-once.ts';
import { type Call, Calls } from './google/calls.ts';
import { splitTabs, topRows } from './google/content.ts';
import { newId, SheetIds } from './google/ids.ts';
import { MOST_BYTES, packed } from './google/pack.ts';
import type { Patience } from './google/patience.ts';
import { CELL_FIELDS, CONTENT_FIELDS, type FileShape, findSheet, shapeOf } from './google/shape.ts';
import { Shapes } from './google/shapes.ts';
import { sizeOf } from './google/size.ts';
import { cleaning, type Plan, stagingRequests, switchBatch, wholeBatch } from './google/write-plan.ts';
import type { FileAccess, FileWrite, ReadFile, Stamp, Workbooks } from './workbooks.ts';

export interface GoogleOptions {
  readonly auth: NonNullable<sheets_v4.Options['auth']>;
  /** Where the services answer when not at Google */
  readonly rootUrl?: string;
  /** The only editor of protected tabs besides the owner of the file */
  readonly serviceAccount: string;
  readonly sleep?: (milliseconds: number) => Promise<void>;
  readonly random?: () => number;
  readonly clock?: Clock;
  /** Told of each HTTP request before it is sent */
  readonly onCall?: (call: Call) => void;
}

const systemSleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Spreadsheets at Google, or at whatever speaks its language at `rootUrl`.
 *
 * Requests: a read is one `files.get` and one `spreadsheets.get`, a write is one `batchUpdate`; what a write must know
 * of the file is remembered from the read before it, or from the answer to the write before it. Only when nothing is
 * remembered, or what is remembered proves old, a write first makes one small `spreadsheets.get`.
 */
export function openGoogleWorkbooks(options: GoogleOptions): Workbooks {
  const { sleep = systemSleep, random = Math.random, clock = systemClock, serviceAccount, ...rest } = options;
  return new GoogleWorkbooks(new Calls({ sleep, random, clock, ...rest }), random, serviceAccount);
}

const STAMP = z.object({ runId: z.string(), resultDigest: z.string(), at: z.string() });

class GoogleWorkbooks implements Workbooks {
  readonly #calls: Calls;
  readonly #random: () => number;
  readonly #editor: string;
  readonly #shapes = new Shapes();
  readonly #writing = new Map<string, Promise<void>>();

  constructor(calls: Calls, random: () => number, editor: string) {
    this.#calls = calls;
    this.#random = random;
    this.#editor = editor;
  }

  /**
   * The request asks for all tabs and drops the unwanted ones here: one that names a tab the file lacks fails as a
   * whole, and which tabs there are is only known from another request, made at another moment.
   */
  async read(fileId: string, tabs: readonly string[]): Promise<ReadFile> {
    const patience = this.#calls.patience();
    const revision = await this.#calls.version(fileId, patience);
    const spreadsheet = await this.#calls.spreadsheet(fileId, CONTENT_FIELDS, patience);
    this.#shapes.set(fileId, shapeOf(spreadsheet));
    return { ...splitTabs(spreadsheet, tabs), revision };
  }

  async top(fileId: string, tab: string, rows: number): Promise<readonly RawRow[]> {
    const patience = this.#calls.patience();
    const shape = await this.#calls.shape(fileId, patience);
    this.#shapes.set(fileId, shape);
    const sheet = findSheet(shape, tab);
    if (!sheet) return [];
    const range = `'${sheet.title.replaceAll("'", "''")}'!A1:A${rows}`;
    return topRows(await this.#calls.spreadsheet(fileId, CELL_FIELDS, patience, [range]));
  }

  revision(fileId: string): Promise<string> {
    return this.#calls.version(fileId, this.#calls.patience());
  }

  async stamp(fileId: string): Promise<Stamp | undefined> {
    const shape = await this.#calls.shape(fileId, this.#calls.patience());
    this.#shapes.set(fileId, shape);
    return readStamp(shape.stamps[0]?.value);
  }

  async access(fileId: string): Promise<readonly FileAccess[]> {
    const permissions = await this.#calls.permissions(fileId, this.#calls.patience());
    return permissions.flatMap(accessOf);
  }

  /** Writes of this process to one file wait for each other; those of others are kept off by the lease of the run. */
  async write(fileId: string, write: FileWrite, hold?: () => Promise<void>): Promise<void> {
    const before = this.#writing.get(fileId) ?? Promise.resolve();
    const mine = before.catch(() => {}).then(() => this.#write(fileId, write, hold));
    this.#writing.set(fileId, mine);
    try {
      await mine;
    } finally {
      if (this.#writing.get(fileId) === mine) this.#writing.delete(fileId);
    }
  }

  async #write(fileId: string, write: FileWrite, hold?: () => Promise<void>): Promise<void> {
    await hold?.();
    const patience = this.#calls.patience(hold);
    const ids = new SheetIds(this.#random);
    const planFor = (shape: FileShape): Plan => ({ write, shape, ids, editor: this.#editor });
    const apply = (build: Batch['build']) => this.#apply(fileId, build, patience);

    const remembered = this.#shapes.get(fileId);
    const fits = remembered && write.append?.every(({ tab }) => findSheet(remembered, tab)) !== false;
    const usable = fits && write.once === undefined;
    const known = usable ? remembered : await this.#calls.shape(fileId, patience);
    this.#shapes.set(fileId, known);
    const whole = wholeBatch(planFor(known));
    if (whole.length === 0) return;
    const staged = sizeOf(whole) > MOST_BYTES ? packed(stagingRequests(planFor(known))) : [];
    if (staged.length === 0) {
      return apply((shape) => (shape === known ? whole : wholeBatch(planFor(shape))));
    }
    for (const [index, batch] of staged.entries()) {
      await apply((shape) => (index === 0 ? [...cleaning(shape), ...batch] : batch));
    }
    await apply((shape) => switchBatch(planFor(shape)));
  }

  #apply(fileId: string, build: Batch['build'], patience: Patience): Promise<void> {
    const receipt = { id: newId(this.#random), value: `${newId(this.#random)}-${newId(this.#random)}` };
    return applyOnce({ fileId, receipt, build }, this.#calls, this.#shapes, patience);
  }
}

function readStamp(text: string | undefined): Stamp | undefined {
  if (text === undefined) return undefined;
  try {
    return STAMP.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
