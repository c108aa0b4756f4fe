import fc from 'fast-check';
import type { Tabs } from '../../methods/workbook.ts';
import { NIL, Rational, total } from '../rational.ts';

/** What the second implementations of the payment methods read and draw; nothing of the product's arithmetic. */

export type Row = Readonly<Record<string, string>>;
export type Params = Readonly<Record<string, string>>;

const READ = new WeakMap<readonly (readonly string[])[], readonly Row[]>();

/** The rows of a tab by header; a tab that is not there has none. */
export function rowsIn(tabs: Tabs, name: string): readonly Row[] {
  const tab = tabs[name];
  if (!tab) return [];
  const known = READ.get(tab);
  if (known) return known;
  const [headers = [], ...rows] = tab;
  const read = rows.map((cells) =>
    Object.fromEntries(headers.map((header, index) => [header, cells[index] ?? ''])),
  );
  READ.set(tab, read);
  return read;
}

/** A number as typed; a blank cell is nothing. */
export const num = (text = ''): Rational => (text === '' ? NIL : Rational.of(text));
export const yuan = (value: Rational): string => value.text(2);
export const sumOf = (rows: readonly Row[], header: string): Rational =>
  total(rows.map((row) => num(row[header])));
export const larger = (a: Rational, b: Rational): Rational => (a.less(b) ? b : a);

export const FUNDS = ['職工', '居民'] as const;
export const MONTHS = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));

/** Which 醫共體 an institution of the common area is of. */
export const CONSORTIUM: Row = { H1: 'G1', C1: 'G1', H2: 'G2', C2: 'G2', P1: '' };
export const INSTITUTIONS = ['H1', 'C1', 'H2', 'C2', 'P1'] as const;

const text = (n: bigint, decimals: number): string => new Rational(n, 10n ** BigInt(decimals)).text(decimals);

/** Amounts of nothing, of a few odd fen, of a county; `least` may be negative. */
export const moneyFrom = (least: bigint): fc.Arbitrary<string> =>
  fc
    .oneof(
      { weight: 1, arbitrary: fc.constant(0n) },
      { weight: 3, arbitrary: fc.bigInt({ min: least < 0n ? -7n : least, max: 7n }) },
      { weight: 5, arbitrary: fc.bigInt({ min: least, max: 900_000n }) },
      { weight: 2, arbitrary: fc.bigInt({ min: least, max: 10n ** 13n }) },
    )
    .map((fen) => text(fen < least ? least : fen, 2));

export const money = moneyFrom(0n);
export const signed = moneyFrom(-(10n ** 11n));

/** A decimal number with up to four places. */
export const decimalUpTo = (most: number, decimals = 4): fc.Arbitrary<string> =>
  fc.integer({ min: 0, max: most * 10 ** decimals }).map((n) => text(BigInt(n), decimals));

export const fund = fc.constantFrom(...FUNDS);
export const month = fc.constantFrom(...MONTHS);
export const ratio = fc.constantFrom('0', '0.3333', '0.5', '0.85', '0.9999', '1');

/** A cell that is sometimes left blank. */
export const maybe = (cell: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof({ weight: 2, arbitrary: cell }, { weight: 1, arbitrary: fc.constant('') });

/** Rows of which no two have the same key. */
export const distinct = <T>(row: fc.Arbitrary<T>, key: (row: T) => string, most: number, least = 0) =>
  fc.uniqueArray(row, { selector: key, minLength: least, maxLength: most });
