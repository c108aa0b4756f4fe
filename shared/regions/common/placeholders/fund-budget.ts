import type { MethodValues } from '../../region.ts';

/** What no text of a region settles for 總額預算. */
export const fundBudgetPlaceholders: MethodValues<'fundBudget'> = {};
