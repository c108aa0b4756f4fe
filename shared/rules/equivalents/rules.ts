import type { MethodRule } from '../method-rule.ts';
import { purchaseCeiling } from './ceiling.ts';
import { growthCeiling } from './growth.ts';
import { itemEquivalents } from './item-equivalents.ts';
import { equivalentPayment, equivalentSettlement } from './payment.ts';
import { benefitReward } from './reward.ts';

/** 標化工作當量: its rules in the order they apply. */
export const equivalentsRules: readonly MethodRule[] = [
  itemEquivalents,
  growthCeiling,
  purchaseCeiling,
  equivalentPayment,
  equivalentSettlement,
  benefitReward,
];
