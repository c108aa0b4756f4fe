import { amountText as tracedText } from '../../explain/text.ts';
import type { FindingCode } from '../../findings/catalogue.ts';
import type { Place } from '../../findings/finding.ts';
import type { Citation } from '../../law/instrument.ts';
import type { RuleInForce } from '../../law/rule.ts';
import { formatUnits } from '../../money/decimal-text.ts';
import { type Fraction, fraction } from '../../money/fraction.ts';
import { roundHalfAway, roundTo } from '../../money/round.ts';
import type { Party } from '../../settle/methods/party.ts';

/** How something stands to its limit; `possible`: at the high end of a forecast's range alone. */
export type WarningState = 'beyond' | 'possible' | 'kept';

export const STATE_NAMES: Readonly<Record<WarningState, string>> = {
  beyond: '預警',
  possible: '留意',
  kept: '正常',
};

/** One thing held against its limit. Texts are the program's own words, but for the subject's name. */
export interface EarlyWarning {
  readonly rule: string;
  readonly title: string;
  readonly cites: readonly Citation[];
  /** An institution's or a 醫共體's; omitted: the whole area's */
  readonly owner?: Party;
  /** The fund, the institution or the indicator */
  readonly subject: string;
  /** `2025-03`, or the months it is about */
  readonly period: string;
  readonly value: string;
  readonly limit: string;
  /** What is compared with what, with the amounts put in */
  readonly basis: string;
  readonly state: WarningState;
  /** What a run tells of it when it is beyond; none of an institution's own, which would be many */
  readonly finding?: {
    readonly code: FindingCode;
    readonly where: Place;
    readonly values: Readonly<Record<string, string>>;
  };
}

/** What every warning takes from its rule. */
export const ofRule = <F, R>({ id, title, cites }: RuleInForce<F, R>) => ({ rule: id, title, cites });

/** A fraction of one as a percentage with two decimals. */
export const percent = (value: Fraction): string => `${formatUnits(roundTo(value, 4), 2)}%`;

/** Fen as yuan with thousands apart. */
export const amountText = (amount: bigint): string =>
  tracedText({ value: fraction(amount, 100n), unit: '元' });

/** The same of a fraction of a fen, to the fen. */
export const yuanText = (value: Fraction): string => amountText(roundHalfAway(value));
