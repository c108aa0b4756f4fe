import type { Rule } from '../../../law/rule.ts';
import { traced } from '../../../law/trace.ts';
import { compare, type Fraction, fraction, minus, plus, times } from '../../../money/fraction.ts';
import type { Direction } from '../../../sheets/tabs/appraisal-tabs.ts';

/** Whether a target is met, nearly met, or missed. */
export type Light = '綠' | '黃' | '紅';

export interface LightFacts {
  readonly value: Fraction;
  readonly target: Fraction;
  /** The worst value that is still yellow; `undefined`: the target and the band around it */
  readonly yellow: Fraction | undefined;
  readonly direction: Direction;
  /** The target itself does not count as reached. */
  readonly strict: boolean;
  /** Of the target */
  readonly band: Fraction;
}

/** Positive, zero or negative, as `a` is better than, as good as or worse than `b`. */
const lead = (direction: Direction, a: Fraction, b: Fraction): number =>
  direction === '越高越好' ? compare(a, b) : compare(b, a);

/** The worst value that is still yellow. */
export function yellowLine({
  target,
  yellow,
  direction,
  band,
}: Omit<LightFacts, 'value' | 'strict'>): Fraction {
  if (yellow) return yellow;
  const width = times(band, fraction(target.n < 0n ? -target.n : target.n, target.d));
  return direction === '越高越好' ? minus(target, width) : plus(target, width);
}

/** 紅綠燈：達到目標為綠，未達而不差於黃線為黃，更差為紅。 */
export const trafficLight: Rule<LightFacts, Light, 'indicator'> = {
  id: 'indicator-light',
  title: '紅綠燈',
  step: 'indicator',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'practice', grade: '待核' }],
      interpretation: '目標與黃線都含本數；「逐年提升」一類的目標不含本數。目標為 0 而未另填黃線的沒有黃燈。',
      formula: '達到 t 為綠；不差於 y 為黃；否則為紅',
      apply: (facts, trace) => {
        const { value, target, direction, strict } = facts;
        const reached = lead(direction, value, target);
        const line = yellowLine(facts);
        const light: Light =
          reached > 0 || (reached === 0 && !strict) ? '綠' : lead(direction, value, line) >= 0 ? '黃' : '紅';
        trace?.({
          rule: 'indicator-light',
          part: light,
          formula: '綠 ⇐ v 達到 t；黃 ⇐ v 不差於 y',
          inputs: {
            v: traced(value, '', '指標數值'),
            t: traced(target, '', '目標值'),
            y: traced(line, '', '黃線'),
          },
          result: traced(value),
        });
        return light;
      },
    },
  ],
};
