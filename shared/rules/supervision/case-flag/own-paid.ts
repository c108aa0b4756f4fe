import { compare, fraction } from '../../../money/fraction.ts';
import { percentText, shareText, type WatchedCaseRule } from './facts.ts';

/** 病例的自費率超過界限，提示是否把費用轉由個人承擔。 */
export const ownPaidShare: WatchedCaseRule = {
  id: 'watch-own-paid',
  title: '自費率過高',
  step: 'caseFlag',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'SW', article: '三（三）1（3）', quote: '自費率不超過10%', grade: '待核' }],
      interpretation:
        '汕尾城區的正面清單指標，原是對醫療集團而言；此處逐例作提示。自費率＝自費金額 ÷ 總費用，恰為界限不提示。病例沒有自費金額的不看。',
      formula: '自費 ÷ C > 界限',
      when: ({ total, ownPaid, params }) =>
        total > 0n && compare(fraction(ownPaid, total), params['watch.ownPaid.ratio']) > 0,
      apply: ({ total, ownPaid, params }) => ({
        value: shareText(fraction(ownPaid, total)),
        threshold: percentText(params['watch.ownPaid.ratio']),
      }),
    },
  ],
};
