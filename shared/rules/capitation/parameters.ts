import type { Parameter } from '../../law/parameter.ts';

/** Settings of 門診按人頭付費, by their dotted keys. */
export const capitationParameters = {} as const satisfies Record<string, Parameter<never>>;
