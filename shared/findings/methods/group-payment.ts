import { entries } from '../entry.ts';

/** Messages about the input of 集團總額付費. */
export const groupPaymentFindings = entries({});
