import { type Fen, fen } from '../../money/fen.ts';
import { type GroupRule, type MonthFacts, yuanOf } from './facts.ts';

/** 月度撥付：各成員機構審核後的金額合計，加總額外按項目付費，減本月核銷的預付，統一撥付牽頭醫院；一月另加年初預付。 */
export const groupMonth: GroupRule<MonthFacts, Fen> = {
  id: 'group-month',
  title: '集團月度撥付',
  step: 'groupPayment',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        {
          instrument: 'SW',
          article: '三（一）1（2）',
          quote: '對醫療集團各成員單位審核後按月結算，逐月核銷撥付',
          grade: '原文',
        },
      ],
      interpretation: '負數照負數結轉，由後月抵扣。',
      formula: '年初預付 + 審核 + 總額外 − 核銷',
      apply: ({ advance, audited, exempt, offset }, trace) => {
        const result = fen(advance + audited + exempt - offset);
        trace?.({
          rule: 'group-month',
          formula: 'A + E + I − O',
          inputs: {
            A: yuanOf(advance, '年初預付'),
            E: yuanOf(audited, '本月審核'),
            I: yuanOf(exempt, '總額外按項目'),
            O: yuanOf(offset, '本月核銷預付'),
          },
          result: yuanOf(result),
        });
        return result;
      },
    },
  ],
};
