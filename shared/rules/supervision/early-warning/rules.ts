import type { SupervisionRule } from '../rule.ts';

/** The rules of 預警, in the order they are applied. */
export const earlyWarningRules: readonly SupervisionRule[] = [];
