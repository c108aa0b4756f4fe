import type { Instrument } from '../../law/instrument.ts';

export const instruments: readonly Instrument[] = [
  {
    id: 'LN',
    title: '遼寧省貫徹落實《中共中央、國務院關於深化醫療保障制度改革的意見》若干措施',
    seen: '部分',
    note: '見報日期 2021-05-17，讀到第（四）項末段至第（三十）項；施行日期未讀到，方案自 2021-01-01 計。',
  },
];
