import type { Method } from './method.ts';

/** 門診按人頭付費 */
export const capitation: Method = {
  step: 'capitation',
  title: '門診按人頭付費',
  sheet: '門診人頭結算',
  tabs: [],
  settle: () => undefined,
};
