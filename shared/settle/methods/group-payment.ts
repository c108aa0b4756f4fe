import type { Method } from './method.ts';

/** 集團總額付費 */
export const groupPayment: Method = {
  step: 'groupPayment',
  title: '集團總額付費',
  sheet: '集團總額結算',
  tabs: [],
  settle: () => undefined,
};
