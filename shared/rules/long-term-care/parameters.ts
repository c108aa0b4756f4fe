import type { Parameter } from '../../law/parameter.ts';

/** Settings of 長期護理保險, by their dotted keys. */
export const longTermCareParameters = {} as const satisfies Record<string, Parameter<never>>;
