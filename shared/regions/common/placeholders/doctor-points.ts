import type { DatedValue } from '../../../law/dated.ts';
import type { SupervisionValues } from '../../region.ts';
import { at, borrowed, CHECKED, unconfirmed } from '../placeholder.ts';

/** The national opinion from the first day of its month, its own day not being known; before it, borrowed. */
const sinceOpinion = (value: string, interpretation: string): readonly DatedValue<string>[] => [
  {
    value,
    from: '2016-07-01',
    to: '2024-08-31',
    cite: borrowed('NQ'),
    interpretation: `指導意見之前借用其數。${interpretation}`,
    checkedOn: CHECKED,
  },
  {
    value,
    from: '2024-09-01',
    cite: { instrument: 'NQ', grade: '轉述' },
    interpretation: `指導意見只知為 2024 年 9 月，自該月起算。${interpretation}`,
    checkedOn: CHECKED,
  },
];

/** What no text of a region settles for 醫師記分. */
export const doctorPointsPlaceholders: SupervisionValues<'doctorPoints'> = {
  'watch.doctor.scheme': at(
    'both',
    unconfirmed,
    '兩種辦法並存，各看各的記分；只用一種的填 national 或 hundred。',
  ),
  'watch.doctor.national.remind': at('4', unconfirmed, '未讀到提醒的分值；取第二檔的起點。'),
  'watch.doctor.national.suspend': sinceOpinion('9', '含 9 分。'),
  'watch.doctor.national.months': at(
    '9:1:2,10:2:4,11:4:6',
    borrowed('NQ'),
    '指導意見為 1 至 6 個月；9 至 11 分之間的分檔未經文本證實。',
  ),
  'watch.doctor.national.end': sinceOpinion('12', '含 12 分。'),
  'watch.doctor.national.bar': sinceOpinion('1', '累計達到的一年內不得再備案。'),
  'watch.doctor.national.barSingle': sinceOpinion('3', '一次記滿的三年內不得再備案。'),
  'watch.doctor.hundred.base': at('100', borrowed('FG', '二（三）'), '演講稿：基礎分 100 分。'),
  'watch.doctor.hundred.remind': at('80', unconfirmed, '未讀到提醒的分值；取扣去一半餘地之處。'),
  'watch.doctor.hundred.suspend': at('60', borrowed('FG', '二（三）'), '演講稿：扣至 60 分，含 60 分。'),
};
