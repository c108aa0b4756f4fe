import type { SupervisionRule } from '../rule.ts';

/** The rules of 用量與人次異常, in the order they are applied. */
export const volumeFlagRules: readonly SupervisionRule[] = [];
