import type { MethodValues } from '../../region.ts';

/** What no text of a region settles for 預付金. */
export const workingCapitalPlaceholders: MethodValues<'workingCapital'> = {};
