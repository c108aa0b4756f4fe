import type { Instrument } from '../../law/instrument.ts';

export const instruments: readonly Instrument[] = [
  {
    id: 'HZ20',
    title: '《浙江省省級及杭州市…DRGs點數付費實施細則（試行）》',
    seen: '解讀',
    note: '見省醫保局 2020-05-11 政策解讀的開頭部分與 2020-05-15 報道；施行日期未讀到，按省辦法的 2020-01-01 計。',
  },
];
