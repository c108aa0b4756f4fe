import type { SupervisionRule } from '../rule.ts';
import { INDICATORS } from './definitions/all.ts';
import { diseaseClass } from './disease-class.ts';
import { trafficLight } from './light.ts';
import { monthTrend } from './trend.ts';

/** The rules of 監測指標, in the order they are applied. */
export const indicatorRules: readonly SupervisionRule[] = [
  ...INDICATORS,
  trafficLight,
  monthTrend,
  diseaseClass,
];
