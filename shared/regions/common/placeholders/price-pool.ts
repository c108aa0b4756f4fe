import type { MethodValues } from '../../region.ts';

/** What no text of a region settles for 調價資金池. */
export const pricePoolPlaceholders: MethodValues<'pricePool'> = {};
