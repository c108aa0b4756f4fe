import type { SupervisionRule } from '../rule.ts';
import { hundredPoints } from './hundred-points.ts';
import { hundredSuspension } from './hundred-suspension.ts';
import { nationalEnd } from './national-end.ts';
import { nationalPoints } from './national-points.ts';
import { nationalSuspension } from './national-suspension.ts';
import { unsettledCase } from './unsettled.ts';

/** The rules of 醫師記分, in the order they are applied. */
export const doctorPointsRules: readonly SupervisionRule[] = [
  nationalPoints,
  nationalSuspension,
  nationalEnd,
  hundredPoints,
  hundredSuspension,
  unsettledCase,
];
