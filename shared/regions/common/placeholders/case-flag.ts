import type { SupervisionValues } from '../../region.ts';

/** What no text of a region settles for 病例異常. */
export const caseFlagPlaceholders: SupervisionValues<'caseFlag'> = {};
