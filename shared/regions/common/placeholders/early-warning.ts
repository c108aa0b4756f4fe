import type { SupervisionValues } from '../../region.ts';

/** What no text of a region settles for 預警. */
export const earlyWarningPlaceholders: SupervisionValues<'earlyWarning'> = {};
