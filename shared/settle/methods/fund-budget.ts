import type { Method } from './method.ts';

/** 總額預算 */
export const fundBudget: Method = {
  step: 'fundBudget',
  title: '總額預算',
  sheet: '預算平衡表',
  tabs: [],
  settle: () => undefined,
};
