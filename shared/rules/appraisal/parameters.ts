import type { Parameter } from '../../law/parameter.ts';

/** Settings of 考核, by their dotted keys. */
export const appraisalParameters = {} as const satisfies Record<string, Parameter<never>>;
