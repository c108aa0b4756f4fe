import type { WatchPart } from '../part.ts';

export const doctorPointsPart: WatchPart = {
  step: 'doctorPoints',
  title: '醫師記分',
  watch: () => ({ flags: [], sheets: [] }),
};
