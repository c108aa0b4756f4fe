import { formatUnits } from '../../money/decimal-text.ts';
import { type Fraction, fraction, times } from '../../money/fraction.ts';
import { roundTo } from '../../money/round.ts';

const HUNDRED = fraction(100n);

/** `12.5%`: at most two decimals, and none that are zero. */
export const percentText = (ratio: Fraction): string => `${shortText(times(ratio, HUNDRED))}%`;

/** `3.2`: at most two decimals, and none that are zero. */
export const shortText = (value: Fraction): string => formatUnits(roundTo(value, 2), 2).replace(/\.?0+$/, '');
