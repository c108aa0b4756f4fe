import type { MethodValues } from '../../region.ts';

/** What no text of a region settles for 考核. */
export const appraisalPlaceholders: MethodValues<'appraisal'> = {};
