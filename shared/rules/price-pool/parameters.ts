import type { Parameter } from '../../law/parameter.ts';

/** Settings of 調價資金池, by their dotted keys. */
export const pricePoolParameters = {} as const satisfies Record<string, Parameter<never>>;
