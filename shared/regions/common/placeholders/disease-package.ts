import type { MethodValues } from '../../region.ts';

/** What no text of a region settles for 單病種付費. */
export const diseasePackagePlaceholders: MethodValues<'diseasePackage'> = {};
