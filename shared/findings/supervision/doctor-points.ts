import { entries } from '../entry.ts';

/** Messages about 醫師記分. */
export const doctorPointsFindings = entries({});
