import type { SupervisionValues } from '../../region.ts';

/** What no text of a region settles for 用量與人次異常. */
export const volumeFlagPlaceholders: SupervisionValues<'volumeFlag'> = {};
