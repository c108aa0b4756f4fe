import type { Trace } from '../../law/trace.ts';
import { traced } from '../../law/trace.ts';
import { allocate } from '../../money/allocate.ts';
import type { Fen } from '../../money/fen.ts';
import { fraction, over, plus, times, ZERO } from '../../money/fraction.ts';
import { oddFenOf } from '../odd-fen.ts';
import { inYuan, type PartFacts, type PartRule } from './facts.ts';
import { wholeWeights } from './whole-weights.ts';

/** Hamilton, every part told. */
function shareOut(
  rule: string,
  { amount, shares }: PartFacts,
  trace: Trace | undefined,
): ReadonlyMap<string, Fen> {
  const parts = allocate(amount, wholeWeights(shares));
  const all = shares.map(({ weight }) => weight).reduce(plus, ZERO);
  for (const { key, weight } of shares) {
    const part = parts.get(key)!;
    trace?.({
      rule,
      formula: 'trunc(B × w ÷ W) + u',
      inputs: {
        B: inYuan(amount, '現行預算'),
        w: traced(weight, '', '權重'),
        W: traced(all, '', '權重合計'),
        u: oddFenOf(over(times(fraction(amount), weight), all), part),
      },
      result: inYuan(part),
    });
  }
  return parts;
}

/** 門診預算打包：統籌區的門診預算（含異地就醫）按權重或協商比例打包給各醫共體。 */
export const outpatientPackage: PartRule = {
  id: 'budget-package',
  title: '門診預算打包',
  step: 'fundBudget',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'Z12', article: '二（一）2', quote: '按比例打包給各醫共體', grade: '原文' }],
      interpretation: '打包的是現行門診預算，年內調整後重新分配；最大餘數法，合計恆等於門診預算。',
      formula: '門診預算 × w ÷ Σw（最大餘數法）',
      apply: (facts, trace) => shareOut('budget-package', facts, trace),
    },
  ],
};

/** 過渡期住院分配：尚未實施點數法的，住院預算分為縣域醫共體、縣域內其他機構與轉外就醫。 */
export const inpatientParts: PartRule = {
  id: 'budget-inpatient-parts',
  title: '過渡期住院分配',
  step: 'fundBudget',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        {
          instrument: 'Z12',
          article: '二（一）2',
          quote: '可分配為縣域醫共體、縣域內其他醫藥機構和轉外就醫等部分',
          grade: '原文',
        },
      ],
      interpretation: '文本沒有比例，按填入的權重分配。',
      formula: '住院預算 × w ÷ Σw（最大餘數法）',
      apply: (facts, trace) => shareOut('budget-inpatient-parts', facts, trace),
    },
  ],
};
