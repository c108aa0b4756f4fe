const MS_PER_DAY = 86_400_000;
/** Serial 25569 is 1970-01-01: spreadsheets count days from 1899-12-30. */
const SERIAL_OF_1970 = 25_569;

/** Days since 1970-01-01, or `undefined` when there is no such day. */
export function dayNumber(year: number, month: number, day: number): number | undefined {
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  const real =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real && year >= 1900 ? time / MS_PER_DAY : undefined;
}

/** The day of a spreadsheet serial; the time of day is dropped. */
export const fromSerial = (serial: number): number => Math.floor(serial) - SERIAL_OF_1970;

export const toSerial = (day: number): number => day + SERIAL_OF_1970;

const written = new Map<number, string>();

/** `2025-03-31`. The few hundred days of a year are asked for once per case, so each is written once. */
export function isoDate(day: number): string {
  const known = written.get(day);
  if (known !== undefined) return known;
  const text = new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
  written.set(day, text);
  return text;
}

/** `2025-03`. */
export const monthOf = (day: number): string => isoDate(day).slice(0, 7);

/** The year of a day. */
export const yearOf = (day: number): number => new Date(day * MS_PER_DAY).getUTCFullYear();

/** The last day of the year of a day. */
export const yearEnd = (day: number): number => Date.UTC(yearOf(day), 11, 31) / MS_PER_DAY;

/** The same day some months later; the last day of that month where it has no such day. */
export function monthsLater(day: number, months: number): number {
  const date = new Date(day * MS_PER_DAY);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const days = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), days)) / MS_PER_DAY;
}
