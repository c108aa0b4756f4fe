import type { MethodValues } from '../../region.ts';

/** What no text of a region settles for 待遇與轉診. */
export const benefitsPlaceholders: MethodValues<'benefits'> = {};
