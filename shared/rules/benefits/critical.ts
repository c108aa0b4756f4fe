import { type Traced, traced } from '../../law/trace.ts';
import { type Fen, fen } from '../../money/fen.ts';
import { type Fraction, fraction, plus, times, ZERO } from '../../money/fraction.ts';
import { roundHalfAway } from '../../money/round.ts';
import type { Band, CriticalRule } from './facts.ts';

const yuanOf = (amount: Fen, name?: string): Traced => traced(fraction(amount, 100n), '元', name);

/** 大病保險：一人一年政策範圍內的自付累計，按費用分段支付，每段一個比例；逐次補差，合計恆等於全年一次計算。 */
export const criticalBenefit: CriticalRule = {
  id: 'benefit-critical',
  title: '大病保險分段支付',
  step: 'benefits',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        {
          instrument: 'LN',
          article: '（五）',
          quote: '城鄉居民大病保險政策範圍內醫療費用支付比例按照醫療費用分段確定',
          grade: '原文',
        },
        { instrument: 'practice', grade: '推定' },
      ],
      interpretation: '分段的費用讀作一人一年在基本醫保與大額補助之後的政策範圍內自付累計，含起付線。',
      formula: 'F(累計自付) − F(此前累計)；F(x) = Σ 各段內的部分 × 該段比例',
      apply: ({ before, after, bands }, trace) => {
        const paid = fen(upTo(after, bands) - upTo(before, bands));
        trace?.({
          rule: 'benefit-critical',
          formula:
            bands.length === 0 ? '0' : `round(${formulaOf('y', bands)}) − round(${formulaOf('x', bands)})`,
          inputs: {
            x: yuanOf(before, '此前累計自付'),
            y: yuanOf(after, '本次後累計自付'),
            ...Object.fromEntries(
              bands.flatMap(({ from, ratio }, index) => [
                [`f${index + 1}`, yuanOf(from, '分段起點')],
                [`r${index + 1}`, traced(ratio, '', '該段比例')],
              ]),
            ),
          },
          result: yuanOf(paid),
        });
        return paid;
      },
    },
  ],
};

/** F as the trace shows it: each band from its beginning to that of the next. */
const formulaOf = (burden: string, bands: readonly Band[]): string =>
  bands
    .map((_, index) => {
      const top = index + 1 < bands.length ? `min(${burden}, f${index + 2})` : burden;
      return `max(0, ${top} − f${index + 1}) × r${index + 1}`;
    })
    .join(' + ');

/** F(x), to the fen. */
function upTo(burden: Fen, bands: readonly Band[]): bigint {
  const exact = bands.reduce<Fraction>((sum, { from, ratio }, index) => {
    const end = bands[index + 1]?.from;
    const top = end !== undefined && end < burden ? end : burden;
    return top > from ? plus(sum, times(fraction(top - from), ratio)) : sum;
  }, ZERO);
  return roundHalfAway(exact);
}
