import { entries } from '../entry.ts';

/** Messages about 風險畫像. */
export const riskScoreFindings = entries({});
