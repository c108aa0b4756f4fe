import type { Fraction } from '../../money/fraction.ts';
import { MONTHS } from '../../rules/payment/month-budget.ts';
import { INDICATORS } from '../../rules/supervision/indicator/definitions/all.ts';
import type { IndicatorRule, IndicatorScope } from '../../rules/supervision/indicator/facts.ts';
import { type Light, trafficLight } from '../../rules/supervision/indicator/light.ts';
import { watchedTerms } from '../../rules/supervision/indicator/looked-up.ts';
import { placeOfQuantity } from '../../rules/supervision/indicator/quantities.ts';
import { monthTrend, type Trend } from '../../rules/supervision/indicator/trend.ts';
import type { Party } from '../../settle/methods/party.ts';
import type { Period } from '../../settle/settlement.ts';
import type { Fund } from '../../sheets/tabs/values.ts';
import type { WatchContext } from '../part.ts';
import { type OwnIndicator, ownIndicators, type Target, targetFor } from './targets.ts';
import { type PartyCode, type Sources, termsBefore, termsOf } from './terms.ts';

/** What one indicator comes to for one party. */
export interface Measured {
  readonly indicator: IndicatorRule | OwnIndicator;
  /** `undefined`: the whole area */
  readonly party: Party | undefined;
  readonly fund: Fund | undefined;
  readonly value: Fraction | undefined;
  /** The same period of the year before */
  readonly before: Fraction | undefined;
  readonly target: Target | undefined;
  readonly light: Light | undefined;
  /** January first, up to the period's; empty where no trend was asked for */
  readonly months: readonly (Fraction | undefined)[];
  readonly trend: Trend | undefined;
  /** What is not given, where there is no value */
  readonly missing: readonly string[];
}

export interface Measuring {
  readonly context: Pick<WatchContext, 'area' | 'period' | 'use'>;
  readonly sources: Sources;
  /** Whether the months are looked at too */
  readonly months: boolean;
}

const SCOPES: readonly IndicatorScope[] = ['area', 'consortium', 'institution'];

/** Whether an indicator is told of a party of this kind. */
const toldOf = ({ scope }: IndicatorRule, party: Party | undefined): boolean =>
  SCOPES.indexOf(scope) >= SCOPES.indexOf((party?.kind ?? 'area') as IndicatorScope);

/** All indicators of a party, in the order of the house, then the area's own. */
export function measuredFor(measuring: Measuring, party: Party | undefined): readonly Measured[] {
  const house = INDICATORS.filter((rule) => toldOf(rule, party)).flatMap((rule) =>
    (rule.byFund ? (['職工', '居民'] as const) : [undefined]).map((fund) =>
      measured(measuring, rule, party, fund),
    ),
  );
  const own = ownIndicators(measuring.context.area).map((one) => measured(measuring, one, party, undefined));
  return [...house, ...own];
}

function measured(
  measuring: Measuring,
  indicator: Measured['indicator'],
  party: Party | undefined,
  fund: Fund | undefined,
): Measured {
  const { context } = measuring;
  const code = party === undefined || party.kind === 'other' ? undefined : party.code;
  const valueIn = (period: Period) => valueAt(measuring, indicator, { code, fund, period });
  const { value, missing } = valueIn(context.period);
  const before = valueBefore(measuring, indicator, { code, fund, period: context.period });
  const target = targetFor(context.area, indicator, fund, before);
  const last = context.period.kind === 'month' ? context.period.month : '12';
  const months = measuring.months
    ? MONTHS.filter((month) => month <= last).map(
        (month) => valueIn({ kind: 'month', year: context.period.year, month }).value,
      )
    : [];
  const { direction } = target ?? indicator;
  return {
    indicator,
    party,
    fund,
    value,
    before,
    target,
    light:
      value && target?.direction
        ? lightOf(context, value, { ...target, direction: target.direction })
        : undefined,
    months,
    trend: context.use(monthTrend).apply({ months, direction }),
    missing,
  };
}

interface ValuePlace {
  readonly code: PartyCode;
  readonly fund: Fund | undefined;
  readonly period: Period;
}

function valueAt(measuring: Measuring, indicator: Measured['indicator'], { code, fund, period }: ValuePlace) {
  const { sources, context } = measuring;
  const month = period.kind === 'month' ? period.month : undefined;
  const place = { party: code, fund, year: period.year, month };
  const direct = sources.typed.at(indicator.title, place);
  const missing = new Set<string>();
  const value = isHouse(indicator)
    ? context.use(indicator).apply(
        watchedTerms(termsOf(sources, { party: code, fund, period }), (looked) => {
          if (looked.value) return;
          missing.add(placeOfQuantity(looked.quantity, looked.year));
        }),
      )
    : undefined;
  if (!isHouse(indicator) && !direct) missing.add(`監測數據「${indicator.title}」`);
  const shown = value ?? direct;
  return {
    value: shown,
    missing: shown ? [] : [...missing],
  };
}

function valueBefore(
  { sources, context }: Measuring,
  indicator: Measured['indicator'],
  { code, fund, period }: ValuePlace,
): Fraction | undefined {
  const month = period.kind === 'month' ? period.month : undefined;
  const computed = isHouse(indicator)
    ? context.use(indicator).apply(termsBefore(sources, { party: code, fund, period }))
    : undefined;
  return computed ?? sources.typed.at(indicator.title, { party: code, fund, year: period.year - 1, month });
}

export const isHouse = (indicator: Measured['indicator']): indicator is IndicatorRule => 'step' in indicator;

const lightOf = (
  { area, use }: Measuring['context'],
  value: Fraction,
  { target, yellow, direction, strict }: Target & { readonly direction: NonNullable<Target['direction']> },
): Light =>
  use(trafficLight).apply({
    value,
    target,
    yellow,
    direction,
    strict,
    band: area.params['watch.light.band'],
  });
