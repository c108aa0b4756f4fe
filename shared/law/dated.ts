import { type Citation, covers, type IsoDate, type Window } from './instrument.ts';

/** One value of a parameter, for as long as it was law and since it was known here. */
export interface DatedValue<T> extends Window {
  readonly value: T;
  readonly cite: Citation;
  /** Why this reading was taken where the text is silent or ambiguous. */
  readonly interpretation?: string;
  /** When someone last held the value against its source. */
  readonly checkedOn: IsoDate;
  /** Unknown to this program before this date; omitted: known from the start. */
  readonly knownFrom?: IsoDate;
}

/** The two clocks of a run: the date whose law applies, and the date whose knowledge applies. */
export interface Clocks {
  readonly lawDate: IsoDate;
  readonly knownAt: IsoDate;
}

/** The clocks as a run asks for them; without a law date, that of the last day of the settlement year. */
export interface AskedClocks {
  readonly lawDate?: IsoDate;
  readonly knownAt: IsoDate;
}

/**
 * The one value in force. None, or more than one, is a fault in the region's data and names the candidates.
 *
 * @throws RangeError
 */
export function valueAt<T>(name: string, history: readonly DatedValue<T>[], clocks: Clocks): DatedValue<T> {
  const known = history.filter(
    (entry) =>
      covers(entry, clocks.lawDate) && (entry.knownFrom === undefined || entry.knownFrom <= clocks.knownAt),
  );
  const [only, other] = known;
  if (only && !other) return only;
  const windows = (known.length ? known : history)
    .map((entry) => `${entry.from}–${entry.to ?? ''}`)
    .join(', ');
  throw new RangeError(
    `${name}: ${known.length || 'no'} values in force on ${clocks.lawDate}, known at ${clocks.knownAt} (${windows})`,
  );
}
