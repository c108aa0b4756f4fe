import type { Clocks } from '../../shared/law/dated.ts';
import { lastDay } from '../../shared/settle/run.ts';
import type { Period } from '../../shared/settle/settlement.ts';
import { UsageError } from './usage.ts';

/** `--law-date` and `--known-at` as given: the law of which day, and as it was known on which day. */
export interface AskedDates {
  readonly lawDate?: string | undefined;
  readonly knownAt?: string | undefined;
}

/** The clocks of a run: the law of the period's last day as known today, unless other days are asked for. @throws UsageError */
export const readClocks = ({ lawDate, knownAt }: AskedDates, period: Period): Clocks => ({
  lawDate: readDate(lawDate, 'law-date') ?? lastDay(period),
  knownAt: readDate(knownAt, 'known-at') ?? new Date().toISOString().slice(0, 10),
});

function readDate(text: string | undefined, name: string): string | undefined {
  if (text === undefined) return undefined;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  if (day && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)) return text;
  throw new UsageError(`--${name} 應為 YYYY-MM-DD 的日期 / must be a date: ${text}`);
}
