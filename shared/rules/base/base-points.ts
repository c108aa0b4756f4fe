import type { Fen } from '../../money/fen.ts';
import { type Fraction, fraction, over, times } from '../../money/fraction.ts';
import { rounded } from '../../money/round.ts';
import type { SchemeParameters } from '../parameters.ts';

/** 基準點數保留四位小數（浙江 2019，轉述）。 */
export const BASE_POINT_DECIMALS = 4;

const HUNDRED = fraction(100n);

/** 基準點數＝病組次均費用 ÷ 全部病組次均費用 × 100。Both means in the same unit; c̄ is not zero. */
export const basePoints = (groupMean: Fraction, areaMean: Fraction): Fraction =>
  rounded(times(over(groupMean, areaMean), HUNDRED), BASE_POINT_DECIMALS);

/** 床日病組的基準點數＝床日付費標準 ÷ 全部病組次均費用 × 100，按床日計。c̄ in fen, not zero. */
export const bedDayPoints = (dailyStandard: Fen, areaMean: Fraction, params: SchemeParameters): Fraction =>
  rounded(times(over(fraction(dailyStandard), areaMean), HUNDRED), params['base.bedDay.decimals']);
