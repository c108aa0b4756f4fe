import type { StaysRule } from './facts.ts';

/** 同一人同日由醫共體一家成員出院、住進另一家，而沒有轉診，提示核查。 */
export const sameDayTransfer: StaysRule = {
  id: 'watch-same-day-transfer',
  title: '醫共體內同日出入院而無轉診',
  step: 'caseFlag',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        {
          instrument: 'Z12',
          article: '二（三）9',
          quote: '對在醫共體內實現基層首診、雙向轉診的住院參保人員,視為一次住院',
          grade: '推定',
        },
        { instrument: 'SW', article: '三（三）2（3）', quote: '雙向轉診不嚴格、不規範', grade: '推定' },
      ],
      interpretation:
        '轉診的視為一次住院，故沒有轉診而同日轉手的當核查是否把一次住院分為兩次。任一次住院填了轉診即可；文件沒有「轉診」一欄的無從判斷，不看。',
      formula: '入院日 = 前次出院日，機構不同而醫共體相同',
      when: ({ before, stay }) =>
        stay.admission === before.discharge &&
        stay.institution !== before.institution &&
        stay.consortium !== undefined &&
        stay.consortium === before.consortium &&
        stay.referred === false &&
        before.referred === false,
      apply: ({ before, stay }) => ({
        value: `${before.institution} 出院當日入 ${stay.institution}`,
        threshold: '須有轉診',
      }),
    },
  ],
};
