import { traced } from '../../law/trace.ts';
import { type Fen, fen, NO_MONEY, portion } from '../../money/fen.ts';
import { times } from '../../money/fraction.ts';
import { type ProcurementRule, type RetainedFacts, yuanOf } from './facts.ts';

/** 結餘留用：預算減實際基金支出為結餘，乘不高於 50% 的留用比例與考核係數；超支時不留用。 */
export const procurementRetained: ProcurementRule<RetainedFacts, Fen> = {
  id: 'procurement-retained',
  title: '集採結餘留用',
  step: 'procurement',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        {
          instrument: 'LN',
          article: '（二十）',
          quote: '落實藥品(耗材)集中採購醫保資金結餘留用政策',
          grade: '原文',
        },
        { instrument: 'practice', grade: '待核' },
      ],
      interpretation: '讀到的文本只說落實結餘留用政策，沒有算式；按機構、批次、險種計算，超支不扣回為設定。',
      formula: '(預算 − 實際基金支出) × 留用比例 × 考核係數；超支 0',
      apply: ({ budget, spent, coefficient, params }, trace) => {
        const saved = fen(budget - spent);
        const ratio = params['procurement.retain'];
        const forgiven = saved < 0n && params['procurement.floor'];
        const result = forgiven ? NO_MONEY : portion(saved, times(ratio, coefficient));
        trace?.({
          rule: 'procurement-retained',
          formula: forgiven ? '0' : '(B − E) × r × k',
          inputs: {
            B: yuanOf(budget, '集採資金預算'),
            E: yuanOf(spent, '實際基金支出'),
            r: traced(ratio, '', '留用比例', 'procurement.retain'),
            k: traced(coefficient, '', '考核係數'),
          },
          result: yuanOf(result),
        });
        return result;
      },
    },
  ],
};
