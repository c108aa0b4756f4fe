import { yearOf } from '../../../sheets/calendar.ts';
import type { DoctorRule } from './facts.ts';

/** What a doctor was scored, and when. */
export interface Scored {
  readonly date: number;
  readonly points: number;
}

/** 十二分制累計：一個自然年度內各次記分由 0 累加，新年度清零。結果為每次記分之後的累計。 */
export const nationalPoints: DoctorRule<{ readonly events: readonly Scored[] }, readonly number[]> = {
  id: 'doctor-national-points',
  title: '十二分制累計',
  step: 'doctorPoints',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'NQ', grade: '轉述' }],
      interpretation: '按決定生效的日期歸入自然年度；責任（一般、重要、主要）已反映在分值中，不再折算。',
      formula: 'Σ 當年記分',
      apply: ({ events }) => {
        let [year, total] = [0, 0];
        return events.map(({ date, points }) => {
          total = yearOf(date) === year ? total + points : points;
          year = yearOf(date);
          return total;
        });
      },
    },
  ],
};
