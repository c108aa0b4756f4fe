import type { MethodRule } from '../method-rule.ts';
import { carePayment } from './care-payment.ts';
import { careContributions } from './contributions.ts';
import { fixedHandlingFee, noHandlingFee, proportionalHandlingFee } from './handling-fee.ts';

/** The rules of 長期護理保險, in the order they are applied; of the fees longTermCare.fee chooses one. */
export const longTermCareRules: readonly MethodRule[] = [
  careContributions,
  carePayment,
  noHandlingFee,
  proportionalHandlingFee,
  fixedHandlingFee,
];
