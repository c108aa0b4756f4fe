import type { Rule } from '../../../law/rule.ts';
import type { Fraction } from '../../../money/fraction.ts';
import type { SchemeParameters } from '../../parameters.ts';

/** What was measured, what it is held against, and whether a person should look. */
export interface Measured {
  readonly value: Fraction;
  readonly limit: Fraction;
  readonly raised: boolean;
}

/** The settings a rule reads. */
export type VolumeSettings<K extends keyof SchemeParameters> = {
  readonly params: Pick<SchemeParameters, K>;
};

/** A rule of 用量與人次異常; `undefined`: there is nothing to compare with. */
export type VolumeRule<F, R = Measured | undefined> = Rule<F, R, 'volumeFlag'>;
