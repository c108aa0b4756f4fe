import { entries } from '../entry.ts';

/** Messages about the input of 預付金. */
export const workingCapitalFindings = entries({});
