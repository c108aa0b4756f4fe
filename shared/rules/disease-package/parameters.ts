import type { Parameter } from '../../law/parameter.ts';

/** Settings of 單病種付費, by their dotted keys. */
export const diseasePackageParameters = {} as const satisfies Record<string, Parameter<never>>;
