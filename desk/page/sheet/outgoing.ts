import { CellValueType, type ICellData, type Nullable } from '@univerjs/core';
import { columnLetter } from '../../../shared/sheets/raw.ts';
import { post, RefusedError } from '../api.ts';

/** What stands in a cell that was changed here, and whether the service is to read it like keys pressed. */
interface Entered {
  readonly typed: boolean;
  readonly value: string | number | boolean;
}

type Cells = Map<number, Map<number, Entered>>;

/** A call of the Sheets API. */
interface Call {
  readonly name: 'values' | 'batch';
  readonly body: object;
}

export type SaveState = 'saved' | 'saving' | 'failing';

export interface OutgoingOptions {
  readonly path: (call: string) => string;
  readonly nameOf: (sheet: string) => string;
  readonly onState: (state: SaveState) => void;
  /** A change was refused for good: what the sheet shows is not what the file holds. */
  readonly onRefused: (message: string) => void;
}

/** Typed text is sent this soon after the last key; nothing waits longer than the second. */
const PAUSE_MS = 150;
const LONGEST_MS = 600;
const RETRY_MS = 1500;

/** Marks a cell that holds what was typed, word for word, until the service has read it. */
export const TYPED = { typed: true } as const;

/** What was changed here and is not in the file yet; it goes there in the order it was made, as calls of the API. */
export class Outgoing {
  readonly #options: OutgoingOptions;
  readonly #queue: Call[] = [];
  #pending = new Map<string, Cells>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #since = 0;
  #sending = false;

  constructor(options: OutgoingOptions) {
    this.#options = options;
  }

  cell(sheet: string, row: number, column: number, cell: Nullable<ICellData>): void {
    const rows = this.#pending.get(sheet) ?? new Map();
    this.#pending.set(sheet, rows);
    const columns = rows.get(row) ?? new Map();
    rows.set(row, columns);
    columns.set(column, enteredOf(cell));
  }

  /** A change of rows or columns: what was typed before it is sent before it. */
  structure(request: object): void {
    this.#seal();
    this.#queue.push({ name: 'batch', body: { requests: [request] } });
    this.#soon();
  }

  /** To be called when all cells of a change are told. */
  changed(): void {
    this.#options.onState('saving');
    this.#soon();
  }

  isPending(sheet: string, row: number, column: number): boolean {
    return this.#pending.get(sheet)?.get(row)?.has(column) ?? false;
  }

  get idle(): boolean {
    return !this.#sending && this.#queue.length === 0 && this.#pending.size === 0;
  }

  /** Sends at once. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#since = 0;
    this.#seal();
    void this.#send();
  }

  #soon(): void {
    const now = performance.now();
    if (this.#since === 0) this.#since = now;
    clearTimeout(this.#timer);
    const wait = Math.max(0, Math.min(PAUSE_MS, this.#since + LONGEST_MS - now));
    this.#timer = setTimeout(() => this.flush(), wait);
  }

  #seal(): void {
    for (const [sheet, rows] of this.#pending) {
      for (const typed of [true, false]) {
        const data = rectangles(this.#options.nameOf(sheet), rows, typed);
        const valueInputOption = typed ? 'USER_ENTERED' : 'RAW';
        if (data.length > 0) this.#queue.push({ name: 'values', body: { valueInputOption, data } });
      }
    }
    this.#pending = new Map();
  }

  async #send(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    const { path, onState, onRefused } = this.#options;
    for (let call = this.#queue[0]; call; call = this.#queue[0]) {
      onState('saving');
      try {
        await post(path(call.name), call.body);
        this.#queue.shift();
      } catch (error) {
        if (error instanceof RefusedError && !error.final) {
          onState('failing');
          await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
          continue;
        }
        this.#queue.shift();
        onRefused(error instanceof Error ? error.message : String(error));
      }
    }
    this.#sending = false;
    if (this.idle) onState('saved');
  }
}

function enteredOf(cell: Nullable<ICellData>): Entered {
  if (cell?.f) return { typed: true, value: cell.f };
  const value = cell?.v ?? '';
  const typed = cell?.custom?.['typed'] === true;
  if (cell?.t === CellValueType.BOOLEAN) return { typed, value: value === 1 || value === true };
  return { typed, value };
}

/** Consecutive rows make one rectangle; what was not changed in it is left as it is. */
function rectangles(sheet: string, rows: Cells, typed: boolean) {
  const data: { range: string; values: (Entered['value'] | null)[][] }[] = [];
  let block: [row: number, cells: Map<number, Entered>][] = [];
  const close = () => {
    const columns = block.flatMap(([, cells]) => [...cells.keys()]);
    if (block.length === 0) return;
    const left = columns.reduce((least, column) => Math.min(least, column));
    const width = columns.reduce((most, column) => Math.max(most, column)) - left + 1;
    const values = block.map(([, cells]) =>
      Array.from({ length: width }, (_, offset) => cells.get(left + offset)?.value ?? null),
    );
    const first = block[0]![0];
    data.push({ range: `'${sheet.replaceAll("'", "''")}'!${columnLetter(left)}${first + 1}`, values });
    block = [];
  };
  for (const row of [...rows.keys()].sort((a, b) => a - b)) {
    const cells = new Map([...rows.get(row)!].filter(([, entered]) => entered.typed === typed));
    if (cells.size === 0) continue;
    if (block.length > 0 && block.at(-1)![0] !== row - 1) close();
    block.push([row, cells]);
  }
  close();
  return data;
}
