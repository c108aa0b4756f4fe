import type { SupervisionValues } from '../../region.ts';

/** What no text of a region settles for 風險畫像. */
export const riskScorePlaceholders: SupervisionValues<'riskScore'> = {};
