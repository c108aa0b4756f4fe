import { entries } from '../entry.ts';

/** Messages about the input of 長期護理保險. */
export const longTermCareFindings = entries({});
