import type { Method } from './method.ts';

/** 集採結餘留用 */
export const procurement: Method = {
  step: 'procurement',
  title: '集採結餘留用',
  sheet: '集採結餘結算',
  tabs: [],
  settle: () => undefined,
};
