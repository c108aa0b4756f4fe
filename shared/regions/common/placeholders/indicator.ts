import type { SupervisionValues } from '../../region.ts';
import { at, borrowed, reasoned, unconfirmed } from '../placeholder.ts';

const national = borrowed('NPRE');
const violation = '負面清單列為不應發生，取 0；借自汕尾城區。';

/** What no text of a region settles for 監測指標. */
export const indicatorPlaceholders: SupervisionValues<'indicator'> = {
  'watch.target.monthsPayable.employee': at(
    '12',
    national,
    '報道中撥付預付金的條件，借作安全線；不是對結餘的一般要求。',
  ),
  'watch.target.monthsPayable.resident': at(
    '6',
    national,
    '報道中撥付預付金的條件，借作安全線；不是對結餘的一般要求。',
  ),
  'watch.target.fraud': at('0', borrowed('SW', '三（三）2（7）'), violation),
  'watch.target.spendingGrowth': at('0.1', borrowed('Z12', '一（三）'), '浙江的上限。'),
  'watch.target.budgetUse': at('1', reasoned, '預算總額本身即為上限。'),
  'watch.target.costGrowth': at('0.1', borrowed('SW', '三（三）1（2）'), '汕尾城區的數。'),
  'watch.target.primaryVisits': at('0.65', borrowed('Z12', '一（三）'), '浙江到 2022 年的目標。'),
  'watch.target.countyVisits': at('0.9', borrowed('Z12', '一（三）'), '浙江到 2022 年的目標。'),
  'watch.target.signedPrimaryVisits': at('0.6', borrowed('FG', '二（二）'), '演講稿中某縣的要求，作例子。'),
  'watch.target.meanStay': at('8', borrowed('FG', '一（三）'), '演講稿稱為全國平均水平，作參照。'),
  'watch.target.drugShare': at('0.35', borrowed('FG', '三（一）'), '演講稿稱為全國平均水平，作參照。'),
  'watch.target.testShare': at('0.3', borrowed('FG', '三（一）'), '演講稿稱為全國平均水平，作參照。'),
  'watch.target.ownPaid': at('0.1', borrowed('SW', '三（三）1（3）'), '汕尾城區的數。'),
  'watch.target.repeatedChecks': at('', unconfirmed, '未讀到數字，不設目標。'),
  'watch.target.violations': at('0', borrowed('SW', '三（三）2'), violation),
  'watch.target.patientShareChange': at(
    '0',
    borrowed('SW', '三（三）2（6）'),
    '「加重」讀作高於上年；借自汕尾城區。',
  ),
  'watch.light.band': at('0.1', unconfirmed, '未讀到黃燈的界限；差距不超過目標值的十分之一為黃。'),
  'watch.spectrum.prefix': at('1', unconfirmed, 'CHS-DRG 病組編碼的首字母為疾病大類（MDC）。'),
  'watch.spectrum.top': at('20', unconfirmed, '列出費用最多的二十個病組。'),
};
