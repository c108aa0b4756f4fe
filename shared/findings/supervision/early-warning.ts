import { entries } from '../entry.ts';

/** Messages about 預警. */
export const earlyWarningFindings = entries({});
