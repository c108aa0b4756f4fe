import { entries } from '../entry.ts';

/** Messages about the input of 調價資金池. */
export const pricePoolFindings = entries({});
