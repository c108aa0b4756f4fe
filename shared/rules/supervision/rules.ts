import { caseFlagRules } from './case-flag/rules.ts';
import { doctorPointsRules } from './doctor-points/rules.ts';
import { earlyWarningRules } from './early-warning/rules.ts';
import { indicatorRules } from './indicator/rules.ts';
import { riskScoreRules } from './risk-score/rules.ts';
import type { SupervisionRule } from './rule.ts';
import { volumeFlagRules } from './volume-flag/rules.ts';

/** What is watched in every pooling area, whatever its scheme; nothing of it changes an amount. */
export const SUPERVISION_RULES: readonly SupervisionRule[] = [
  ...caseFlagRules,
  ...volumeFlagRules,
  ...doctorPointsRules,
  ...indicatorRules,
  ...riskScoreRules,
  ...earlyWarningRules,
];
