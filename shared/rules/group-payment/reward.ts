import { traced } from '../../law/trace.ts';
import { allocate } from '../../money/allocate.ts';
import { type Fen, fenFraction, portion } from '../../money/fen.ts';
import { type Fraction, fraction, ONE, over, times } from '../../money/fraction.ts';
import { oddFenOf } from '../odd-fen.ts';
import type { SchemeParameters } from '../parameters.ts';
import { type GroupRule, yuanOf } from './facts.ts';

export interface RewardPoolFacts {
  /** What the insured used of the fund last year, in fen */
  readonly lastYearUse: Fen;
  readonly params: SchemeParameters;
}

/** 獎勵預留：以上年度參保人使用醫保基金為基數，預留一定比例（汕尾城區 2%）。 */
export const groupRewardPool: GroupRule<RewardPoolFacts, Fen> = {
  id: 'group-reward-pool',
  title: '集團獎勵預留',
  step: 'groupPayment',
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
      ],
      formula: '上年基金使用 × 預留比例',
      apply: ({ lastYearUse, params }, trace) => {
        const ratio = params['groupPayment.reward'];
        const result = portion(lastYearUse, ratio);
        trace?.({
          rule: 'group-reward-pool',
          formula: 'U × r',
          inputs: {
            U: yuanOf(lastYearUse, '上年基金使用'),
            r: traced(ratio, '', '獎勵預留比例', 'groupPayment.reward'),
          },
          result: yuanOf(result),
        });
        return result;
      },
    },
  ],
};

export interface RewardFacts {
  readonly pool: Fen;
  /** The institutions that met the conditions */
  readonly members: readonly { readonly code: string; readonly score: Fraction; readonly spent: Fen }[];
  readonly params: SchemeParameters;
}

/** 獎勵分配：預留的獎勵在達標機構間按得分、或得分乘審核支出分配，最大餘數法；沒有達標機構或權重全為零的不分配。 */
export const groupReward: GroupRule<RewardFacts, ReadonlyMap<string, Fen>> = {
  id: 'group-reward',
  title: '集團獎勵分配',
  step: 'groupPayment',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'SW', article: '三（一）2（3）', grade: '推定' }],
      interpretation: '文稿只說根據年度考核結果獎勵，具體考核辦法另行制定；分配的權重是推定。',
      formula: '獎勵預留 × 權重 ÷ Σ 權重',
      apply: ({ pool, members, params }, trace) => {
        const byScore = params['groupPayment.rewardBy'] === 'score';
        const shown = (weight: Fraction, name: string) =>
          traced(byScore ? weight : over(weight, fraction(100n)), '', name);
        const weighted = members.map(({ code, score, spent }) => ({
          key: code,
          exact: byScore ? score : times(score, fenFraction(spent)),
        }));
        const unit = weighted.reduce((product, { exact }) => times(product, fraction(exact.d)), ONE).n;
        const shares = weighted.map(({ key, exact: { n, d } }) => ({ key, weight: (n * unit) / d }));
        const sum = shares.reduce((total, { weight }) => total + weight, 0n);
        const parts = sum === 0n ? new Map<string, Fen>() : allocate(pool, shares);
        for (const { key, exact } of weighted) {
          const part = parts.get(key);
          if (part === undefined) continue;
          trace?.({
            rule: 'group-reward',
            part: key,
            formula: 'trunc(R × w ÷ W) + u',
            inputs: {
              R: yuanOf(pool, '獎勵預留'),
              w: shown(exact, byScore ? '得分' : '得分 × 審核支出'),
              W: shown(fraction(sum, unit), '權重合計'),
              u: oddFenOf(times(fraction(pool), over(exact, fraction(sum, unit))), part),
            },
            result: yuanOf(part),
          });
        }
        return parts;
      },
    },
  ],
};
