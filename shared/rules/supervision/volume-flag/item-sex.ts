import type { Sex } from '../../../sheets/tabs/volume-flag-tabs.ts';
import type { VolumeRule } from './facts.ts';

export interface ItemSexFacts {
  /** Of the person; `null`: not known */
  readonly sex: Sex | null;
  /** The only one the item is for; `null`: for both */
  readonly only: Sex | null;
}

/** 項目與性別不符：區分性別的藥品與醫療服務項目用於另一性別。 */
export const itemSex: VolumeRule<ItemSexFacts, boolean> = {
  id: 'volume-item-sex',
  title: '項目與性別不符',
  step: 'volumeFlag',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'LIB', article: '第一批', grade: '轉述' }],
      interpretation: '規則 2025 年公布；此前的明細也照此核對，只作提示。性別不詳的不核對。',
      formula: '性別 ≠ 限性別',
      apply: ({ sex, only }) => sex !== null && only !== null && sex !== only,
    },
  ],
};
