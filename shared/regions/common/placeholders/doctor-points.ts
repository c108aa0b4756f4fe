import type { SupervisionValues } from '../../region.ts';

/** What no text of a region settles for 醫師記分. */
export const doctorPointsPlaceholders: SupervisionValues<'doctorPoints'> = {};
