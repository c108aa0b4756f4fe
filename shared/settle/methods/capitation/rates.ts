import { finding, type Report } from '../../../findings/finding.ts';
import { type Fraction, fraction } from '../../../money/fraction.ts';
import { performanceAsks } from '../../../rules/capitation/performance.ts';
import type { CareRate } from '../../../sheets/tabs/capitation-money-tabs.ts';
import { appraisalOf } from '../appraisal.ts';
import type { MethodContext } from '../method.ts';
import { type CapitationInput, rowKey } from './input.ts';

/** By 醫共體 and rate. */
export type Rates = ReadonlyMap<string, Fraction>;

export function readRates({ tables, places }: CapitationInput, report: Report): Rates {
  const rates = new Map<string, Fraction>();
  const first = new Map<string, number>();
  for (const { row, consortium, rate, achieved, base } of tables.capitationRates) {
    const key = rowKey(consortium, rate);
    const other = first.get(key);
    if (other !== undefined) {
      const values = { header: '指標', text: rate, other };
      report(finding('CODE_DUPLICATE', places.capitationRates(row, 'rate'), values));
      continue;
    }
    first.set(key, row);
    if (base === 0 || achieved > base) {
      const where = places.capitationRates(row, 'achieved');
      report(finding('CAPITATION_RATE_IMPOSSIBLE', where, { achieved, base }));
      continue;
    }
    rates.set(key, fraction(BigInt(achieved), BigInt(base)));
  }
  return rates;
}

/** How a 醫共體 did in the year, as far as the settings ask for it. */
export interface Results {
  readonly rates: readonly [Fraction, Fraction] | undefined;
  readonly controlRate: Fraction | undefined;
  readonly score: readonly [Fraction, Fraction] | undefined;
}

/** `undefined` when something that the settings ask for is missing; all of it was told. */
export function resultsOf(
  consortium: string,
  rates: Rates,
  context: Pick<MethodContext, 'area' | 'use' | 'report'>,
): Results | undefined {
  const { params, places } = context.area;
  const { report } = context;
  let complete = true;
  const rateOf = (rate: CareRate): Fraction | undefined => {
    const found = rates.get(rowKey(consortium, rate));
    complete &&= found !== undefined;
    if (!found) report(finding('CAPITATION_RATE_MISSING', places.capitationRates(), { consortium, rate }));
    return found;
  };
  const asks = performanceAsks(params);
  const management = asks.rates ? rateOf('健康管理率') : undefined;
  const control = asks.rates || asks.control ? rateOf('慢病控制率') : undefined;
  const plan = params['capitation.performance.plan'];
  const appraised =
    asks.score && plan !== null
      ? appraisalOf(context, plan, { kind: 'consortium', code: consortium })
      : undefined;
  if (asks.score && plan !== null && !appraised) {
    report(finding('CAPITATION_SCORE_MISSING', places.appraisalValues(), { consortium, plan }));
    complete = false;
  }
  if (!complete) return undefined;
  return {
    rates: asks.rates && management && control ? [management, control] : undefined,
    controlRate: asks.control ? control : undefined,
    score: appraised && [appraised.score, appraised.plan.full],
  };
}
