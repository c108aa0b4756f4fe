import { setting } from '../../law/trace.ts';
import { type Fen, fen, fenFraction, sumFen } from '../../money/fen.ts';
import { fraction, over, plus, times, ZERO } from '../../money/fraction.ts';
import { roundHalfAway } from '../../money/round.ts';
import { type GroupRule, type TotalFacts, yuanOf } from './facts.ts';

/** 集團年度總額：基期各年統籌基金支付戶籍居民門診與住院費用的加權平均，乘當年徵繳對上年的增長，再加減協商約定的調整。 */
export const groupTotal: GroupRule<TotalFacts, Fen> = {
  id: 'group-total',
  title: '集團年度總額',
  step: 'groupPayment',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        { instrument: 'SW', article: '三（一）1（1）', grade: '推定' },
        { instrument: 'SW', article: '三（一）1（3）', grade: '推定' },
      ],
      interpretation:
        '文稿為以上三年度的費用「為基礎，結合當年醫保徵繳比例增長等因素」，未寫算式：取平均數乘當年徵繳對上年之比；' +
        '其他因素以協商調整的金額加減。四捨五入到分一次。',
      formula: 'Σ 權重 × 各年支付 ÷ Σ 權重 × 當年徵繳 ÷ 上年徵繳 + 協商調整',
      apply: ({ uses, contributionBefore, contribution, negotiated, params }, trace) => {
        const weights = params['groupPayment.yearWeights'];
        const weighted = uses.map((use, index) => times(fenFraction(use), weights[index]!));
        const mean = over(weighted.reduce(plus, ZERO), weights.reduce(plus, ZERO));
        const growth = fraction(contribution, contributionBefore);
        const result = sumFen([fen(roundHalfAway(times(mean, growth))), negotiated]);
        const terms = uses.map((_, index) => `w${index + 1} × U${index + 1}`);
        const units = uses.map((_, index) => `w${index + 1}`);
        trace?.({
          rule: 'group-total',
          formula: `round((${terms.join(' + ')}) ÷ (${units.join(' + ')}) × Z1 ÷ Z0) + T`,
          inputs: {
            ...Object.fromEntries(
              uses.flatMap((use, index) => [
                [`w${index + 1}`, setting(weights[index]!, '年度權重', 'groupPayment.yearWeights')],
                [`U${index + 1}`, yuanOf(use, '基期年支付')],
              ]),
            ),
            Z1: yuanOf(contribution, '當年徵繳'),
            Z0: yuanOf(contributionBefore, '上年徵繳'),
            T: yuanOf(negotiated, '協商調整'),
          },
          result: yuanOf(result),
        });
        return result;
      },
    },
  ],
};
