import { traced } from '../../law/trace.ts';
import { fen, portion } from '../../money/fen.ts';
import { type PoolBalance, type PoolFacts, type PricePoolRule, yuanOf } from './facts.ts';

/** 調價資金池：上期結轉加藥品耗材節約為調價空間，減服務調價的影響為期末結餘，結轉下期。 */
export const poolBalance: PricePoolRule<PoolFacts, PoolBalance> = {
  id: 'price-pool-balance',
  title: '調價資金池結餘',
  step: 'pricePool',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        {
          instrument: 'RA',
          quote: '醫院減少藥品耗材使用，通過「調價資金池」就換回醫療技術服務項目提價空間',
          grade: '原文',
        },
        { instrument: 'practice', grade: '推定' },
      ],
      interpretation: '文本沒有算式與結轉辦法；資金池按統籌區一個計，藥耗多用的照減，結餘全數結轉。',
      formula: '空間 = 結轉 + 節約 × 比例；結餘 = 空間 − 調價影響',
      apply: ({ opening, saved, raised, params }, trace) => {
        const ratio = params['pricePool.share'];
        const room = fen(opening + portion(saved, ratio));
        const closing = fen(room - raised);
        trace?.({
          rule: 'price-pool-balance',
          formula: 'O + round(S × s) − R',
          inputs: {
            O: yuanOf(opening, '期初結餘與增減'),
            S: yuanOf(saved, '藥耗節約'),
            s: traced(ratio, '', '轉為調價空間的比例', 'pricePool.share'),
            R: yuanOf(raised, '服務調價影響'),
          },
          result: yuanOf(closing),
        });
        return { room, closing };
      },
    },
  ],
};
