import type { Method } from './method.ts';

/** 調價資金池 */
export const pricePool: Method = {
  step: 'pricePool',
  title: '調價資金池',
  sheet: '調價資金結算',
  tabs: [],
  settle: () => undefined,
};
