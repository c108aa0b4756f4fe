import { entries } from '../entry.ts';

/** Messages about 病例異常. */
export const caseFlagFindings = entries({});
