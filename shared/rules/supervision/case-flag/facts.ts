import type { Rule } from '../../../law/rule.ts';
import { exactDecimal, formatUnits } from '../../../money/decimal-text.ts';
import { type Fen, formatYuan } from '../../../money/fen.ts';
import { type Fraction, fraction, times } from '../../../money/fraction.ts';
import { roundTo } from '../../../money/round.ts';
import type { Group } from '../../case/facts.ts';
import type { SchemeParameters } from '../../parameters.ts';

/** What was found and what it was held against, with their units. */
export interface Hint {
  readonly value: string;
  readonly threshold: string;
}

/** What the rules of a single case may look at. Money in fen. */
export interface WatchedCaseFacts {
  readonly total: Fen;
  /** Zero where the file does not say */
  readonly ownPaid: Fen;
  /** Days of stay, at least 1 */
  readonly days: number;
  readonly daySurgery: boolean;
  /** `undefined`: no tab knows the group */
  readonly group: Pick<Group, 'kind' | 'meanCost'> | undefined;
  /** Last days of the bands that 床日標準 has for the group in this institution */
  readonly bands: readonly number[];
  readonly params: SchemeParameters;
}

/** A rule about one case; `when` says whether a person should look. */
export type WatchedCaseRule = Rule<WatchedCaseFacts, Hint, 'caseFlag'>;

/** What the rules about two stays of a person look at of each. Days since 1970-01-01. */
export interface WatchedStay {
  readonly institution: string;
  readonly consortium: string | undefined;
  readonly group: string;
  readonly admission: number;
  readonly discharge: number;
  readonly plannedReturn: boolean;
  /** `undefined`: the file does not say which stays are referrals */
  readonly referred: boolean | undefined;
}

/** Two stays of one person, the earlier one first. */
export interface StaysFacts {
  readonly before: WatchedStay;
  readonly stay: WatchedStay;
  readonly params: SchemeParameters;
}

export type StaysRule = Rule<StaysFacts, Hint, 'caseFlag'>;

export const daysText = (days: number): string => `${days} 天`;
export const yuanText = (amount: Fen): string => `${formatYuan(amount)} 元`;

const HUNDRED = fraction(100n);

/** A setting as a percentage, in full. */
export const percentText = (ratio: Fraction): string => `${exactDecimal(times(ratio, HUNDRED))}%`;

/** What was measured as a percentage, to two decimals. */
export const shareText = (share: Fraction): string => `${formatUnits(roundTo(share, 4), 2)}%`;
