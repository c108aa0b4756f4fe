import { type Fraction, fraction } from '../../money/fraction.ts';
import type { Terms } from '../../rules/supervision/indicator/facts.ts';
import { definitionOf, type Quantity } from '../../rules/supervision/indicator/quantities.ts';
import type { Area } from '../../settle/area.ts';
import { type Period, periodText, type Settlement } from '../../settle/settlement.ts';
import type { Fund } from '../../sheets/tabs/values.ts';
import type { WatchContext } from '../part.ts';
import { type CaseQuantity, type CaseSums, caseSums, unitKey } from './case-sums.ts';
import { type TypedData, typedData } from './typed.ts';

/** Where quantities are looked up. */
export interface Sources {
  readonly area: Area;
  readonly sums: CaseSums;
  readonly typed: TypedData;
  readonly settlement: Settlement;
}

export const sourcesOf = ({
  area,
  digest,
  cases,
  settlement,
}: Pick<WatchContext, 'area' | 'digest' | 'cases' | 'settlement'>): Sources => ({
  area,
  sums: caseSums(area, digest, cases),
  typed: typedData(area),
  settlement,
});

/** Whose quantities: a 醫共體 or an institution by code, or the whole area. */
export type PartyCode = string | undefined;

interface TermsPlace {
  readonly party: PartyCode;
  readonly fund: Fund | undefined;
  readonly period: Period;
}

/** The institutions of a party. */
const unitsOf = ({ institutions, consortia }: Area, party: PartyCode): readonly string[] => {
  if (party !== undefined && !consortia.has(party)) return [unitKey(party)];
  const all = [...institutions.values()];
  const members = party === undefined ? all : all.filter(({ consortium }) => consortium === party);
  return members.map(({ code }) => unitKey(code));
};

export function termsOf(sources: Sources, place: TermsPlace): Terms {
  const { area, typed } = sources;
  const { party, fund, period } = place;
  const month = period.kind === 'month' ? period.month : undefined;
  const inYear = (year: number) => (quantity: Quantity) =>
    typed.quantity(quantity, { party, fund, year, month });
  return {
    months: month === undefined ? 12 : 1,
    now: (quantity) => computed(sources, place, quantity) ?? inYear(period.year)(quantity),
    before: inYear(period.year - 1),
    ofFund: (one) => termsOf(sources, { ...place, fund: one }),
    get consortia() {
      if (party !== undefined) return [];
      return [...area.consortia.keys()].map((code) => termsOf(sources, { ...place, party: code }));
    },
  };
}

/** The terms of the year before as if it were this one: only what was typed, and nothing before it. */
export function termsBefore(sources: Sources, place: TermsPlace): Terms {
  const { before, months } = termsOf(sources, place);
  return {
    months,
    now: before,
    before: () => undefined,
    ofFund: (fund) => termsBefore(sources, { ...place, fund }),
    get consortia() {
      if (place.party !== undefined) return [];
      return [...sources.area.consortia.keys()].map((party) => termsBefore(sources, { ...place, party }));
    },
  };
}

/** What the cases and the settlement give, without what people typed. */
export function computed(
  sources: Sources,
  { party, fund, period }: TermsPlace,
  quantity: Quantity,
): Fraction | undefined {
  const { source } = definitionOf(quantity);
  if (source.kind === 'typed') return undefined;
  if (source.kind === 'pool')
    return party === undefined ? ofPools(sources, quantity, fund, period) : undefined;
  const month = period.kind === 'month' ? period.month : undefined;
  const units = unitsOf(sources.area, party);
  if (quantity === 'leadCases') {
    const leads = new Set([...sources.area.consortia.values()].map(({ lead }) => lead && unitKey(lead)));
    return sources.sums.sum('cases', { units: units.filter((unit) => leads.has(unit)), fund, month });
  }
  return sources.sums.sum(quantity as Exclude<CaseQuantity, 'leadCases'>, { units, fund, month });
}

/** Only the settled period has pools. */
function ofPools({ settlement }: Sources, quantity: Quantity, fund: Fund | undefined, period: Period) {
  const pools = settlement.pools.filter((pool) => fund === undefined || pool.fund === fund);
  if (pools.length === 0 || periodText(settlement.period) !== periodText(period)) return undefined;
  const amounts = pools.map(({ budget, byItemFund, leftPool }) =>
    quantity === 'budget' ? budget : byItemFund + leftPool,
  );
  return fraction(
    amounts.reduce((sum, amount) => sum + amount, 0n),
    100n,
  );
}
