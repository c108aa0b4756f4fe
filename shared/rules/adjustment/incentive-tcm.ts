import { finding } from '../../findings/finding.ts';
import { traced } from '../../law/trace.ts';
import { minus, over, times } from '../../money/fraction.ts';
import { type AdjustmentRule, change, pointsOf, within } from './facts.ts';
import { INCENTIVES_TAB, incentiveRows } from './incentive-share.ts';

/** 中醫激勵（浙江 2025）：係數與中藥飲片帖均費用掛鉤，下降則加，上升則減。 */
export const tcmIncentive: AdjustmentRule = {
  id: 'incentive-tcm',
  title: '中醫激勵',
  step: 'adjustment',
  versions: [
    {
      from: '2025-01-01',
      cites: [
        { instrument: 'ZJ25', article: '第十一、十三、十四項', grade: '原文' },
        { instrument: 'practice', article: 'F7', grade: '推定' },
      ],
      interpretation:
        '文本沒有算式：按飲片帖均費用比上年下降或上升的幅度乘斜率加減，加減都以機構點數的上限比例為限。' +
        '中治率等其餘中醫指標未讀到用法，不計。任一年為空或 0 者無法比較，不調整。',
      formula: 'P × 斜率 × (上年 − 本年) ÷ 上年，絕對值不超過 P × 上限',
      when: ({ params }) => params['adjust.incentive.tcm'].n > 0n,
      apply: (facts, trace) => {
        const slope = facts.params['adjust.incentive.tcm'];
        const cap = facts.params['adjust.incentive.cap'];
        return new Map(
          incentiveRows(facts, '中醫').flatMap(([member, { row, value, before }]) => {
            if (!before?.n || !value.n) {
              const values = { code: member.code, indicator: '中醫' };
              facts.report(finding('INCENTIVE_WITHOUT_LAST_YEAR', { tab: INCENTIVES_TAB, row }, values));
              return [];
            }
            const points = pointsOf(member, facts);
            const fall = over(minus(before, value), before);
            const entry = change(
              trace,
              facts,
              member,
              'incentive-tcm',
              'max(0 − P × u, min(P × a × (b − c) ÷ b, P × u))',
              {
                P: traced(points, '點'),
                a: traced(slope),
                b: traced(before, '元'),
                c: traced(value, '元'),
                u: traced(cap),
              },
              within(times(points, cap), times(times(points, slope), fall)),
            );
            return [entry];
          }),
        );
      },
    },
  ],
};
