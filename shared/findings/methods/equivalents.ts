import { entries } from '../entry.ts';

/** Messages about the input of 標化工作當量. */
export const equivalentsFindings = entries({});
