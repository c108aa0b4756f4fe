import { traced } from '../../law/trace.ts';
import { sumFen } from '../../money/fen.ts';
import { fraction, times } from '../../money/fraction.ts';
import type { negotiatedDrugsTab } from '../../sheets/tabs/adjustment-tabs.ts';
import { type AdjustmentRule, change } from './facts.ts';
import { rowsByMember } from './pool-rows.ts';

const TAB: (typeof negotiatedDrugsTab)['name']['hant'] = '國談藥';

/** 國談藥加計（浙江 2025）：未列入創新清單的國家談判藥品，年終清算時按住院使用金額的一定比例折算點數，不超過 10%。 */
export const negotiatedDrug: AdjustmentRule = {
  id: 'negotiated-drug',
  title: '國談藥加計',
  step: 'adjustment',
  versions: [
    {
      from: '2025-01-01',
      cites: [
        { instrument: 'ZJ25', article: '第十二項', grade: '原文' },
        { instrument: 'practice', article: 'D12', grade: '推定' },
      ],
      interpretation:
        '文本只寫折算為點數，未寫折算式；按非穩定病例同式，以全部病組次均費用 c̄ 折為 100 點。比例由統籌區設定，0 為不加計。',
      formula: 'ΣA ÷ c̄ × 100 × 加計比例',
      when: ({ params }) => params['adjust.negotiatedDrug'].n > 0n,
      apply: (facts, trace) => {
        const ratio = facts.params['adjust.negotiatedDrug'];
        return new Map(
          rowsByMember(facts, TAB, facts.negotiatedDrugs).map(([member, rows]) => {
            const amount = sumFen(rows.map((row) => row.amount));
            return change(
              trace,
              facts,
              member,
              'negotiated-drug',
              'A ÷ c̄ × 100 × x',
              {
                A: traced(fraction(amount, 100n), '元'),
                c̄: traced(fraction(facts.areaMeanCost, 100n), '元'),
                x: traced(ratio),
              },
              times(fraction(amount * 100n, facts.areaMeanCost), ratio),
            );
          }),
        );
      },
    },
  ],
};
