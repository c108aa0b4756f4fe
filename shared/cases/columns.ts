type Typed = Uint8Array | Uint32Array | Int32Array | BigInt64Array;

/** A typed column that grows: a million cases cost their bytes and no objects. */
export class Growing<A extends Typed> {
  #data: A;
  readonly #make: (length: number) => A;
  #length = 0;

  constructor(make: (length: number) => A) {
    this.#make = make;
    this.#data = make(1024);
  }

  get length(): number {
    return this.#length;
  }

  push(value: A[number]): void {
    if (this.#length === this.#data.length) {
      const larger = this.#make(this.#length * 2);
      larger.set(this.#data as never);
      this.#data = larger;
    }
    this.#data[this.#length++] = value as never;
  }

  at(index: number): A[number] {
    return this.#data[index]!;
  }
}

/** Texts by small numbers, in the order they were first seen. */
export class Interned {
  readonly #numbers = new Map<string, number>();
  readonly #texts: string[] = [];

  number(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.#texts.length);
    this.#texts.push(text);
    return this.#texts.length - 1;
  }

  text(number: number): string {
    return this.#texts[number]!;
  }

  /** All of them, by their numbers. */
  get texts(): readonly string[] {
    return this.#texts;
  }
}
