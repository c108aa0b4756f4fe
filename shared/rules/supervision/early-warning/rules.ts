import type { SupervisionRule } from '../rule.ts';
import { growth } from './growth.ts';
import { outlierMonth } from './outlier-month.ts';
import { pace } from './pace.ts';
import { redIndicator } from './red-indicator.ts';
import { reserve } from './reserve.ts';
import { talkList } from './talk-list.ts';
import { yearEnd } from './year-end.ts';

/** The rules of 預警, in the order they are applied. */
export const earlyWarningRules: readonly SupervisionRule[] = [
  pace,
  growth,
  reserve,
  outlierMonth,
  yearEnd,
  redIndicator,
  talkList,
];
