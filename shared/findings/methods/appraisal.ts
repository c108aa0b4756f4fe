import { entries } from '../entry.ts';

/** Messages about the input of 考核. */
export const appraisalFindings = entries({});
