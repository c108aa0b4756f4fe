import type { Method } from './method.ts';

/** 單病種付費 */
export const diseasePackage: Method = {
  step: 'diseasePackage',
  title: '單病種付費',
  sheet: '單病種結算',
  tabs: [],
  settle: () => undefined,
};
