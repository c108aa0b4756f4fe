/**
 * Keeps one object for each distinct value: thousands of cells share few formats and validation rules. Entries are
 * numbered in the order they came and never leave.
 */
export class Pool {
  readonly items: object[] = [];
  readonly #byText = new Map<string, object>();
  readonly #numbers = new Map<object, number>();

  /** The pooled object of the same content. It must not be changed afterwards. */
  keep<T extends object>(value: T): T {
    if (this.#numbers.has(value)) return value;
    const text = JSON.stringify(value);
    const known = this.#byText.get(text);
    if (known) return known as T;
    this.#byText.set(text, value);
    this.#numbers.set(value, this.items.length);
    this.items.push(value);
    return value;
  }

  /** The same entries under the same numbers, for another spreadsheet. */
  copy(): Pool {
    const pool = new Pool();
    for (const item of this.items) pool.keep(item);
    return pool;
  }

  numberOf(value: object): number {
    return this.#numbers.get(value)!;
  }
}
