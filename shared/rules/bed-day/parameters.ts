import type { Parameter } from '../../law/parameter.ts';

/** Settings of 床日付費, by their dotted keys. */
export const bedDayStandardParameters = {} as const satisfies Record<string, Parameter<never>>;
