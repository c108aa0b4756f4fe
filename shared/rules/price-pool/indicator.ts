import { compare } from '../../money/fraction.ts';
import type { IndicatorFacts, PricePoolRule } from './facts.ts';

/** 監測指標：「不升」的調價後不高於目標值為達標，「不降」的不低於目標值為達標；未定目標值的與調價前比。 */
export const priceIndicator: PricePoolRule<IndicatorFacts, boolean> = {
  id: 'price-pool-indicator',
  title: '調價監測指標',
  step: 'pricePool',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        { instrument: 'RA', quote: '醫共體均次費用等13項監測考核指標全部達到目標', grade: '原文' },
        { instrument: 'practice', grade: '推定' },
      ],
      interpretation: '文本未列 13 項的方向與目標值，由本地逐項填寫；恰等於目標值為達標。',
      formula: '不升：調價後 ≤ 目標；不降：調價後 ≥ 目標',
      apply: ({ before, after, direction, target }) => {
        const order = compare(after, target ?? before);
        return direction === '不升' ? order <= 0 : order >= 0;
      },
    },
  ],
};
