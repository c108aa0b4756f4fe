import type { WarningRule } from './facts.ts';

export interface LightFacts {
  /** Of the month or the year before; `undefined` where it was not known */
  readonly before: string | undefined;
  readonly now: string;
}

/** 指標轉紅：監測指標由其他燈色轉為紅燈的，提示；一直是紅燈的不重複提示。 */
export const redIndicator: WarningRule<LightFacts, boolean> = {
  id: 'warning-red-indicator',
  title: '指標轉紅',
  step: 'earlyWarning',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'FG', article: '二（一）', grade: '待核' }],
      interpretation: '之前沒有燈色的，第一次為紅燈即算轉紅。',
      formula: '本期 = 紅 且 上期 ≠ 紅',
      apply: ({ before, now }) => now === '紅' && before !== '紅',
    },
  ],
};
