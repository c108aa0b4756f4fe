import type { Rule } from '../../law/rule.ts';
import type { Fen } from '../../money/fen.ts';
import type { Fraction } from '../../money/fraction.ts';
import type { SchemeParameters } from '../parameters.ts';

/** A case and the price of its disease. Money in fen. */
export interface PriceFacts {
  readonly price: Fen;
  /** What the fund pays of the price; `undefined` where the setting needs none */
  readonly ratio: Fraction | undefined;
  readonly patientPaid: Fen;
  readonly params: SchemeParameters;
}

/** A case whose package is known. Money in fen. */
export interface PackageFacts {
  /** The fund's part of the price */
  readonly fundPart: Fen;
  /** The fund's money by item */
  readonly fundPaid: Fen;
  /** The clinical pathway was completed. */
  readonly completed: boolean;
  readonly params: SchemeParameters;
}

/** The fund's part of a price. */
export type FundPartRule = Rule<PriceFacts, Fen, 'diseasePackage'>;

/** What the fund owes for a case. */
export type PackageRule = Rule<PackageFacts, Fen, 'diseasePackage'>;
