import { entries } from '../entry.ts';

/** Messages about the input of 單病種付費. */
export const diseasePackageFindings = entries({});
