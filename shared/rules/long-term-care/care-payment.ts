import { traced } from '../../law/trace.ts';
import { fen } from '../../money/fen.ts';
import { fraction, times } from '../../money/fraction.ts';
import { roundHalfAway } from '../../money/round.ts';
import type { CareRule } from './facts.ts';

/** 護理費用支付：數量乘標準，再乘基金支付比例，四捨五入到分，每個項目一次。 */
export const carePayment: CareRule = {
  id: 'care-payment',
  title: '護理費用支付',
  step: 'longTermCare',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        {
          instrument: 'LN',
          article: '（十）',
          quote: '合理確定保障範圍和待遇標準',
          grade: '原文',
        },
        { instrument: 'practice', grade: '推定' },
      ],
      interpretation: '文本沒有標準與比例的數字，由長護服務表逐項填寫。',
      formula: '數量 × 標準 × 比例',
      apply: ({ quantity, standard, ratio }, trace) => {
        const exact = times(times(quantity, fraction(standard)), ratio);
        const result = fen(roundHalfAway(exact));
        trace?.({
          rule: 'care-payment',
          formula: 'n × b × r',
          inputs: {
            n: traced(quantity, '', '數量'),
            b: traced(fraction(standard, 100n), '元', '標準'),
            r: traced(ratio, '', '支付比例'),
          },
          result: traced(fraction(result, 100n), '元'),
        });
        return result;
      },
    },
  ],
};
