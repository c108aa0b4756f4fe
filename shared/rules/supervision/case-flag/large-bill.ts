import { type WatchedCaseRule, yuanText } from './facts.ts';

/** 單次費用超過界限，提示人工核查。 */
export const largeBill: WatchedCaseRule = {
  id: 'watch-large-bill',
  title: '單次費用過高',
  step: 'caseFlag',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'FG', article: '二（三）', quote: '單次費用超5萬元人工核查', grade: '待核' }],
      interpretation: '「超」指大於，恰為界限不提示；費用取病例的總費用。',
      formula: 'C > 界限',
      when: ({ total, params }) => total > params['watch.bill.amount'],
      apply: ({ total, params }) => ({
        value: yuanText(total),
        threshold: yuanText(params['watch.bill.amount']),
      }),
    },
  ],
};
