import type { Parameter } from '../../law/parameter.ts';

/** Settings of 待遇與轉診, by their dotted keys. */
export const benefitsParameters = {} as const satisfies Record<string, Parameter<never>>;
