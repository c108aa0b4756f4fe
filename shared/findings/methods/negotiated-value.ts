import { entries } from '../entry.ts';

/** Messages about the input of 談判相對價值. */
export const negotiatedValueFindings = entries({});
