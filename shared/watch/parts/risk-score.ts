import type { WatchPart } from '../part.ts';

export const riskScorePart: WatchPart = {
  step: 'riskScore',
  title: '風險畫像',
  watch: () => ({ flags: [], sheets: [] }),
};
