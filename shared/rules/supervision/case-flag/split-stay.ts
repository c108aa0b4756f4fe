import { daysText, type StaysFacts, type StaysRule } from './facts.ts';

const gap = ({ before, stay }: StaysFacts): number => stay.admission - before.discharge;

/** 同一人出院後規定天數內又住進同一機構，不論病組，提示是否分解住院。 */
export const splitStay: StaysRule = {
  id: 'watch-split-stay',
  title: '分解住院',
  step: 'caseFlag',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        { instrument: 'practice', grade: '待核' },
        { instrument: 'SW', article: '三（三）1（4）', quote: '合理設立重複住院率', grade: '待核' },
      ],
      interpretation:
        '病組不同也看，這正是與再入院減半的差別；前一次取同一機構中緊接在前的一次。填了合理再入院的、以及再入院豁免病組的不看。',
      formula: '0 ≤ 入院日 − 前次出院日 ≤ N',
      when: (facts) =>
        gap(facts) >= 0 &&
        gap(facts) <= facts.params['watch.readmission.days'] &&
        !facts.stay.plannedReturn &&
        !facts.params['readmission.exempt'].includes(facts.stay.group),
      apply: (facts) => ({
        value: `出院後 ${daysText(gap(facts))}`,
        threshold: daysText(facts.params['watch.readmission.days']),
      }),
    },
  ],
};
