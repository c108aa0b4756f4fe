import type { Method } from './method.ts';

/** 考核 */
export const appraisal: Method = {
  step: 'appraisal',
  title: '考核',
  sheet: '考核結果',
  tabs: [],
  settle: () => undefined,
};
