import { traced } from '../../law/trace.ts';
import { allocate } from '../../money/allocate.ts';
import { type Fen, NO_MONEY, subtractFen, sumFen } from '../../money/fen.ts';
import { type Fraction, fraction, minus, ONE, plus, times, ZERO } from '../../money/fraction.ts';
import { oddFenOf } from '../odd-fen.ts';
import { type BudgetRule, type DividedBudget, type ItemFacts, type ItemsFacts, inYuan } from './facts.ts';
import { wholeWeights } from './whole-weights.ts';

/** No key of an item: items are never blank. */
const UNASSIGNED = '';

const fixed = ({ size }: ItemFacts): Fen => (size !== 'rest' && 'amount' in size ? size.amount : NO_MONEY);
const ratioOf = ({ size }: ItemFacts): Fraction => (size !== 'rest' && 'ratio' in size ? size.ratio : ZERO);

/**
 * 分項：定額項目先取，其餘按比例分配（最大餘數法），剩下的歸餘額項目；沒有餘額項目時為未分配。住院部分是一個整體，
 * 含異地就醫，不再細分。
 *
 * @throws RangeError when the ratios come to more than 1; callers report that as a finding first
 */
export const divideBudget: BudgetRule<ItemsFacts, DividedBudget> = {
  id: 'budget-items',
  title: '預算分項',
  step: 'fundBudget',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        { instrument: 'Z12', article: '二（一）2', quote: '合理分配住院及門診預算額度', grade: '原文' },
      ],
      interpretation: '文本沒有分項的算式；比例與金額由各方談定後填入預算分項表。',
      formula: '(年初總額 − 儲備 − Σ 定額) × 比例（最大餘數法）',
      apply: ({ amount, items }, trace) => {
        const rest = subtractFen(amount, sumFen(items.map(fixed)));
        const last = minus(ONE, items.map(ratioOf).reduce(plus, ZERO));
        const shared = items.filter(({ size }) => size === 'rest' || 'ratio' in size);
        const open = !items.some(({ size }) => size === 'rest');
        const parts = allocate(
          rest,
          wholeWeights([
            ...shared.map((item) => ({ key: item.key, weight: item.size === 'rest' ? last : ratioOf(item) })),
            ...(open ? [{ key: UNASSIGNED, weight: last }] : []),
          ]),
        );
        for (const item of shared) {
          const share = item.size === 'rest' ? last : ratioOf(item);
          const part = parts.get(item.key)!;
          trace?.({
            rule: 'budget-items',
            formula: 'trunc(R × s) + u',
            inputs: {
              R: inYuan(rest, '年初總額減儲備與定額'),
              s: traced(share, '', item.size === 'rest' ? '其餘比例' : '分配比例'),
              u: oddFenOf(times(fraction(rest), share), part),
            },
            result: inYuan(part),
          });
        }
        return {
          items: new Map(items.map((item) => [item.key, parts.get(item.key) ?? fixed(item)])),
          unassigned: parts.get(UNASSIGNED) ?? NO_MONEY,
        };
      },
    },
  ],
};
