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
