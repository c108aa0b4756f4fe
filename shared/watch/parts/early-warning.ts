import type { WatchPart } from '../part.ts';

export const earlyWarningPart: WatchPart = {
  step: 'earlyWarning',
  title: '預警',
  watch: () => ({ flags: [], sheets: [] }),
};
