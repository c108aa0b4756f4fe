import type { Method } from './method.ts';

/** 待遇與轉診 */
export const benefits: Method = {
  step: 'benefits',
  title: '待遇與轉診',
  sheet: '待遇核查',
  tabs: [],
  settle: () => undefined,
};
