import { traced } from '../../law/trace.ts';
import { fraction, minus, ONE, plus, smaller, times } from '../../money/fraction.ts';
import { distributable, type SharingRule } from './facts.ts';

/**
 * 結餘留用、超支分擔：按項目支出低於預算的部分按比例留給機構，高於預算的部分由機構按比例分擔。
 * 設有調劑金時，基金承擔的超支以調劑金為限，其餘仍由機構承擔。
 */
export const interpolatedSharing: SharingRule = {
  id: 'sharing-interpolate',
  title: '結餘留用與超支分擔',
  step: 'sharing',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        { instrument: 'Z12', article: '二（一）3', grade: '原文' },
        { instrument: 'Z21', article: '第六條', grade: '原文' },
        { instrument: 'HZ20', article: '85%', grade: '轉述' },
      ],
      interpretation: '比例作用於整個點數池的預算與按項目支出之差，在計算點值之前（文本未寫）。',
      formula: 'B ≥ E：E + (B − E) × 留用；B < E：B + min((E − B) × (1 − 分擔), 調劑金)',
      when: ({ params }) => params['sharing.mode'] === 'interpolate',
      apply: (facts, trace) => {
        const { budget, itemized, params } = facts;
        const difference = fraction(budget - itemized);
        if (difference.n >= 0n) {
          const retain = params['sharing.retain'];
          return distributable(
            trace,
            'sharing-interpolate',
            'E + (B − E) × s',
            facts,
            plus(fraction(itemized), times(difference, retain)),
            { s: traced(retain) },
          );
        }
        const bear = params['sharing.bear'];
        const byFund = times(fraction(itemized - budget), minus(ONE, bear));
        const reserve = params['sharing.reserve'];
        if (reserve === null) {
          return distributable(
            trace,
            'sharing-interpolate',
            'B + (E − B) × (1 − s)',
            facts,
            plus(fraction(budget), byFund),
            { s: traced(bear) },
          );
        }
        return distributable(
          trace,
          'sharing-interpolate',
          'B + min((E − B) × (1 − s), R)',
          facts,
          plus(fraction(budget), smaller(byFund, fraction(reserve))),
          { s: traced(bear), R: traced(fraction(reserve, 100n), '元') },
        );
      },
    },
  ],
};
