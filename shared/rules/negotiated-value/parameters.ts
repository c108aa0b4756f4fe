import * as kind from '../../law/parameter.ts';

/** The settings of 談判相對價值. */
export const negotiatedValueParameters = {
  'negotiated.unit': kind.choice('談判值的口徑', ['points', 'relative']),
  'negotiated.groups': kind.optional(kind.count('協議結算的病組數', '組', 1, 100_000)),
} as const;
