import type { Method } from './method.ts';

/** 長期護理保險 */
export const longTermCare: Method = {
  step: 'longTermCare',
  title: '長期護理保險',
  sheet: '長護險結算',
  tabs: [],
  settle: () => undefined,
};
