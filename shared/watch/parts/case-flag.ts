import type { WatchPart } from '../part.ts';

export const caseFlagPart: WatchPart = {
  step: 'caseFlag',
  title: '病例異常',
  watch: ({ cases }) => ({ flags: cases.flags, sheets: [] }),
};
