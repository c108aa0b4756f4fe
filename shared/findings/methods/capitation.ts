import { entries } from '../entry.ts';

/** Messages about the input of 門診按人頭付費. */
export const capitationFindings = entries({});
