import { type Moment, momentOf } from './serial.ts';

const TOKEN = /"([^"]*)"|\\(.)|y+|m+|d+|h+|s+|am\/pm|a\/p|[\s\S]/gi;

const two = (number: number): string => String(number).padStart(2, '0');

/** A serial in a date or time pattern such as `yyyy-mm-dd hh:mm:ss` or `yyyy"年"m"月"d"日"`. */
export function formatDate(serial: number, pattern: string): string {
  const moment = momentOf(serial);
  const tokens = [...pattern.matchAll(TOKEN)].map(([text, quoted, escaped]) => ({
    text,
    literal: quoted ?? escaped,
  }));
  const twelve = tokens.some(({ text }) => /^a/i.test(text));
  return tokens
    .map(({ text, literal }, index) => {
      if (literal !== undefined) return literal;
      return part(moment, text.toLowerCase(), isMinute(tokens, index), twelve) ?? text;
    })
    .join('');
}

/** `m` after hours or before seconds means minutes. */
function isMinute(tokens: readonly { readonly text: string }[], index: number): boolean {
  const letters = (token: { readonly text: string }) => /^[ymdhs]/i.test(token.text);
  const before = tokens.slice(0, index).findLast(letters);
  const after = tokens.slice(index + 1).find(letters);
  return /^h/i.test(before?.text ?? '') || /^s/i.test(after?.text ?? '');
}

function part(moment: Moment, token: string, minute: boolean, twelve: boolean): string | undefined {
  const hour = twelve ? moment.hour % 12 || 12 : moment.hour;
  switch (token) {
    case 'y':
    case 'yy':
      return two(moment.year % 100);
    case 'yyy':
    case 'yyyy':
      return String(moment.year).padStart(4, '0');
    case 'm':
      return String(minute ? moment.minute : moment.month);
    case 'mm':
      return two(minute ? moment.minute : moment.month);
    case 'd':
      return String(moment.day);
    case 'dd':
      return two(moment.day);
    case 'h':
      return String(hour);
    case 'hh':
      return two(hour);
    case 's':
      return String(moment.second);
    case 'ss':
      return two(moment.second);
    case 'am/pm':
      return moment.hour < 12 ? 'AM' : 'PM';
    case 'a/p':
      return moment.hour < 12 ? 'A' : 'P';
  }
  return undefined;
}
