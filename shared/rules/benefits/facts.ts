import type { Rule } from '../../law/rule.ts';
import type { Fen } from '../../money/fen.ts';
import type { Fraction } from '../../money/fraction.ts';
import type { SchemeParameters } from '../parameters.ts';

/** One stay of a referral chain inside one 醫共體, or the only one. Money in fen. */
export interface ChainStay {
  readonly eligible: Fen;
  /** The deductible of its level */
  readonly standard: Fen;
  /** Against the stay before; the first of a chain is none */
  readonly direction: 'first' | 'up' | 'down' | 'level';
}

export interface DeductibleFacts {
  /** In order of time */
  readonly chain: readonly ChainStay[];
  readonly params: Pick<SchemeParameters, 'benefits.referral'>;
}

/** The deductible each stay of the chain bears, in the same order. */
export type DeductibleRule = Rule<DeductibleFacts, readonly Fen[], 'benefits'>;

export interface BasicFacts {
  readonly eligible: Fen;
  readonly deductible: Fen;
  /** r of the level */
  readonly ratio: Fraction;
  /** What a stay outside the area without a referral takes off the ratio */
  readonly less: Fraction;
  /** `null`: none */
  readonly cap: Fen | null;
  /** Paid to the person before in the year */
  readonly used: Fen;
}

export interface BasicBenefit {
  readonly paid: Fen;
  /** Of the eligible charges, those that found the cap exhausted, in fen */
  readonly beyond: Fraction;
}

export type BasicRule = Rule<BasicFacts, BasicBenefit, 'benefits'>;

export interface SupplementFacts {
  /** Eligible charges beyond the cap of the basic fund, in fen */
  readonly beyond: Fraction;
  readonly ratio: Fraction;
  readonly cap: Fen | null;
  readonly used: Fen;
}

export type SupplementRule = Rule<SupplementFacts, Fen, 'benefits'>;

/** One band of the critical-illness insurance: from this burden on, this ratio. */
export interface Band {
  readonly from: Fen;
  readonly ratio: Fraction;
}

export interface CriticalFacts {
  /** The person's own eligible burden of the year before this stay, and with it */
  readonly before: Fen;
  readonly after: Fen;
  /** By rising `from` */
  readonly bands: readonly Band[];
}

export type CriticalRule = Rule<CriticalFacts, Fen, 'benefits'>;

export interface RequirementFacts {
  readonly value: Fraction;
  readonly least: Fraction;
}

/** By how much a policy falls short of what a text requires; zero when it does not. */
export type RequirementRule = Rule<RequirementFacts, Fraction, 'benefits'>;
