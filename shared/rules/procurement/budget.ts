import { traced } from '../../law/trace.ts';
import { type Fen, fen } from '../../money/fen.ts';
import { type Fraction, plus, times, ZERO } from '../../money/fraction.ts';
import { roundTo } from '../../money/round.ts';
import { type AgreedItem, type ProcurementRule, yuanOf } from './facts.ts';

/** An item's part of the fund's budget, exact, in yuan. */
export const itemBudget = ({ volume, price, share }: AgreedItem): Fraction =>
  times(times(volume, price), share);

/** 集採資金預算：約定採購量乘集採前加權均價乘基金佔比，同機構同批次同險種各品種相加，四捨五入一次到分。 */
export const procurementBudget: ProcurementRule<{ readonly items: readonly AgreedItem[] }, Fen> = {
  id: 'procurement-budget',
  title: '集採醫保資金預算',
  step: 'procurement',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'practice', grade: '待核' }],
      interpretation: '未讀到算式的原文；各品種在同一批次內相抵，預算額四捨五入到分。',
      formula: 'Σ(約定採購量 × 集採前加權均價 × 基金佔比)',
      apply: ({ items }, trace) => {
        const exact = items.map(itemBudget).reduce(plus, ZERO);
        const result = fen(roundTo(exact, 2));
        trace?.({
          rule: 'procurement-budget',
          formula: items.map((_, index) => `q${index + 1} × p${index + 1} × s${index + 1}`).join(' + '),
          inputs: Object.assign(
            {},
            ...items.map(({ item = '', volume, price, share }, index) => ({
              [`q${index + 1}`]: traced(volume, '', `${item}約定採購量`),
              [`p${index + 1}`]: traced(price, '元', `${item}均價`),
              [`s${index + 1}`]: traced(share, '', `${item}基金佔比`),
            })),
          ),
          result: yuanOf(result),
        });
        return result;
      },
    },
  ],
};
