import { monthsLater } from '../../../sheets/calendar.ts';
import type { DoctorRule, DoctorSettings } from './facts.ts';

export interface EndFacts
  extends DoctorSettings<
    'watch.doctor.national.end' | 'watch.doctor.national.bar' | 'watch.doctor.national.barSingle'
  > {
  /** Of the year, this event included */
  readonly total: number;
  /** Of this event alone */
  readonly points: number;
  readonly date: number;
}

export interface End {
  readonly from: number;
  /** The last day on which nobody may be filed again */
  readonly barredTo: number;
  readonly years: number;
  readonly single: boolean;
}

/** 十二分制終止：年度累計達到 12 分，終止醫保支付資格；累計所致的一年、一次記滿的三年內不得再備案。 */
export const nationalEnd: DoctorRule<EndFacts, End | undefined> = {
  id: 'doctor-national-end',
  title: '十二分制終止',
  step: 'doctorPoints',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'NQ', grade: '轉述' }],
      interpretation:
        '一次記滿 12 分的，無論此前有無記分，都按三年。期限自終止之日起，止於期滿之年的對應日；2 月 29 日起的止於 2 月 28 日。期滿後再備案以前仍為終止。',
      formula: '累計 ≥ 12 即終止；一次 ≥ 12 禁止 3 年，否則 1 年',
      apply: ({ total, points, date, params }) => {
        const end = params['watch.doctor.national.end'];
        if (total < end) return undefined;
        const single = points >= end;
        const years = params[single ? 'watch.doctor.national.barSingle' : 'watch.doctor.national.bar'];
        return { from: date, barredTo: monthsLater(date, years * 12), years, single };
      },
    },
  ],
};
