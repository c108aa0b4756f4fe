import type { MethodRule } from '../method-rule.ts';
import { groupAdvance } from './advance.ts';
import { groupMonth } from './month.ts';
import { evenOffset, firstOffset, yearEndOffset } from './offset.ts';
import { groupClearing } from './payment.ts';
import { groupReward, groupRewardPool } from './reward.ts';
import { groupOverrun, groupOverrunFailed, groupSurplus } from './sharing.ts';
import { groupTotal } from './total.ts';

/** 集團總額付費: its rules in the order they apply. */
export const groupPaymentRules: readonly MethodRule[] = [
  groupTotal,
  groupAdvance,

  // 年初預付的核銷：由 groupPayment.offset 選一
  evenOffset,
  firstOffset,
  yearEndOffset,
  groupMonth,

  // 年終：結餘或超支，恰有一條適用
  groupSurplus,
  groupOverrun,
  groupOverrunFailed,

  groupRewardPool,
  groupReward,
  groupClearing,
];
