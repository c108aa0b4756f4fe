import type { Parameter } from '../../law/parameter.ts';

/** Settings of 預付金, by their dotted keys. */
export const workingCapitalParameters = {} as const satisfies Record<string, Parameter<never>>;
