import { daysText, type StaysFacts, type StaysRule } from './facts.ts';

const overlap = ({ before, stay }: StaysFacts): number =>
  Math.min(before.discharge, stay.discharge) - stay.admission;

/** 同一人在前一次出院之前又以另一機構或另一病組住院，提示掛床、冒名或虛假住院。 */
export const overlappingStays: StaysRule = {
  id: 'watch-overlap',
  title: '重疊住院',
  step: 'caseFlag',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'practice', grade: '待核' }],
      interpretation:
        '同一天出院與入院不算重疊。前一次取此前各次中出院最晚的；機構與病組都相同的另由數據檢查提示（住院時間重疊），此處不重複。',
      formula: '入院日 < 前次出院日',
      when: ({ before, stay }) =>
        stay.admission < before.discharge &&
        (stay.institution !== before.institution || stay.group !== before.group),
      apply: (facts) => ({ value: `重疊 ${daysText(overlap(facts))}`, threshold: daysText(0) }),
    },
  ],
};
