import type { SupervisionRule } from '../rule.ts';
import { bedDayStretch } from './bed-day-stretch.ts';
import { cmiJump } from './cmi-jump.ts';
import type { StaysRule, WatchedCaseRule } from './facts.ts';
import { largeBill } from './large-bill.ts';
import { longStay } from './long-stay.ts';
import { lowCost } from './low-cost.ts';
import { lowShare } from './low-share.ts';
import { overlappingStays } from './overlap.ts';
import { ownPaidShare } from './own-paid.ts';
import { sameDayTransfer } from './same-day-transfer.ts';
import { splitStay } from './split-stay.ts';

/** The rules about a case by itself. */
export const SINGLE_CASE_RULES: readonly WatchedCaseRule[] = [
  longStay,
  largeBill,
  lowCost,
  ownPaidShare,
  bedDayStretch,
];

/** The rules about two stays of a person. */
export const STAYS_RULES: readonly StaysRule[] = [splitStay, sameDayTransfer, overlappingStays];

/** The rules of 病例異常, in the order they are applied. */
export const caseFlagRules: readonly SupervisionRule[] = [
  ...SINGLE_CASE_RULES,
  ...STAYS_RULES,
  lowShare,
  cmiJump,
];
