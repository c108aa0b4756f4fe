import type { MethodValues } from '../../region.ts';

/** What no text of a region settles for 標化工作當量. */
export const equivalentsPlaceholders: MethodValues<'equivalents'> = {};
