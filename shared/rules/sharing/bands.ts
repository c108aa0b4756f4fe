import type { TableStep } from '../../law/parameter.ts';
import { traced } from '../../law/trace.ts';
import {
  type Fraction,
  fraction,
  larger,
  minus,
  ONE,
  plus,
  smaller,
  times,
  ZERO,
} from '../../money/fraction.ts';
import { distributable, type SharingRule } from './facts.ts';

/** 分段分擔：按支出與預算之比分段，各段內的差額按該段比例由機構留用或承擔。 */
export const bandedSharing: SharingRule = {
  id: 'sharing-bands',
  title: '分段分擔',
  step: 'sharing',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'practice', article: 'F3', grade: '推定' }],
      interpretation:
        '各段比例作用於落在該段內的差額：低於預算的差額按比例留給機構，高於預算的差額按比例由機構承擔；超出分段表的全歸機構；預算已被按項目支付用盡的，差額全在末段。未讀到實施此式的文本。',
      formula: 'B ≥ E：E + Σ 段內差額 × 留用；B < E：B + Σ 段內差額 × (1 − 分擔)',
      when: ({ params }) => params['sharing.mode'] === 'bands',
      apply: (facts, trace) => {
        const { budget, itemized, params } = facts;
        const surplus = budget >= itemized;
        const [low, high] = surplus ? [itemized, budget] : [budget, itemized];
        const parts = partsWithin(params['sharing.bands'], fraction(low), fraction(high), fraction(budget));
        const byProviders = parts.reduce((sum, { part, share }) => plus(sum, times(part, share)), ZERO);
        const terms = parts.map((_, index) => `a${index + 1} × s${index + 1}`).join(' + ');
        return distributable(
          trace,
          'sharing-bands',
          surplus ? `E + ${terms}` : `E − (${terms})`,
          facts,
          surplus ? plus(fraction(itemized), byProviders) : minus(fraction(itemized), byProviders),
          Object.fromEntries(
            parts.flatMap(({ part, share }, index) => [
              [`a${index + 1}`, traced(times(part, fraction(1n, 100n)), '元')],
              [`s${index + 1}`, traced(share)],
            ]),
          ),
        );
      },
    },
  ],
};

/**
 * The parts of [low, high] inside each band, with its share; a band ends at its rate × B, the last one nowhere. Where
 * 按項目 money has used up the whole budget there is no rate, and all of it lies in the last band.
 */
function partsWithin(
  bands: readonly TableStep[],
  low: Fraction,
  high: Fraction,
  budget: Fraction,
): { readonly part: Fraction; readonly share: Fraction }[] {
  const inReach = budget.n > 0n ? bands : bands.filter(({ upTo }) => !upTo);
  let start = low;
  return [...inReach, { value: ONE }].map(({ upTo, value }: TableStep) => {
    const end = upTo ? smaller(high, larger(start, times(upTo, budget))) : high;
    const part = minus(end, start);
    start = end;
    return { part, share: value };
  });
}
