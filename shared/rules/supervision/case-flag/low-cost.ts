import { compare, fraction } from '../../../money/fraction.ts';
import { percentText, shareText, type WatchedCaseRule } from './facts.ts';

/** 費用低於組均界限的病例，計入機構的低費用病例佔比；佔比過高的機構，其病例逐例列出。 */
export const lowCost: WatchedCaseRule = {
  id: 'watch-low-cost',
  title: '低費用病例',
  step: 'caseFlag',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        {
          instrument: 'FG',
          article: '二（二）',
          quote: '低倍率病例(費用低於組均值70%)進行考核',
          grade: '待核',
        },
      ],
      interpretation:
        '恰為界限不算；只看一般病組，日間手術除外，與低倍率病例同。逐例列出的只是當月佔比超過 watch.low.share 的機構的病例，填 0 則全部列出。',
      formula: 'C ÷ c̄_g < 界限',
      when: ({ total, group, daySurgery, params }) =>
        group?.kind === '一般' &&
        group.meanCost !== undefined &&
        !daySurgery &&
        compare(fraction(total, group.meanCost), params['watch.low.ratio']) < 0,
      apply: ({ total, group, params }) => ({
        value: `組均的 ${shareText(fraction(total, group!.meanCost!))}`,
        threshold: percentText(params['watch.low.ratio']),
      }),
    },
  ],
};
