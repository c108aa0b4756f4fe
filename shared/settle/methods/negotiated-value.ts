import type { Method } from './method.ts';

/** 談判相對價值 */
export const negotiatedValue: Method = {
  step: 'negotiatedValue',
  title: '談判相對價值',
  sheet: '談判價值測算',
  tabs: [],
  settle: () => undefined,
};
