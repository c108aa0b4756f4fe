import type { SupervisionValues } from '../../region.ts';

/** What no text of a region settles for 監測指標. */
export const indicatorPlaceholders: SupervisionValues<'indicator'> = {};
