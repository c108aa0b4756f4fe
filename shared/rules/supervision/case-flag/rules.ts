import type { SupervisionRule } from '../rule.ts';

/** The rules of 病例異常, in the order they are applied. */
export const caseFlagRules: readonly SupervisionRule[] = [];
