import type { Rule } from '../../../law/rule.ts';
import { formatUnits } from '../../../money/decimal-text.ts';
import { compare, type Fraction, minus, ONE, over } from '../../../money/fraction.ts';
import { roundTo } from '../../../money/round.ts';
import type { SchemeParameters } from '../../parameters.ts';
import { type Hint, percentText, shareText } from './facts.ts';

/** An institution's cases of general groups in some months. */
export interface CaseMix {
  /** Mean of the groups' base points ÷ 100 */
  readonly cmi: Fraction;
  /** In fen */
  readonly meanCost: Fraction;
  readonly meanDays: Fraction;
}

export interface CaseMixFacts {
  /** Of one month, and of the months before it taken together */
  readonly month: CaseMix;
  readonly before: CaseMix;
  readonly params: SchemeParameters;
}

const rise = (now: Fraction, then: Fraction): Fraction => minus(over(now, then), ONE);

const steady = (now: Fraction, then: Fraction, most: Fraction): boolean => {
  const change = rise(now, then);
  return compare(change.n < 0n ? { n: -change.n, d: change.d } : change, most) <= 0;
};

/** 機構的 CMI 比自身先前各月明顯上升，而次均費用與平均住院日不變，提示高編。 */
export const cmiJump: Rule<CaseMixFacts, Hint, 'caseFlag'> = {
  id: 'watch-cmi-jump',
  title: 'CMI 突升而費用與住院日不變',
  step: 'caseFlag',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        { instrument: 'FG', article: '二（二）', quote: '防止醫院“高編分組、挑肥揀瘦”', grade: '待核' },
      ],
      interpretation:
        '文本只說防止高編，辦法與界限都沒有。CMI＝Σ（基準點數 ÷ 100）÷ 例數，只計一般病組；與同年先前各月合計相比。真實病情加重時費用與住院日隨之上升，兩者都不變而 CMI 上升的才提示。',
      formula: 'CMI ÷ CMI前 − 1 > 界限，且 |C̄ ÷ C̄前 − 1|、|日 ÷ 日前 − 1| ≤ 幅度',
      when: ({ month, before, params }) =>
        compare(rise(month.cmi, before.cmi), params['watch.cmi.jump']) > 0 &&
        steady(month.meanCost, before.meanCost, params['watch.cmi.same']) &&
        steady(month.meanDays, before.meanDays, params['watch.cmi.same']),
      apply: ({ month, before, params }) => ({
        value: `CMI ${formatUnits(roundTo(month.cmi, 4), 4)}，上升 ${shareText(rise(month.cmi, before.cmi))}`,
        threshold: `先前 ${formatUnits(roundTo(before.cmi, 4), 4)}，上升 ${percentText(params['watch.cmi.jump'])}`,
      }),
    },
  ],
};
