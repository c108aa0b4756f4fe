import type { WatchPart } from '../part.ts';

export const volumeFlagPart: WatchPart = {
  step: 'volumeFlag',
  title: '用量與人次異常',
  watch: () => ({ flags: [], sheets: [] }),
};
