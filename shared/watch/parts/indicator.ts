import type { WatchPart } from '../part.ts';

export const indicatorPart: WatchPart = {
  step: 'indicator',
  title: '監測指標',
  watch: () => ({ flags: [], sheets: [] }),
};
