import { type Fraction, fraction } from '../../money/fraction.ts';
import type { Level } from '../../sheets/tabs/values.ts';
import { addCharges } from '../base/listed-cases.ts';
import type { CoefficientFacts } from './facts.ts';

/** ΣC in fen and n of a set of kept cases. */
export interface MeanOf {
  readonly cases: bigint;
  readonly total: bigint;
}

/** The kept cases of one group, as the difference coefficients compare them. */
export interface GroupMeans {
  readonly group: string;
  readonly area: MeanOf;
  readonly institutions: ReadonlyMap<string, MeanOf>;
  readonly levels: ReadonlyMap<Level, MeanOf>;
}

/**
 * Every group that may have a coefficient, in plain string order. Cases of an institution that is no longer in
 * the area count in the area's mean, and in no level's.
 */
export const groupMeans = ({ cases, institutions, without }: CoefficientFacts): readonly GroupMeans[] =>
  [...cases.keys()]
    .filter((group) => !without.has(group))
    .sort()
    .map((group) => {
      const area = { cases: 0n, total: 0n };
      const byInstitution = cases.get(group)!.byInstitution();
      const byLevel = new Map<Level, typeof area>();
      for (const [code, sum] of byInstitution) {
        area.cases += sum.cases;
        area.total += sum.total;
        const institution = institutions.get(code);
        if (institution) addCharges(byLevel, institution.level, sum.cases, sum.total);
      }
      return { group, area, institutions: byInstitution, levels: byLevel };
    });

/** A mean ÷ the area's mean; `undefined` where a side has no charges to compare. */
export const meanRatio = (part: MeanOf | undefined, area: MeanOf): Fraction | undefined =>
  part && part.total > 0n ? fraction(part.total * area.cases, part.cases * area.total) : undefined;

/** In plain string order. */
export const institutionCodes = (institutions: CoefficientFacts['institutions']): readonly string[] =>
  [...institutions.keys()].sort();
