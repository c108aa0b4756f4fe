import type { Method } from './method.ts';

/** 床日付費 */
export const bedDayStandard: Method = {
  step: 'bedDayStandard',
  title: '床日付費',
  sheet: '床日結算',
  tabs: [],
  settle: () => undefined,
};
