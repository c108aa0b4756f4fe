import type { MethodRule } from '../method-rule.ts';
import { negotiatedBasePoints } from './base-points.ts';
import { negotiatedEffect } from './effect.ts';
import { negotiatedGroupPoints } from './group-points.ts';

/** The rules of 談判相對價值, in the order they are applied. */
export const negotiatedValueRules: readonly MethodRule[] = [
  negotiatedBasePoints,
  negotiatedGroupPoints,
  negotiatedEffect,
];
