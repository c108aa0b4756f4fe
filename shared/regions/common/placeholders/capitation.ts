import type { MethodValues } from '../../region.ts';

/** What no text of a region settles for 門診按人頭付費. */
export const capitationPlaceholders: MethodValues<'capitation'> = {};
