import type { Method } from './method.ts';

/** 預付金 */
export const workingCapital: Method = {
  step: 'workingCapital',
  title: '預付金',
  sheet: '預付金結算',
  tabs: [],
  settle: () => undefined,
};
