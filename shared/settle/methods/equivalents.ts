import type { Method } from './method.ts';

/** 標化工作當量 */
export const equivalents: Method = {
  step: 'equivalents',
  title: '標化工作當量',
  sheet: '工作當量結算',
  tabs: [],
  settle: () => undefined,
};
