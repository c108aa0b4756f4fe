import type { SupervisionRule } from '../rule.ts';

/** The rules of 監測指標, in the order they are applied. */
export const indicatorRules: readonly SupervisionRule[] = [];
