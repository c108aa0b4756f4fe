import { setting, traced } from '../../../law/trace.ts';
import { compare, type Fraction, fraction, minus, ONE, over, plus, times } from '../../../money/fraction.ts';
import type { VolumeRule, VolumeSettings } from './facts.ts';

/** Admissions of an institution over some months, and the children among them. */
export interface Admissions {
  readonly cases: number;
  readonly children: number;
}

export interface ChildRateFacts
  extends VolumeSettings<'watch.child.rise' | 'watch.child.riseMode' | 'watch.child.deviations'> {
  readonly own: Admissions;
  /** Of the same months last year */
  readonly before: Admissions;
}

const whole = (count: number): Fraction => fraction(BigInt(count));

/** 兒童住院率：住院人次中兒童的比例比上年同期上升達到界限，且多出的人次不是偶然的波動，提示核查。 */
export const childRate: VolumeRule<ChildRateFacts> = {
  id: 'volume-child-rate',
  title: '兒童住院率上升',
  step: 'volumeFlag',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        { instrument: 'FG', article: '二（一）', quote: '兒童住院率同比上升8%', grade: '待核' },
        { instrument: 'practice', grade: '待核' },
      ],
      interpretation:
        '機構沒有參保兒童數，故取住院人次中兒童的比例。「上升 8%」可讀作比例或百分點，參數 watch.child.riseMode 選定，預設按比例；達到界限即提示。' +
        '按季與上年同季相比。小機構的起伏多屬偶然，故另要求多出的人次不少於標準差的 watch.child.deviations 倍，方差取 e × (1 + n ÷ m)；填 0 則不要求。',
      formula: 'p ÷ p₀ − 1 或 p − p₀ ≥ 界限，且 (c − e)² ≥ k² × e × (1 + n ÷ m)，e = n × p₀',
      apply: (facts, trace) => {
        const { own, before, params } = facts;
        if (own.cases === 0 || before.cases === 0 || before.children === 0) return undefined;
        const [rate, last] = [own, before].map(({ children, cases }) =>
          over(whole(children), whole(cases)),
        ) as [Fraction, Fraction];
        const relative = params['watch.child.riseMode'] === 'relative';
        const value = relative ? minus(over(rate, last), ONE) : minus(rate, last);
        const limit = params['watch.child.rise'];
        trace?.({
          rule: 'volume-child-rate',
          formula: relative ? '(c ÷ n) ÷ (b ÷ m) − 1' : 'c ÷ n − b ÷ m',
          inputs: {
            c: traced(whole(own.children), '例', '兒童住院人次'),
            n: traced(whole(own.cases), '例', '住院人次'),
            b: traced(whole(before.children), '例', '上年同期兒童住院人次'),
            m: traced(whole(before.cases), '例', '上年同期住院人次'),
            t: setting(limit, '界限', 'watch.child.rise'),
          },
          result: traced(value),
        });
        return { value, limit, raised: compare(value, limit) >= 0 && beyondChance(facts, last) };
      },
    },
  ],
};

/** Squared on both sides, so that no root is taken. */
function beyondChance({ own, before, params }: ChildRateFacts, last: Fraction): boolean {
  const expected = times(whole(own.cases), last);
  const excess = minus(whole(own.children), expected);
  const variance = times(expected, plus(ONE, over(whole(own.cases), whole(before.cases))));
  const deviations = params['watch.child.deviations'];
  return compare(times(excess, excess), times(times(deviations, deviations), variance)) >= 0;
}
