import type { Rule } from '../../law/rule.ts';
import { traced } from '../../law/trace.ts';
import { allocate } from '../../money/allocate.ts';
import { inOneUnit, sumOf } from '../../money/common-unit.ts';
import type { Fen } from '../../money/fen.ts';
import { type Fraction, fraction, over, times } from '../../money/fraction.ts';
import { oddFenOf } from '../odd-fen.ts';

export interface PoolFacts {
  readonly pool: Fen;
  /** At least one with a score and a size above zero */
  readonly members: readonly { readonly key: string; readonly score: Fraction; readonly size: Fraction }[];
}

/** 獎勵池：預留的獎勵資金按得分乘規模分給考核合格者，最大餘數法分到分。 */
export const rewardPool: Rule<PoolFacts, ReadonlyMap<string, Fen>, 'appraisal'> = {
  id: 'appraisal-reward-pool',
  title: '獎勵池分配',
  step: 'appraisal',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        {
          instrument: 'SW',
          article: '三（一）2（3）',
          quote: '以上年度城區參保人使用醫保基金為基數，預留2%用於激勵機制獎勵指標',
          grade: '原文',
        },
        { instrument: 'practice', grade: '待核' },
      ],
      interpretation: '文本寫「具體考核辦法另行制定」，分配方法未讀到；按得分 × 規模分配，全額分完。',
      formula: '獎勵池 × (得分 × 規模) ÷ Σ (得分 × 規模)',
      apply: ({ pool, members }, trace) => {
        const weights = inOneUnit(members.map(({ score, size }) => times(score, size)));
        const shares = allocate(
          pool,
          members.map(({ key }, index) => ({ key, weight: weights[index]! })),
        );
        const all = sumOf(members.map(({ score, size }) => times(score, size)));
        for (const { key, score, size } of members) {
          const part = shares.get(key)!;
          const exact = over(times(fraction(pool), times(score, size)), all);
          trace?.({
            rule: 'appraisal-reward-pool',
            part: key,
            formula: 'trunc(J × s × g ÷ W) + u',
            inputs: {
              J: traced(fraction(pool, 100n), '元', '獎勵池'),
              s: traced(score, '', '認定得分'),
              g: traced(size, '', '規模'),
              W: traced(all, '', '各方得分 × 規模合計'),
              u: oddFenOf(exact, part),
            },
            result: traced(fraction(part, 100n), '元'),
          });
        }
        return shares;
      },
    },
  ],
};
