import { traced } from '../../law/trace.ts';
import { minus, times, ZERO } from '../../money/fraction.ts';
import { chargePoints, type ExtraRule, note } from '../case/facts.ts';

/** QY 組與 0000 組（浙江 2025）：計得的點數按統籌區設定的比例核減。 */
export const ungroupedDiscount: ExtraRule = {
  id: 'ungrouped-discount',
  title: 'QY 與 0000 組核減',
  step: 'extra',
  versions: [
    {
      from: '2025-01-01',
      cites: [{ instrument: 'ZJ25', article: '第三項', grade: '原文' }],
      interpretation: '比例由統籌區設定，文本沒有數字；預設為 0，即不核減。',
      formula: '− (C − D) ÷ c̄ × 100 × 折算比例 × 核減比例',
      when: ({ class: kind, params }) =>
        (kind === 'ambiguous' || kind === 'ungrouped') && params['adjust.ungroupedDiscount'].n > 0n,
      apply: (facts, trace) => {
        const factor = facts.params['case.ungrouped.factor'];
        const discount = facts.params['adjust.ungroupedDiscount'];
        const cut = times(times(chargePoints(facts), factor), discount);
        return note(
          trace,
          'ungrouped-discount',
          '0 − (C − D) ÷ c̄ × 100 × f × x',
          facts,
          ['C', 'D', 'c̄'],
          minus(ZERO, cut),
          { f: traced(factor), x: traced(discount) },
        );
      },
    },
  ],
};
