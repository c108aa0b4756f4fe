import { traced } from '../../law/trace.ts';
import { type Fen, fen } from '../../money/fen.ts';
import { fraction } from '../../money/fraction.ts';
import { type PriceFacts, type PricePoolRule, yuanOf } from './facts.ts';

/** 調價影響：新價減原價，乘測算服務量；降價為負，回到資金池。 */
export const priceEffect: PricePoolRule<PriceFacts, Fen> = {
  id: 'price-pool-effect',
  title: '調價影響',
  step: 'pricePool',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        { instrument: 'RA', quote: '總量控制、結構調整、有升有降、逐步到位', grade: '原文' },
        { instrument: 'practice', grade: '推定' },
      ],
      interpretation: '文本沒有算式；有升有降，故升降相抵。',
      formula: '(新價 − 原價) × 服務量',
      apply: ({ before, after, volume }, trace) => {
        const result = fen((after - before) * BigInt(volume));
        trace?.({
          rule: 'price-pool-effect',
          formula: '(P1 − P0) × n',
          inputs: {
            P1: yuanOf(after, '新價'),
            P0: yuanOf(before, '原價'),
            n: traced(fraction(BigInt(volume)), '', '服務量'),
          },
          result: yuanOf(result),
        });
        return result;
      },
    },
  ],
};
