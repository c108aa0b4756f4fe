import { daysText, type WatchedCaseRule } from './facts.ts';

/** 住院天數超過界限，提示核查。 */
export const longStay: WatchedCaseRule = {
  id: 'watch-long-stay',
  title: '住院天數過長',
  step: 'caseFlag',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'FG', article: '二（三）', quote: '住院天數超30天自動預警', grade: '待核' }],
      interpretation:
        '「超」指大於，恰為界限不提示；天數＝出院日減入院日，至少 1 天。床日病組本為長期住院，預設不看，由 watch.stay.bedDay 決定。',
      formula: '天數 > 界限',
      when: ({ days, group, params }) =>
        days > params['watch.stay.days'] && (group?.kind !== '床日' || params['watch.stay.bedDay']),
      apply: ({ days, params }) => ({
        value: daysText(days),
        threshold: daysText(params['watch.stay.days']),
      }),
    },
  ],
};
