import type { MethodValues } from '../../region.ts';

/** What no text of a region settles for 談判相對價值. */
export const negotiatedValuePlaceholders: MethodValues<'negotiatedValue'> = {};
