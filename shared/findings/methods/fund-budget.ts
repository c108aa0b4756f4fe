import { entries } from '../entry.ts';

/** Messages about the input of 總額預算. */
export const fundBudgetFindings = entries({});
