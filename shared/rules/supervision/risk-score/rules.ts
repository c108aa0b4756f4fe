import type { SupervisionRule } from '../rule.ts';
import { riskContribution } from './contribution.ts';
import { robustDeviation } from './deviation.ts';
import { inspectionList } from './inspection.ts';

/** The rules of 風險畫像, in the order they are applied. */
export const riskScoreRules: readonly SupervisionRule[] = [robustDeviation, riskContribution, inspectionList];
