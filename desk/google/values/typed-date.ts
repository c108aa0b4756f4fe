import type { NumberFormat } from '../model/cell.ts';
import { serialOf, timeOf } from './serial.ts';
import type { Typed, TypingContext } from './typed.ts';

interface TypedDay {
  readonly serial: number | undefined;
  readonly pattern: string;
}

type DayReader = (parts: readonly number[], context: TypingContext) => TypedDay;

const DAYS: readonly (readonly [RegExp, RegExp, DayReader])[] = [
  [/^(\d{4})-(\d{1,2})-(\d{1,2})$/, /./, ([y, m, d]) => on('yyyy-mm-dd', y, m, d)],
  [/^(\d{4})\/(\d{1,2})\/(\d{1,2})$/, /./, ([y, m, d]) => on('yyyy/m/d', y, m, d)],
  [/^(\d{4})-(\d{1,2})$/, /./, ([y, m]) => on('yyyy-mm', y, m)],
  [/^(\d{4})\/(\d{1,2})$/, /./, ([y, m]) => on('yyyy/m', y, m)],
  [/^(\d{4})年(\d{1,2})月(\d{1,2})日$/, /^zh/, ([y, m, d]) => on('yyyy"年"m"月"d"日"', y, m, d)],
  [/^(\d{4})年(\d{1,2})月$/, /^zh/, ([y, m]) => on('yyyy"年"m"月"', y, m)],
  [/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/, /^en/, ([m, d, y]) => on('m/d/yyyy', y, m, d)],
  [/^(\d{1,2})-(\d{1,2})$/, /./, ([m, d], { year }) => on('m-d', year, m, d)],
  [/^(\d{1,2})\/(\d{1,2})$/, /./, ([m, d], { year }) => on('m/d', year, m, d)],
];

const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/;

export function typedDate(text: string, context: TypingContext): Typed | undefined {
  const [date = '', time, more] = text.split(/\s+/);
  if (more !== undefined) return undefined;
  const alone = time === undefined ? readTime(date) : undefined;
  if (alone) return result(alone.part, 'TIME', alone.pattern);
  const typedDay = readDay(date, context);
  if (typedDay?.serial === undefined) return undefined;
  if (time === undefined) return result(typedDay.serial, 'DATE', typedDay.pattern);
  const part = readTime(time);
  return part && result(typedDay.serial + part.part, 'DATE_TIME', `${typedDay.pattern} ${part.pattern}`);
}

const result = (entered: number, type: NonNullable<NumberFormat['type']>, pattern: string): Typed => ({
  entered,
  numberFormat: { type, pattern },
});

const on = (pattern: string, year = 0, month = 0, day = 1): TypedDay => ({
  serial: serialOf(year, month, day),
  pattern,
});

function readDay(text: string, context: TypingContext): TypedDay | undefined {
  for (const [form, locale, read] of DAYS) {
    const parts = locale.test(context.locale) ? form.exec(text)?.slice(1).map(Number) : undefined;
    if (parts) return read(parts, context);
  }
  return undefined;
}

function readTime(text: string): { readonly part: number; readonly pattern: string } | undefined {
  const match = TIME.exec(text);
  if (!match) return undefined;
  const [hour = 0, minute = 0, second = 0] = match.slice(1).map((part) => Number(part ?? 0));
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  return { part: timeOf(hour, minute, second), pattern: match[3] === undefined ? 'h:mm' : 'h:mm:ss' };
}
