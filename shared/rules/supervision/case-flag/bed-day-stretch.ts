import { daysText, type WatchedCaseFacts, type WatchedCaseRule } from './facts.ts';

/** The band that the stay has just left behind. */
const justPassed = ({ bands, days, params }: WatchedCaseFacts): number | undefined =>
  bands.findLast((last) => days > last && days - last <= params['watch.stretch.days']);

/** 床日病組的住院剛過分段的止日，提示是否為跨段而延長住院。 */
export const bedDayStretch: WatchedCaseRule = {
  id: 'watch-bed-day-stretch',
  title: '床日剛過分段',
  step: 'caseFlag',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'practice', grade: '待核' }],
      interpretation:
        '沒有文本給出界限：止日之後 watch.stretch.days 天之內出院的提示。分段取床日標準表中病組在該機構適用的行；沒有分段的不看。',
      formula: '0 < 天數 − 分段止日 ≤ 界限',
      when: (facts) => facts.group?.kind === '床日' && justPassed(facts) !== undefined,
      apply: (facts) => ({
        value: daysText(facts.days),
        threshold: `分段止日 ${justPassed(facts)} 日後 ${daysText(facts.params['watch.stretch.days'])}內`,
      }),
    },
  ],
};
