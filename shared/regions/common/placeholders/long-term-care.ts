import type { MethodValues } from '../../region.ts';

/** What no text of a region settles for 長期護理保險. */
export const longTermCarePlaceholders: MethodValues<'longTermCare'> = {};
