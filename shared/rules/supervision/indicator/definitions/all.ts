import type { IndicatorRule } from '../facts.ts';
import { efficiencyIndicators } from './efficiency.ts';
import { fairnessIndicators } from './fairness.ts';
import { groupIndicators } from './group.ts';
import { safetyIndicators } from './safety.ts';
import { serviceIndicators } from './service.ts';
import { sinkingIndicators } from './sinking.ts';
import { structureIndicators } from './structure.ts';

/** Every indicator of the house, in the order in which they are shown. */
export const INDICATORS: readonly IndicatorRule[] = [
  ...safetyIndicators,
  ...efficiencyIndicators,
  ...structureIndicators,
  ...fairnessIndicators,
  ...serviceIndicators,
  ...groupIndicators,
  ...sinkingIndicators,
];
