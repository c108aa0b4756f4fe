import type { Parameter } from '../../law/parameter.ts';

/** Settings of 標化工作當量, by their dotted keys. */
export const equivalentsParameters = {} as const satisfies Record<string, Parameter<never>>;
