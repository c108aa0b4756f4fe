import type { DatedValue } from '../../../law/dated.ts';
import type { Citation } from '../../../law/instrument.ts';
import type { MethodValues } from '../../region.ts';
import { at, borrowed, CHECKED } from '../placeholder.ts';

const notice: Citation = { instrument: 'NPRE', grade: '轉述' };

/** The national notice of 2024 from its day on; before it, the same number borrowed from it. */
const sinceNotice = (value: string, interpretation: string): readonly DatedValue<string>[] => [
  {
    value,
    from: '2016-07-01',
    to: '2024-11-10',
    cite: borrowed('NPRE'),
    interpretation: `通知之前借用其數。${interpretation}`,
    checkedOn: CHECKED,
  },
  { value, from: '2024-11-11', cite: notice, interpretation, checkedOn: CHECKED },
];

/** What no text of a region settles for 預付金. */
export const workingCapitalPlaceholders: MethodValues<'workingCapital'> = {
  'workingCapital.months.employee': sinceNotice('12', '累計結餘可支付月數不低於 12 個月，含本數。'),
  'workingCapital.months.resident': sinceNotice('6', '累計結餘可支付月數不低於 6 個月，含本數。'),
  'workingCapital.years': sinceNotice('3', '通知為前一至三年，取三年；不足三年的按有數的年度平均。'),
  'workingCapital.size': sinceNotice('1', '一個月左右，取一個月。'),
  'workingCapital.credit': at(
    'A:1.1,B:1,C:0.95',
    borrowed('FG', '二（三）'),
    '演講稿舉例：A 類預付比例提高 10%，C 類降低 5%；不是規定，通知沒有此項。不分等級時填 A:1,B:1,C:1。',
  ),
  'workingCapital.applyBy': sinceNotice('1', '一月初申請，取一月內。'),
  'workingCapital.payBy': sinceNotice('3', '原則上第一季度末前撥付。'),
};
