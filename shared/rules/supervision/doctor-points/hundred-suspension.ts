import { monthsLater, yearEnd } from '../../../sheets/calendar.ts';
import type { DoctorRule, DoctorSettings, Term } from './facts.ts';

export interface HundredSuspensionFacts extends DoctorSettings<'watch.doctor.hundred.suspend'> {
  /** Of the year, after this event */
  readonly left: number;
  readonly date: number;
  /** As decided; `null`: not written */
  readonly months: number | null;
}

/** 百分制暫停：扣至 60 分，自當日起暫停醫保處方權。 */
export const hundredSuspension: DoctorRule<HundredSuspensionFacts, Term | undefined> = {
  id: 'doctor-hundred-suspension',
  title: '百分制暫停處方權',
  step: 'doctorPoints',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'FG', article: '二（三）', quote: '扣至60分暫停醫保處方權', grade: '待核' }],
      interpretation: '「扣至 60 分」含 60 分。文中未說暫停多久：決定寫明月數的按月數，沒有的到年末。',
      formula: '餘分 ≤ 60 時，自當日起暫停',
      apply: ({ left, date, months, params }) => {
        if (left > params['watch.doctor.hundred.suspend']) return undefined;
        return { from: date, to: months === null ? yearEnd(date) : monthsLater(date, months) };
      },
    },
  ],
};
