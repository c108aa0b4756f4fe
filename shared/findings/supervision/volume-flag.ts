import { entries } from '../entry.ts';

/** Messages about 用量與人次異常. */
export const volumeFlagFindings = entries({});
