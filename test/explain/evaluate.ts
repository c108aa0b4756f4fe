import type { Line } from '../../shared/explain/explanation.ts';

/** A fraction of this test's own: nothing of the program computes here. */
interface Ratio {
  readonly n: bigint;
  readonly d: bigint;
}

const ratio = (n: bigint, d = 1n): Ratio => (d < 0n ? { n: -n, d: -d } : { n, d });
const add = (a: Ratio, b: Ratio): Ratio => ratio(a.n * b.d + b.n * a.d, a.d * b.d);
const multiply = (a: Ratio, b: Ratio): Ratio => ratio(a.n * b.n, a.d * b.d);
const divide = (a: Ratio, b: Ratio): Ratio => ratio(a.n * b.d, a.d * b.n);
const negate = (a: Ratio): Ratio => ratio(-a.n, a.d);
const less = (a: Ratio, b: Ratio): boolean => a.n * b.d < b.n * a.d;
const cut = (a: Ratio): Ratio => ratio((a.n * 100n) / a.d, 100n);

export const same = (a: Ratio, b: Ratio): boolean => a.n * b.d === b.n * a.d;

function round(a: Ratio, decimals: number): Ratio {
  const unit = 10n ** BigInt(decimals);
  const magnitude = (a.n < 0n ? -a.n : a.n) * unit;
  const whole = magnitude / a.d + ((magnitude % a.d) * 2n >= a.d ? 1n : 0n);
  return ratio(a.n < 0n ? -whole : whole, unit);
}

const TOKEN = /\s*([()+−×÷,]|\d+(?:\.\d+)?|[^\s()+−×÷,]+)/uy;

function tokens(formula: string): string[] {
  const found: string[] = [];
  TOKEN.lastIndex = 0;
  for (;;) {
    const match = TOKEN.exec(formula);
    if (!match) break;
    found.push(match[1]!);
  }
  return found;
}

/** Sums of products of brackets, functions, numbers and symbols. */
class Reader {
  readonly #tokens: readonly string[];
  readonly #values: ReadonlyMap<string, Ratio>;
  #at = 0;

  constructor(formula: string, values: ReadonlyMap<string, Ratio>) {
    this.#tokens = tokens(formula);
    this.#values = values;
  }

  all(): Ratio {
    const value = this.#sum();
    if (this.#at < this.#tokens.length)
      throw new Error(`cannot read ${this.#tokens.slice(this.#at).join(' ')}`);
    return value;
  }

  #sum(): Ratio {
    let value = this.#product();
    for (let sign = this.#peek(); sign === '+' || sign === '−'; sign = this.#peek()) {
      this.#at++;
      const next = this.#product();
      value = add(value, sign === '+' ? next : negate(next));
    }
    return value;
  }

  #product(): Ratio {
    let value = this.#atom();
    for (let sign = this.#peek(); sign === '×' || sign === '÷'; sign = this.#peek()) {
      this.#at++;
      const next = this.#atom();
      value = sign === '×' ? multiply(value, next) : divide(value, next);
    }
    return value;
  }

  #atom(): Ratio {
    const token = this.#take();
    if (token === '(') return this.#closing(this.#sum());
    if (token === '−') return negate(this.#atom());
    if (this.#peek() === '(') return this.#call(token);
    if (/^\d/.test(token)) {
      const [whole = '', tail = ''] = token.split('.');
      return ratio(BigInt(whole + tail), 10n ** BigInt(tail.length));
    }
    const value = this.#values.get(token);
    if (!value) throw new Error(`no value of ${token}`);
    return value;
  }

  #call(name: string): Ratio {
    this.#take();
    const parts = [this.#sum()];
    while (this.#peek() === ',') {
      this.#at++;
      parts.push(this.#sum());
    }
    this.#closing(parts[0]!);
    if (name === 'min') return parts.reduce((a, b) => (less(b, a) ? b : a));
    if (name === 'max') return parts.reduce((a, b) => (less(a, b) ? b : a));
    if (name === 'trunc') return cut(parts[0]!);
    if (name === 'round') return round(parts[0]!, 2);
    throw new Error(`no function ${name}`);
  }

  #closing(value: Ratio): Ratio {
    if (this.#take() !== ')') throw new Error('a bracket is not closed');
    return value;
  }

  #peek(): string | undefined {
    return this.#tokens[this.#at];
  }

  #take(): string {
    const token = this.#tokens[this.#at++];
    if (token === undefined) throw new Error('the formula ends too early');
    return token;
  }
}

/**
 * What the last of the lines comes to, computed from nothing but the lines themselves: formulas, leaf numbers and, where
 * a number is another line's result, that line computed anew.
 */
export function evaluate(lines: readonly Line[]): Ratio {
  const results = new Map<string, Ratio>();
  for (const { key, formula, givens, decimals } of lines) {
    const values = new Map(
      givens.map(({ symbol, amount, source }): [string, Ratio] => {
        if (source.kind !== 'line') return [symbol, ratio(amount.value.n, amount.value.d)];
        const earlier = results.get(source.key);
        if (!earlier) throw new Error(`${key} takes ${source.key}, which does not stand before it`);
        return [symbol, earlier];
      }),
    );
    const exact = new Reader(formula, values).all();
    results.set(key, decimals === undefined ? exact : round(exact, decimals));
  }
  return results.get(lines.at(-1)!.key)!;
}

/** A decimal text of a contract's file. */
export function decimalRatio(text: string): Ratio {
  const [whole = '', tail = ''] = text.replace('-', '').split('.');
  const value = ratio(BigInt(whole + tail), 10n ** BigInt(tail.length));
  return text.startsWith('-') ? negate(value) : value;
}
