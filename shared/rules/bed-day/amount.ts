import { traced } from '../../law/trace.ts';
import { type Fen, fen } from '../../money/fen.ts';
import { fraction, plus, times } from '../../money/fraction.ts';
import { roundHalfAway } from '../../money/round.ts';
import type { BedDayRule, StayFacts } from './facts.ts';

/** 床日額：各段每日標準乘該段天數之和。 */
export const quotaOf = ({ parts }: Pick<StayFacts, 'parts'>): Fen =>
  fen(parts.reduce((sum, { standard, days }) => sum + standard * BigInt(days), 0n));

/** 床日定額付費：床日額乘基金支付比例；支付比例為甲類、乙類費用的支付比例按各自占比加權。 */
export const bedDayAmount: BedDayRule<StayFacts, Fen> = {
  id: 'bed-day-amount',
  title: '床日定額付費',
  step: 'bedDayStandard',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        { instrument: 'DY', grade: '原文' },
        { instrument: 'Z12', article: '二（二）8', grade: '推定' },
        { instrument: 'practice', article: '住院日分段', grade: '待核' },
      ],
      interpretation:
        '甲類、乙類以外的費用基金不付；每一行（一人次）四捨五入到分一次。按住院日分段的，各日取其所在段的標準（未見文本）。' +
        '只有一個支付比例的（如寧德市級 85%、縣級 90%），甲類占比填 1。',
      formula: '(甲類占比 × 甲類支付比例 + 乙類占比 × 乙類支付比例) × Σ 每日標準 × 天數',
      apply: (facts, trace) => {
        const { shareA, ratioA, shareB, ratioB, parts } = facts;
        const ratio = plus(times(shareA, ratioA), times(shareB, ratioB));
        const quota = quotaOf(facts);
        const result = fen(roundHalfAway(times(ratio, fraction(quota))));
        const terms = parts.map((_, index) => `S${index + 1} × days${index + 1}`);
        trace?.({
          rule: 'bed-day-amount',
          formula: `(a × p + b × q) × (${terms.join(' + ')})`,
          inputs: {
            a: traced(shareA, '', '甲類占比'),
            p: traced(ratioA, '', '甲類支付比例'),
            b: traced(shareB, '', '乙類占比'),
            q: traced(ratioB, '', '乙類支付比例'),
            ...Object.fromEntries(
              parts.flatMap(({ standard, days }, index) => [
                [`S${index + 1}`, traced(fraction(standard, 100n), '元', '每日標準')],
                [`days${index + 1}`, traced(fraction(BigInt(days)), '天', '天數')],
              ]),
            ),
          },
          result: traced(fraction(result, 100n), '元'),
        });
        return result;
      },
    },
  ],
};
