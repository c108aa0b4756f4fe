import type { Rule } from '../../law/rule.ts';
import type { Fen } from '../../money/fen.ts';
import type { Fraction } from '../../money/fraction.ts';
import type { SchemeParameters } from '../parameters.ts';

export interface ContributionFacts {
  /** Of employers and persons together */
  readonly contributions: Fen;
  readonly params: Pick<SchemeParameters, 'longTermCare.employerShare'>;
}

/** What of the contributions falls on the employers; the persons bear the rest. */
export type ContributionRule = Rule<ContributionFacts, Fen, 'longTermCare'>;

export interface CareFacts {
  readonly quantity: Fraction;
  readonly standard: Fen;
  readonly ratio: Fraction;
}

/** What the account owes for one item of care. */
export type CareRule = Rule<CareFacts, Fen, 'longTermCare'>;

export interface FeeFacts {
  /** The year's income without last year's balance; not negative */
  readonly income: Fen;
  readonly params: Pick<
    SchemeParameters,
    'longTermCare.fee' | 'longTermCare.fee.ratio' | 'longTermCare.fee.amount'
  >;
}

/** What the account pays for the handling service. */
export type FeeRule = Rule<FeeFacts, Fen, 'longTermCare'>;
