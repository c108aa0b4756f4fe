import type { Parameter } from '../../law/parameter.ts';

/** Settings of 集團總額付費, by their dotted keys. */
export const groupPaymentParameters = {} as const satisfies Record<string, Parameter<never>>;
