import { dayNumber, toSerial } from '../../../shared/sheets/calendar.ts';

const SECONDS_PER_DAY = 86_400;
const SERIAL_OF_1970 = 25_569;

export interface Moment {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** The date and time of a serial, to the second. */
export function momentOf(serial: number): Moment {
  const seconds = Math.round((serial - SERIAL_OF_1970) * SECONDS_PER_DAY);
  const date = new Date(seconds * 1000);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}

/** The serial of a day; `undefined` when there is none. */
export function serialOf(year: number, month: number, day: number): number | undefined {
  const number = dayNumber(year, month, day);
  return number === undefined ? undefined : toSerial(number);
}

/** The part of a day. */
export const timeOf = (hour: number, minute: number, second: number): number =>
  (hour * 3600 + minute * 60 + second) / SECONDS_PER_DAY;
