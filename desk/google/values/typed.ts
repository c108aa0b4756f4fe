import type { Entered, NumberFormat } from '../model/cell.ts';
import { typedDate } from './typed-date.ts';
import { typedNumber } from './typed-number.ts';

/** What typing a text into a cell puts there, and the format it gets when it has none. */
export interface Typed {
  readonly entered: Entered | undefined;
  readonly numberFormat?: NumberFormat;
}

export interface TypingContext {
  readonly locale: string;
  /** For dates typed without one. */
  readonly year: number;
}

/**
 * A text as a person would have typed it: formulas, truth values, numbers, percentages, amounts, dates and times are
 * taken as such (`1-2` is a day, `2025-03` a month), an apostrophe in front keeps a text. What a cell in text format
 * gets stays a text. Full-width digits and `2025.1.31` stay texts too.
 */
export function typed(text: string, format: NumberFormat | undefined, context: TypingContext): Typed {
  if (text === '') return { entered: undefined };
  if (text.startsWith("'")) return { entered: text.slice(1) || undefined };
  if (format?.type === 'TEXT') return { entered: text };
  if (text.length > 1 && text.startsWith('=')) return { entered: { formula: text } };
  if (/^(true|false)$/i.test(text.trim())) return { entered: text.trim().toLowerCase() === 'true' };
  const number = typedNumber(text.trim()) ?? typedDate(text.trim(), context);
  if (number) return number;
  if (/^\+[^\d+\-.]/.test(text)) return { entered: { formula: `=${text}` } };
  return { entered: text };
}
