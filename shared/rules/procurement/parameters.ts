import type { Parameter } from '../../law/parameter.ts';

/** Settings of 集採結餘留用, by their dotted keys. */
export const procurementParameters = {} as const satisfies Record<string, Parameter<never>>;
