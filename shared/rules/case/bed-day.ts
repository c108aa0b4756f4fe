import { traced } from '../../law/trace.ts';
import { fraction, plus, times, ZERO } from '../../money/fraction.ts';
import type { DailyPoints } from '../bed-day/daily-points.ts';
import { daysInBands } from '../bed-day/standards.ts';
import { type CaseFacts, type CaseSymbol, type ClassRule, note } from './facts.ts';

/**
 * 床日病例：基準點數按床日，乘住院天數；天數為出院日減入院日，至少 1 天。床日標準表另有本機構、本等級的每日點數時，
 * 從其點數；按住院日分段的，各段點數乘該段天數相加。
 */
export const bedDayCase: ClassRule = {
  id: 'case-bed-day',
  title: '床日病例',
  step: 'class',
  class: () => 'bed-day',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        {
          instrument: 'Z21i',
          grade: '轉述',
        },
        { instrument: 'JH17', grade: '轉述' },
        { instrument: 'HZb', grade: '原文' },
      ],
      interpretation:
        '文本所列公式沒有差異係數；是否乘係數由 bedDay.coefficient 決定，預設不乘。各機構的床日點數見金華 2017，八位小數見賀州；' +
        '分段為他地通行做法，未見文本，各日取其所在段的點數。',
      formula: '床日點數 × 天數，分段的各段相加（按參數乘 k）',
      when: ({ group }) => group?.kind === '床日',
      apply: (facts, trace) => {
        const daily = facts.dailyPoints;
        const { formula, used, points, further } = daily ? banded(facts, daily) : flat(facts);
        return facts.params['bedDay.coefficient']
          ? note(
              trace,
              'case-bed-day',
              `${formula.includes('+') ? `(${formula})` : formula} × k`,
              facts,
              [...used, 'k'],
              times(points, facts.coefficient),
              further,
            )
          : note(trace, 'case-bed-day', formula, facts, used, points, further);
      },
    },
  ],
};

const flat = (facts: CaseFacts) => ({
  formula: 'P × days',
  used: ['P', 'days'] as readonly CaseSymbol[],
  points: times(facts.group!.basePoints, fraction(BigInt(facts.days))),
  further: {},
});

/** Σ daily points of a band × the days of the stay inside it. */
function banded({ days }: CaseFacts, daily: readonly DailyPoints[]) {
  const parts = daysInBands(daily, 0, days).map(({ band, days: inside }) => ({
    points: band.points,
    days: fraction(BigInt(inside)),
  }));
  const suffix = (index: number) => (parts.length === 1 ? '' : String(index + 1));
  return {
    formula: parts.map((_, index) => `P${suffix(index)} × days${suffix(index)}`).join(' + '),
    used: [] as readonly CaseSymbol[],
    points: parts.map((part) => times(part.points, part.days)).reduce(plus, ZERO),
    further: Object.fromEntries(
      parts.flatMap((part, index) => [
        [`P${suffix(index)}`, traced(part.points, '點')],
        [`days${suffix(index)}`, traced(part.days, '天')],
      ]),
    ),
  };
}
