import type { Parameter } from '../../law/parameter.ts';

/** Settings of 談判相對價值, by their dotted keys. */
export const negotiatedValueParameters = {} as const satisfies Record<string, Parameter<never>>;
