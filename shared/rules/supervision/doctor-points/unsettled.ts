import type { DoctorRule } from './facts.ts';

export interface UnsettledFacts {
  /** From admission to discharge, both counted */
  readonly days: number;
  /** Of them, on which the doctor was suspended, ended or barred */
  readonly stopped: number;
  /** `undefined`: not known */
  readonly emergency: boolean | undefined;
}

export type Effect = '全程' | '部分' | '急診除外';

/** 停止期間的費用：醫師在暫停或終止期間的住院列出，由人決定是否結算；急診搶救除外。 */
export const unsettledCase: DoctorRule<UnsettledFacts, Effect | undefined> = {
  id: 'doctor-unsettled',
  title: '停止期間的病例',
  step: 'doctorPoints',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        { instrument: 'NQ', grade: '轉述' },
        { instrument: 'FG', article: '二（三）', grade: '待核' },
      ],
      interpretation:
        '只列病例數與金額，不自動扣減。住院有任何一天在停止期間即列出，分全程與部分；病例標明急診的為急診除外，未標明的照列。' +
        '百分制只說暫停處方權，費用如何處理未說，同樣列出。',
      formula: '停止天數 = 住院天數為全程；0 < 停止天數 < 住院天數為部分',
      apply: ({ days, stopped, emergency }) => {
        if (stopped === 0) return undefined;
        if (emergency === true) return '急診除外';
        return stopped === days ? '全程' : '部分';
      },
    },
  ],
};
