import { finding } from '../../findings/finding.ts';
import { traced } from '../../law/trace.ts';
import { exactDecimal } from '../../money/decimal-text.ts';
import { compare, minus, ONE, times } from '../../money/fraction.ts';
import { type AdjustmentRule, change, pointsOf, within } from './facts.ts';
import { INCENTIVES_TAB, incentiveRows } from './incentive-share.ts';

/** 重點專科激勵（浙江 2025）：有重點專科的機構按統籌區給定的係數加計點數。 */
export const specialtyIncentive: AdjustmentRule = {
  id: 'incentive-specialty',
  title: '重點專科激勵',
  step: 'adjustment',
  versions: [
    {
      from: '2025-01-01',
      cites: [
        { instrument: 'ZJ25', article: '第十一、十三、十四項', grade: '原文' },
        { instrument: 'practice', article: 'F7', grade: '推定' },
      ],
      interpretation:
        '文本沒有算式：係數作用於機構全部點數，1.02 即加計 2%，以機構點數的上限比例為限。既為激勵，係數不得小於 1。',
      formula: 'min(P × (係數 − 1), P × 上限)',
      when: ({ params }) => params['adjust.incentive.specialty'],
      apply: (facts, trace) => {
        const cap = facts.params['adjust.incentive.cap'];
        return new Map(
          incentiveRows(facts, '重點專科').flatMap(([member, { row, value }]) => {
            if (compare(value, ONE) < 0) {
              const text = exactDecimal(value) ?? '';
              const values = { code: member.code, indicator: '重點專科', text };
              facts.report(finding('INCENTIVE_BELOW_ONE', { tab: INCENTIVES_TAB, row }, values));
              return [];
            }
            const points = pointsOf(member, facts);
            const entry = change(
              trace,
              facts,
              member,
              'incentive-specialty',
              'min(P × (k − 1), P × u)',
              { P: traced(points, '點'), k: traced(value), u: traced(cap) },
              within(times(points, cap), times(points, minus(value, ONE))),
            );
            return [entry];
          }),
        );
      },
    },
  ],
};
