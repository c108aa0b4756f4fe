import { entries } from '../entry.ts';

/** Messages about 監測指標. */
export const indicatorFindings = entries({});
