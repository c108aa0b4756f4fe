import { entries } from '../entry.ts';

/** Messages about the input of 床日付費. */
export const bedDayStandardFindings = entries({});
