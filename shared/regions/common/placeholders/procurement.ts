import type { MethodValues } from '../../region.ts';

/** What no text of a region settles for 集採結餘留用. */
export const procurementPlaceholders: MethodValues<'procurement'> = {};
