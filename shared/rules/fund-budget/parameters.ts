import type { Parameter } from '../../law/parameter.ts';

/** Settings of 總額預算, by their dotted keys. */
export const fundBudgetParameters = {} as const satisfies Record<string, Parameter<never>>;
