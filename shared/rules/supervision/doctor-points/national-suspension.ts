import { monthsLater } from '../../../sheets/calendar.ts';
import type { DoctorRule, DoctorSettings, Term } from './facts.ts';

export interface SuspensionFacts
  extends DoctorSettings<
    'watch.doctor.national.suspend' | 'watch.doctor.national.months' | 'watch.doctor.national.end'
  > {
  /** Of the year, this event included */
  readonly total: number;
  readonly date: number;
  /** As decided; `null`: not written */
  readonly months: number | null;
}

export interface Suspension extends Term {
  readonly to: number;
  readonly months: number;
  /** What may be decided at that total */
  readonly least: number;
  readonly most: number;
}

/** 十二分制暫停：年度累計達到 9 分而不足 12 分，自當日起暫停醫保支付資格，月數按累計分值。 */
export const nationalSuspension: DoctorRule<SuspensionFacts, Suspension | undefined> = {
  id: 'doctor-national-suspension',
  title: '十二分制暫停',
  step: 'doctorPoints',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        { instrument: 'NQ', grade: '轉述' },
        { instrument: 'practice', grade: '待核' },
      ],
      interpretation:
        '各分值的月數（9 分 1 至 2 個月、10 分 2 至 4 個月、11 分 4 至 6 個月）未經文本證實。決定未寫月數的取下限。' +
        '自決定之日起，止於到期月的對應日，沒有對應日的止於月末；跨年照常執行，清零的只是分值。其後再記分的自其日另起，與前一期取並集。',
      formula: '9 ≤ 累計 < 12 時，自當日起 m 個月',
      apply: ({ total, date, months, params }) => {
        const from = params['watch.doctor.national.suspend'];
        if (total < from || total >= params['watch.doctor.national.end']) return undefined;
        const step = params['watch.doctor.national.months'].findLast(({ points }) => points <= total);
        const { least, most } = step ?? { least: 1, most: 6 };
        const term = months ?? least;
        return { from: date, to: monthsLater(date, term), months: term, least, most };
      },
    },
  ],
};
