import { traced } from '../../law/trace.ts';
import { type Fen, fen, portion } from '../../money/fen.ts';
import { fraction } from '../../money/fraction.ts';
import type { BedDayRule, LimitFacts } from './facts.ts';

/** 墊付限額：床日定額應付不超過實際合理墊付的若干倍（東營 102%）；不設限額的照定額付，盈虧都歸機構。 */
export const bedDayLimit: BedDayRule<LimitFacts, Fen> = {
  id: 'bed-day-limit',
  title: '床日墊付限額',
  step: 'bedDayStandard',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        { instrument: 'DY', grade: '原文' },
        { instrument: 'practice', article: '超支由機構承擔', grade: '待核' },
      ],
      interpretation:
        '文本只寫總額，未寫按人、按月還是按年；取每家機構每一險種本期的合計，年終按全年重算，各月已付的在清算中扣除。',
      formula: 'min(定額應付, 限額倍數 × 合理墊付)',
      apply: ({ amount, advance, params }, trace) => {
        const limit = params['bedDayStandard.limit'];
        if (limit === null || advance === undefined) return amount;
        const most = portion(advance, limit);
        const result = fen(amount < most ? amount : most);
        const yuanOf = (value: Fen, name?: string) => traced(fraction(value, 100n), '元', name);
        trace?.({
          rule: 'bed-day-limit',
          formula: 'min(A, l × R)',
          inputs: {
            A: yuanOf(amount, '定額應付'),
            l: traced(limit, '倍', '墊付限額倍數', 'bedDayStandard.limit'),
            R: yuanOf(advance, '合理墊付'),
          },
          result: yuanOf(result),
        });
        return result;
      },
    },
  ],
};
