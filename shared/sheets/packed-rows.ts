import type { ColumnType } from './column.ts';
import type { RowOf, Tab } from './tab.ts';

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder();
/** A row that needs more has a piece of its own. */
const PIECE_BYTES = 2 ** 16;
const FIRST_ROWS = 2 ** 6;
const PLACE = 3;
/** Bytes of UTF-8 for one unit of UTF-16 */
const MOST_PER_UNIT = 3;

/**
 * The rows of a tab that grows with the cases, as bytes. A row is made when it is looked at: as objects, the special
 * reviews of ten million cases are most of what the program holds.
 */
export class PackedRows<T extends Tab> {
  readonly #columns: readonly (readonly [key: string, type: ColumnType])[];
  readonly #pieces: Uint8Array[] = [];
  /** Of the last piece */
  #used = PIECE_BYTES;
  /** Piece, place in it and length of every row */
  #places = new Uint32Array(FIRST_ROWS * PLACE);
  #size = 0;

  constructor(tab: T) {
    this.#columns = Object.entries(tab.columns).map(([key, { type }]) => [key, type]);
  }

  push(row: RowOf<T>): void {
    const values = this.#columns.map(([key]) => row[key as keyof RowOf<T>]);
    const json = JSON.stringify([row.row, ...values], (_, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    const most = json.length * MOST_PER_UNIT;
    if (this.#used + most > (this.#pieces.at(-1)?.length ?? 0)) {
      this.#pieces.push(new Uint8Array(Math.max(PIECE_BYTES, most)));
      this.#used = 0;
    }
    const { written } = ENCODER.encodeInto(json, this.#pieces.at(-1)!.subarray(this.#used));
    if (this.#places.length === this.#size * PLACE) {
      const places = new Uint32Array(this.#places.length * 2);
      places.set(this.#places);
      this.#places = places;
    }
    this.#places.set([this.#pieces.length - 1, this.#used, written], this.#size++ * PLACE);
    this.#used += written;
  }

  at(index: number): RowOf<T> {
    const [piece, from, length] = this.#places.subarray(index * PLACE) as unknown as [number, number, number];
    const text = DECODER.decode(this.#pieces[piece]!.subarray(from, from + length));
    const [row, ...values] = JSON.parse(text) as readonly unknown[];
    const cells = this.#columns.map(([key, type], column) => [key, typed(values[column], type)] as const);
    return { ...Object.fromEntries(cells), row } as RowOf<T>;
  }

  /** The rows as an array that nobody may change. */
  rows(): readonly RowOf<T>[] {
    const indexOf = (key: string | symbol): number => {
      const index = typeof key === 'string' && /^\d+$/.test(key) ? Number.parseInt(key, 10) : -1;
      return index < this.#size ? index : -1;
    };
    return new Proxy<RowOf<T>[]>([], {
      get: (target, key) => {
        if (key === 'length') return this.#size;
        const index = indexOf(key);
        return index < 0 ? Reflect.get(target, key) : this.at(index);
      },
      has: (target, key) => indexOf(key) >= 0 || Reflect.has(target, key),
      ownKeys: (target) => [
        ...Array.from({ length: this.#size }, (_, index) => String(index)),
        ...Reflect.ownKeys(target),
      ],
      getOwnPropertyDescriptor: (target, key) => {
        if (key === 'length')
          return { value: this.#size, writable: true, enumerable: false, configurable: false };
        const index = indexOf(key);
        if (index < 0) return Reflect.getOwnPropertyDescriptor(target, key);
        return { value: this.at(index), writable: false, enumerable: true, configurable: true };
      },
      set: () => false,
      defineProperty: () => false,
      deleteProperty: () => false,
    });
  }
}

function typed(value: unknown, type: ColumnType): unknown {
  if (value === null || value === undefined) return value;
  if (type === 'money' || type === 'signedMoney') return BigInt(value as string);
  if (type !== 'decimal' && type !== 'signedDecimal') return value;
  const { n, d } = value as { readonly n: string; readonly d: string };
  return { n: BigInt(n), d: BigInt(d) };
}
