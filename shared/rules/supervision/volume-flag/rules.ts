import type { SupervisionRule } from '../rule.ts';
import { childRate } from './child-rate.ts';
import { drugRepeat } from './drug-repeat.ts';
import { itemAge } from './item-age.ts';
import { itemSex } from './item-sex.ts';
import { volumePeers } from './peers.ts';
import { pointsGrowth } from './points-growth.ts';
import { volumeRise } from './rise.ts';

/** The rules of 用量與人次異常, in the order they are applied. */
export const volumeFlagRules: readonly SupervisionRule[] = [
  volumeRise,
  volumePeers,
  drugRepeat,
  itemSex,
  itemAge,
  childRate,
  pointsGrowth,
];
