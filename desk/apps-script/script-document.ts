import { ServiceException } from './protocol.ts';

export interface SheetSize {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
}

const MOST_VALUE_BYTES = 9 * 1024;
const MOST_STORE_BYTES = 500 * 1024;

/** A spreadsheet file as far as its script sees it. People who have it open share it, each with a script of their own. */
export class ScriptDocument {
  readonly id: string;
  sheets: readonly SheetSize[];
  readonly lock = new DocumentLock();
  readonly #properties: Map<string, string>;
  readonly #keep: ((properties: Readonly<Record<string, string>>) => Promise<void>) | undefined;

  /** `keep` is told all properties whenever some change; those kept last time may be given back. */
  constructor(
    id: string,
    sheets: readonly SheetSize[] = [],
    memory: {
      readonly properties?: Readonly<Record<string, string>>;
      readonly keep?: (properties: Readonly<Record<string, string>>) => Promise<void>;
    } = {},
  ) {
    this.id = id;
    this.sheets = sheets;
    this.#properties = new Map(Object.entries(memory.properties ?? {}));
    this.#keep = memory.keep;
  }

  property(key: string): string | null {
    return this.#properties.get(key) ?? null;
  }

  async setProperties(values: Readonly<Record<string, string>>): Promise<void> {
    const after = new Map([...this.#properties, ...Object.entries(values)]);
    let total = 0;
    for (const [key, value] of after) {
      const bytes = Buffer.byteLength(value);
      if (bytes > MOST_VALUE_BYTES) throw new ServiceException('Argument too large: value');
      total += bytes + Buffer.byteLength(key);
    }
    if (total > MOST_STORE_BYTES) {
      throw new ServiceException(
        'You have exceeded the property storage quota. Please remove some properties and try again.',
      );
    }
    for (const [key, value] of after) this.#properties.set(key, value);
    await this.#keep?.(Object.fromEntries(after));
  }

  /** The range as written, if it lies in the sheet. */
  range(sheetName: string, range: string): string {
    const sheet = this.sheets.find(({ name }) => name === sheetName);
    const ends = range.split(':').map((end) => /^([A-Z]{0,3})(\d*)$/.exec(end));
    const inside = ends.every(
      (end) =>
        end?.[0] &&
        columnNumber(end[1]!) <= (sheet?.columns ?? 0) &&
        (end[2] === '' || (Number(end[2]) >= 1 && Number(end[2]) <= (sheet?.rows ?? 0))),
    );
    const cell = ends.length === 1 && ends[0]?.[1] && ends[0][2];
    if (!inside || !(cell || ends.length === 2)) throw new ServiceException('Range not found');
    return range;
  }
}

const columnNumber = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/** The lock all scripts of one document share; an execution that ends lets go of it. */
export class DocumentLock {
  #owner: object | undefined;
  readonly #waiting = new Set<() => void>();

  async tryLock(owner: object, milliseconds: number): Promise<boolean> {
    const until = Date.now() + milliseconds;
    while (this.#owner !== undefined && this.#owner !== owner) {
      const left = until - Date.now();
      if (left <= 0) return false;
      await new Promise<void>((resolve) => {
        const wake = () => {
          clearTimeout(timer);
          this.#waiting.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, left);
        this.#waiting.add(wake);
      });
    }
    this.#owner = owner;
    return true;
  }

  release(owner: object): void {
    if (this.#owner !== owner) return;
    this.#owner = undefined;
    for (const wake of [...this.#waiting]) wake();
  }
}
