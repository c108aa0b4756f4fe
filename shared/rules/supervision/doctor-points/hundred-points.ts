import { yearOf } from '../../../sheets/calendar.ts';
import type { DoctorRule, DoctorSettings } from './facts.ts';
import type { Scored } from './national-points.ts';

export interface HundredFacts extends DoctorSettings<'watch.doctor.hundred.base'> {
  readonly events: readonly Scored[];
}

/** 百分制餘分：基礎分 100 分，違規扣分。結果為每次扣分之後的餘分。 */
export const hundredPoints: DoctorRule<HundredFacts, readonly number[]> = {
  id: 'doctor-hundred-points',
  title: '百分制餘分',
  step: 'doctorPoints',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        { instrument: 'Z12', article: '二（三）11', quote: '完善醫保醫師年度積分管理制度', grade: '原文' },
        { instrument: 'FG', article: '二（三）', quote: '基礎分100分，違規扣分', grade: '待核' },
      ],
      interpretation:
        '與十二分制方向相反：由基礎分往下扣。演講稿未說何時恢復，浙江只說「年度積分」，故按自然年度重新計 100 分；浙江的文本沒有分值。扣過頭的餘分為負。',
      formula: '100 − Σ 當年扣分',
      apply: ({ events, params }) => {
        const base = params['watch.doctor.hundred.base'];
        let [year, left] = [0, base];
        return events.map(({ date, points }) => {
          left = (yearOf(date) === year ? left : base) - points;
          year = yearOf(date);
          return left;
        });
      },
    },
  ],
};
