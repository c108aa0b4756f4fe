import type { Citation } from '../../../law/instrument.ts';
import type { RuleVersion } from '../../../law/rule.ts';
import { type Traced, traced } from '../../../law/trace.ts';
import type { Fraction } from '../../../money/fraction.ts';
import type { Formula, IndicatorApply, IndicatorRule, Terms } from './facts.ts';
import { type LookedUp, watchedTerms } from './looked-up.ts';
import { QUANTITIES } from './quantities.ts';

type Given = Omit<IndicatorRule, 'step' | 'versions' | 'lists'> & {
  readonly lists?: IndicatorRule['lists'];
  readonly formula: Formula;
  readonly cites: readonly Citation[];
  readonly interpretation?: string;
};

const TRACED_UNITS: readonly Traced['unit'][] = ['元', '天', '例'];

const unitOf = (unit: string): Traced['unit'] => TRACED_UNITS.find((known) => known === unit) ?? '';

const inputOf = ({ quantity, year, value }: LookedUp): readonly [string, Traced] => {
  const { title, unit } = QUANTITIES[quantity];
  return [`${year === 'before' ? '上年' : ''}${title}`, traced(value!, unitOf(unit))];
};

/** An indicator of the house, whose rule is a formula of quantities. */
export function indicator({ formula, cites, interpretation, lists = [], ...names }: Given): IndicatorRule {
  const apply: IndicatorApply = (terms: Terms, trace) => {
    if (!trace) return formula.value(terms);
    const asked: LookedUp[] = [];
    const value = formula.value(watchedTerms(terms, (looked) => asked.push(looked)));
    if (value) {
      const result = traced(value, unitOf(names.unit));
      trace({
        rule: names.id,
        formula: formula.text,
        inputs: Object.fromEntries(asked.map(inputOf)),
        result,
      });
    }
    return value;
  };
  const version: RuleVersion<Terms, Fraction | undefined> = {
    from: '2016-07-01',
    cites,
    ...(interpretation !== undefined && { interpretation }),
    formula: formula.text,
    apply,
  };
  return { ...names, lists, step: 'indicator', versions: [version] };
}
