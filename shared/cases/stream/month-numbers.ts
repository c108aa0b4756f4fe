import { monthOf } from '../../sheets/calendar.ts';

/** Days by their number, from 1880 to 2238. */
export const DAYS = 2 ** 17;
export const BEFORE_1970 = 2 ** 15;
const UNKNOWN_MONTH = 255;

/** `01` … `12`, by their number in a cell's key. */
export const MONTHS: readonly string[] = Array.from({ length: 12 }, (_, index) =>
  String(index + 1).padStart(2, '0'),
);

/** The months of days, each looked up once. */
export class MonthNumbers {
  readonly #months = new Uint8Array(DAYS).fill(UNKNOWN_MONTH);

  of(day: number): number {
    const at = day + BEFORE_1970;
    const known = this.#months[at]!;
    if (known !== UNKNOWN_MONTH) return known;
    const month = MONTHS.indexOf(monthOf(day).slice(5));
    this.#months[at] = month;
    return month;
  }
}
