import { traced } from '../../law/trace.ts';
import { fraction, larger, minus, ONE, times, ZERO } from '../../money/fraction.ts';
import { type ExtraRule, note } from './facts.ts';
import { upperMultiple } from './high.ts';

/** 高倍率病例的追加點數：超過界限的倍數乘基準點數；或按特病單議核定的倍數。 */
export const highExtra: ExtraRule = {
  id: 'high-extra',
  title: '高倍率追加點數',
  step: 'extra',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'practice', article: 'D9', grade: '待核' }],
      interpretation:
        '預設只有特病單議結論為「追加點數」的病例才追加；也可設為對所有高倍率病例追加，或一律不追加。',
      formula: 'max(0, (C − D) ÷ c̄_g − U) × P，或核定倍數 × P',
      when: ({ class: kind, decision, params }) =>
        kind === 'high' &&
        (params['case.high.extra'] === 'automatic' ||
          (params['case.high.extra'] === 'reviewed' && decision?.kind === '追加點數')),
      apply: (facts, trace) => {
        const { decision, group, params } = facts;
        const byCoefficient = params['case.high.extraCoefficient'];
        const weight = times(group!.basePoints, byCoefficient ? facts.coefficient : ONE);
        const k = byCoefficient ? (['P', 'k'] as const) : (['P'] as const);
        const approved = decision?.kind === '追加點數' ? decision.value : undefined;
        if (approved) {
          return note(
            trace,
            'high-extra',
            byCoefficient ? 'm × P × k' : 'm × P',
            facts,
            k,
            times(approved, weight),
            { m: traced(approved, '倍') },
          );
        }
        const limit = upperMultiple(facts)!;
        const beyond = minus(fraction(facts.total - facts.unreasonable, group!.meanCost!), limit);
        return note(
          trace,
          'high-extra',
          byCoefficient ? 'max(0, (C − D) ÷ c̄_g − U) × P × k' : 'max(0, (C − D) ÷ c̄_g − U) × P',
          facts,
          ['C', 'D', 'c̄_g', ...k],
          times(larger(ZERO, beyond), weight),
          { U: traced(limit, '倍') },
        );
      },
    },
  ],
};
