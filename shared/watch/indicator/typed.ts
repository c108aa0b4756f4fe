import { sumOf } from '../../money/common-unit.ts';
import type { Fraction } from '../../money/fraction.ts';
import { MONTHS } from '../../rules/payment/month-budget.ts';
import { definitionOf, QUANTITIES, type Quantity } from '../../rules/supervision/indicator/quantities.ts';
import type { Area } from '../../settle/area.ts';
import { normalise } from '../../sheets/raw.ts';
import type { Fund } from '../../sheets/tabs/values.ts';

/** Whose number, and when: `party` a code of an institution or a 醫共體, omitted of the whole area. */
export interface TypedPlace {
  readonly party: string | undefined;
  readonly fund: Fund | undefined;
  readonly year: number;
  /** `undefined`: the whole year */
  readonly month: string | undefined;
}

/** What people typed into 監測數據. */
export interface TypedData {
  /** The number typed in just this place */
  readonly at: (item: string, place: TypedPlace) => Fraction | undefined;
  /**
   * A quantity, also where it is typed by fund, by member or by month and all of them are there. A sum that lacks a part
   * is no number.
   */
  readonly quantity: (quantity: Quantity, place: TypedPlace) => Fraction | undefined;
}

const FUNDS: readonly Fund[] = ['職工', '居民'];

/** The quantity that a 數據項 names. */
export const quantityOf = (item: string): Quantity | undefined => BY_TITLE.get(normalise(item));

const BY_TITLE: ReadonlyMap<string, Quantity> = new Map(
  Object.entries(QUANTITIES).map(([quantity, { title }]) => [title, quantity as Quantity]),
);

export function typedData({
  tables,
  institutions,
  consortia,
}: Pick<Area, 'tables' | 'institutions' | 'consortia'>): TypedData {
  const keyOf = (item: string, { party, fund, year, month }: TypedPlace) =>
    JSON.stringify([normalise(item), party ?? '', fund ?? '', year, month ?? '']);
  const rows = new Map(
    tables.watchData
      .filter(({ item, value }) => !isMisplacedMinus(item, value))
      .map(({ item, party, fund, year, month, value }) => [
        keyOf(item, { party: party ?? undefined, fund: fund ?? undefined, year, month: month ?? undefined }),
        value,
      ]),
  );
  const items = new Set(tables.watchData.map(({ item }) => quantityOf(item)));
  const at: TypedData['at'] = (item, place) => rows.get(keyOf(item, place));
  const partsOf = (party: string | undefined): readonly string[] => {
    const members = [...institutions.values()].filter(({ consortium }) => consortium === party);
    const codes = members.map(({ code }) => code);
    return party === undefined ? [...consortia.keys(), ...codes] : consortia.has(party) ? codes : [];
  };
  const quantity: TypedData['quantity'] = (wanted, place) => {
    if (!items.has(wanted)) return undefined;
    const own = inTime(at, wanted, place);
    if (own) return own;
    const byFund =
      place.fund === undefined
        ? allOf(FUNDS.map((fund) => inTime(at, wanted, { ...place, fund })))
        : undefined;
    return byFund ?? allOf(partsOf(place.party).map((party) => quantity(wanted, { ...place, party })));
  };
  return { at, quantity };
}

/** A count cannot be negative; the check of the tab has told so, and the row is not used. */
export function isMisplacedMinus(item: string, value: Fraction): boolean {
  const quantity = quantityOf(item);
  return quantity !== undefined && value.n < 0n && !definitionOf(quantity).signed;
}

const allOf = (values: readonly (Fraction | undefined)[]): Fraction | undefined =>
  values.length > 0 && values.every((value) => value !== undefined) ? sumOf(values) : undefined;

/** What was typed for the period itself, or made of the months: a flow of all of them, a stock of the latest. */
function inTime(at: TypedData['at'], quantity: Quantity, place: TypedPlace): Fraction | undefined {
  const { title, stock } = definitionOf(quantity);
  const inMonth = (month: string | undefined) => at(title, { ...place, month });
  const own = inMonth(place.month);
  if (own) return own;
  if (!stock) return place.month === undefined ? allOf(MONTHS.map(inMonth)) : undefined;
  const until = place.month ?? '12';
  const latest = MONTHS.filter((month) => month <= until).map(inMonth);
  return latest.findLast((value) => value !== undefined) ?? inMonth(undefined);
}
