import type { Fraction } from '../../../money/fraction.ts';
import type { Terms } from './facts.ts';
import type { Quantity } from './quantities.ts';

/** A quantity that a formula asked for. */
export interface LookedUp {
  readonly quantity: Quantity;
  readonly year: 'now' | 'before';
  readonly value: Fraction | undefined;
}

/** The same terms, with every question put to them told. */
export const watchedTerms = (terms: Terms, tell: (looked: LookedUp) => void): Terms => {
  const asking = (year: LookedUp['year']) => (quantity: Quantity) => {
    const value = terms[year](quantity);
    tell({ quantity, year, value });
    return value;
  };
  return {
    months: terms.months,
    now: asking('now'),
    before: asking('before'),
    ofFund: (fund) => watchedTerms(terms.ofFund(fund), tell),
    consortia: terms.consortia.map((one) => watchedTerms(one, tell)),
  };
};
