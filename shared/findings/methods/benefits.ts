import { entries } from '../entry.ts';

/** Messages about the input of 待遇與轉診. */
export const benefitsFindings = entries({});
