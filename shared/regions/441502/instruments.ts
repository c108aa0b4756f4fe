import type { Instrument } from '../../law/instrument.ts';

export const instruments: readonly Instrument[] = [
  {
    id: 'SW',
    title: '《汕尾市城區推進醫療集團建設醫保支付方式改革工作方案（試行）》（徵求意見稿）',
    seen: '全文',
    note: '徵求意見稿，未署日期；方案按其名稱自 2021 年起。',
  },
  {
    id: 'SW20',
    title: '《汕尾市基本醫療保險醫療費用結算辦法（2020年修訂）》（徵求意見稿）',
    issued: '2020-03-18',
    seen: '部分',
    note: '讀到第一至四條；日期為徵求意見日。',
  },
  {
    id: 'GDb',
    title: '廣東基層病種 916 種',
    number: '粵醫保發〔2020〕41號',
    seen: '二手',
    note: '報道 2020-12-31。',
  },
];
