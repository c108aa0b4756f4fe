import type { MethodValues } from '../../region.ts';

/** What no text of a region settles for 床日付費. */
export const bedDayStandardPlaceholders: MethodValues<'bedDayStandard'> = {};
