import type { Parameters } from '../../rules/parameters.ts';
import { sortedBy } from '../../settle/methods/sorted.ts';
import { isoDate } from '../../sheets/calendar.ts';
import type { DoctorScheme } from '../../sheets/tabs/doctor-points-tabs.ts';
import type { Tables } from '../../sheets/tabs/settlement-tabs.ts';

export type EventRow = Tables['doctorEvents'][number];
export type DoctorRow = Tables['doctors'][number];

/** An event that scores. */
export interface DoctorEvent extends EventRow {
  readonly points: number;
}

/** What may be scored at once, by scheme. */
export const mostPoints = (scheme: DoctorScheme, params: Parameters): number =>
  scheme === '十二分制' ? params['watch.doctor.national.end'] : params['watch.doctor.hundred.base'];

/** Whether the area keeps a scheme. */
export const schemeOn = (scheme: DoctorScheme, params: Parameters): boolean => {
  const kept = params['watch.doctor.scheme'];
  return kept === 'both' || kept === (scheme === '十二分制' ? 'national' : 'hundred');
};

/** A doctor as filed last, and all filings, the first one first. */
export interface Filed {
  readonly row: DoctorRow;
  readonly filings: readonly DoctorRow[];
}

/** Doctors by code; of several rows of one day that of the smallest institution comes last. */
export function roster(doctors: Tables['doctors']): ReadonlyMap<string, Filed> {
  const byDoctor = Map.groupBy(
    [...doctors].sort((a, b) => a.filed - b.filed || (a.institution > b.institution ? -1 : 1)),
    ({ doctor }) => doctor,
  );
  const filed = [...byDoctor].map(([doctor, filings]) => ({ doctor, row: filings.at(-1)!, filings }));
  return new Map(sortedBy(filed, ({ doctor }) => doctor).map(({ doctor, ...of }) => [doctor, of]));
}

/** The rows of every doctor whom the ledger names. */
export function rowsByDoctor(events: Tables['doctorEvents']): ReadonlyMap<string, readonly EventRow[]> {
  const rows = new Map<string, EventRow[]>();
  for (const row of events) {
    const own = rows.get(row.doctor);
    if (own) own.push(row);
    else rows.set(row.doctor, [row]);
  }
  return rows;
}

/** The event that a revocation takes back, of one doctor's rows. */
export const revokedBy = (rows: readonly EventRow[], { corrects }: EventRow): EventRow | undefined =>
  rows.find(({ entry, number }) => entry === '記分' && number === corrects);

/** Whether a suspension can have been decided for so many months. */
export const canLast = (months: number | null): boolean => months !== null && months >= 1 && months <= 120;

/** An event whose points can be counted. */
const scores = (row: EventRow, params: Parameters): row is DoctorEvent =>
  row.entry === '記分' &&
  row.points !== null &&
  row.points >= 1 &&
  row.points <= mostPoints(row.scheme, params) &&
  schemeOn(row.scheme, params);

/**
 * What counts in a scheme, of one doctor's rows: by day, of one day by number, so that no order of rows shows. What was
 * revoked never counted, on whatever day one looks.
 */
export function eventsOf(
  rows: readonly EventRow[],
  scheme: DoctorScheme,
  params: Parameters,
): readonly DoctorEvent[] {
  const revoked = new Set(
    rows.filter(({ entry }) => entry === '撤銷').flatMap((row) => revokedBy(rows, row)?.number ?? []),
  );
  const counted = rows
    .filter((row) => row.scheme === scheme && !revoked.has(row.number))
    .filter((row): row is DoctorEvent => scores(row, params));
  return sortedBy(
    counted.map((row) => ({ ...row, months: canLast(row.months) ? row.months : null })),
    ({ date, number }) => `${isoDate(date)} ${number}`,
  );
}
