import type { MethodRule } from '../method-rule.ts';
import { poolBalance } from './balance.ts';
import { priceEffect } from './effect.ts';
import { priceIndicator } from './indicator.ts';

/** 調價資金池: its rules in the order they apply. */
export const pricePoolRules: readonly MethodRule[] = [priceEffect, poolBalance, priceIndicator];
