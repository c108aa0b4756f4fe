import type { VolumeRule } from './facts.ts';

export interface ItemAgeFacts {
  /** Completed years on the day of the charge; `null`: not known */
  readonly age: number | null;
  /** From this age on; `null`: from birth */
  readonly from: number | null;
  /** Below this age; `null`: for life */
  readonly below: number | null;
}

/** 項目與年齡不符：兒童專用、限兒童的藥品與服務項目用於成人，或不足適用年齡。 */
export const itemAge: VolumeRule<ItemAgeFacts, boolean> = {
  id: 'volume-item-age',
  title: '項目與年齡不符',
  step: 'volumeFlag',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'LIB', article: '第一批', grade: '轉述' }],
      interpretation:
        '規則 2025 年公布；此前的明細也照此核對，只作提示。下限含本數、上限不含：未滿上限周歲者適用。年齡不詳的不核對。',
      formula: '年齡 < 下限，或年齡 ≥ 上限',
      apply: ({ age, from, below }) =>
        age !== null && ((from !== null && age < from) || (below !== null && age >= below)),
    },
  ],
};
