import type { Method } from './method.ts';

/** 基金年度總表 */
export const fundYear: Method = {
  step: 'fundYear',
  title: '基金年度總表',
  sheet: '基金年度總表',
  tabs: [],
  settle: () => undefined,
};
