import { type Traced, traced } from '../../law/trace.ts';
import { type Fen, fen } from '../../money/fen.ts';
import { fraction, larger, minus, over, smaller, times, ZERO } from '../../money/fraction.ts';
import { roundHalfAway } from '../../money/round.ts';
import type { BasicRule } from './facts.ts';

const yuanOf = (amount: Fen, name?: string): Traced => traced(fraction(amount, 100n), '元', name);

/**
 * 基本醫保住院待遇：政策範圍內費用減起付線，乘該等級的支付比例；未轉診自行到統籌區外的，支付比例降低；
 * 一人一年以封頂線為限。
 */
export const basicBenefit: BasicRule = {
  id: 'benefit-basic',
  title: '住院待遇',
  step: 'benefits',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        { instrument: 'LN', article: '（五）', grade: '原文' },
        {
          instrument: 'Z12',
          article: '二（三）9',
          quote: '自行到統籌區域外醫療機構就診的，應提高個人自付比例，原則上不低於10%',
          grade: '原文',
        },
        { instrument: 'practice', grade: '推定' },
      ],
      interpretation:
        '提高的自付比例為百分點，由支付比例中減去，減到 0 為止；封頂線為基金一年支付的上限。四捨五入到分，每次住院一次。',
      formula: 'min((C − Q) × max(0, r − u), 封頂線 − 已付)',
      apply: ({ eligible, deductible, ratio, less, cap, used }, trace) => {
        const charges = fraction(eligible - deductible);
        const lowered = larger(ZERO, minus(ratio, less));
        const full = times(charges, lowered);
        const room = cap === null ? full : larger(ZERO, fraction(cap - used));
        const exact = smaller(full, room);
        const paid = fen(roundHalfAway(exact));
        trace?.({
          rule: 'benefit-basic',
          formula: cap === null ? '(C − Q) × max(0, r − u)' : 'min((C − Q) × max(0, r − u), max(0, L − S))',
          inputs: {
            C: yuanOf(eligible, '政策範圍內費用'),
            Q: yuanOf(deductible, '起付線'),
            r: traced(ratio, '', '支付比例'),
            u: traced(less, '', '未轉診提高的自付比例', 'benefits.unreferred.add'),
            ...(cap === null ? {} : { L: yuanOf(cap, '封頂線'), S: yuanOf(used, '年內已付') }),
          },
          result: yuanOf(paid),
        });
        const beyond = lowered.n === 0n ? ZERO : over(minus(full, exact), lowered);
        return { paid, beyond };
      },
    },
  ],
};
