import { codeHint } from '../../cases/check-case.ts';
import type { FindingCode } from '../../findings/catalogue.ts';
import { finding, type Report } from '../../findings/finding.ts';
import { inForce } from '../../rules/programme.ts';
import { nationalEnd } from '../../rules/supervision/doctor-points/national-end.ts';
import { nationalPoints } from '../../rules/supervision/doctor-points/national-points.ts';
import { nationalSuspension } from '../../rules/supervision/doctor-points/national-suspension.ts';
import type { MethodInput } from '../../settle/methods/method.ts';
import { reportRepeated } from '../../settle/methods/repeated.ts';
import { isoDate, yearOf } from '../../sheets/calendar.ts';
import type { doctorEventsTab } from '../../sheets/tabs/doctor-points-tabs.ts';
import { checkRevocation } from './check-revocation.ts';
import {
  canLast,
  type DoctorRow,
  type EventRow,
  eventsOf,
  mostPoints,
  roster,
  rowsByDoctor,
  schemeOn,
} from './ledger.ts';

type Column = keyof typeof doctorEventsTab.columns;
export type TellEvent = (
  code: FindingCode,
  row: number,
  column: Column,
  values?: Record<string, string | number>,
) => void;

/** What is wrong with the tabs of 醫師記分. Nothing of it touches a payment, so nothing of it stops one. */
export function checkDoctors(input: MethodInput, report: Report): void {
  const { tables, places } = input;
  const tell: TellEvent = (code, row, column, values = {}) =>
    report(finding(code, places.doctorEvents(row, column), values));
  checkRepeated(input, report);
  const known = roster(tables.doctors);
  const rows = rowsByDoctor(tables.doctorEvents);
  for (const row of tables.doctorEvents) {
    if (!known.has(row.doctor)) {
      tell('DOCTOR_UNKNOWN', row.row, 'doctor', { text: row.doctor, hint: codeHint(row.doctor, known) });
    }
    checkEvent(input, row, tell);
    if (row.entry === '撤銷') checkRevocation(rows.get(row.doctor)!, row, tell);
  }
  for (const [doctor, { filings }] of known) {
    checkTerms(input, filings, rows.get(doctor) ?? [], report, tell);
  }
}

function checkRepeated({ tables, places }: MethodInput, report: Report): void {
  reportRepeated(
    tables.doctors,
    ({ doctor, filed }) => [doctor, isoDate(filed)],
    ({ doctor: text, row }, other) =>
      report(finding('DOCTOR_REPEATED', places.doctors(row, 'doctor'), { text, other })),
  );
  reportRepeated(
    tables.doctorEvents,
    ({ number }) => [number],
    ({ number: text, row }, other) =>
      report(finding('DOCTOR_EVENT_REPEATED', places.doctorEvents(row, 'number'), { text, other })),
  );
}

function checkEvent({ params }: MethodInput, row: EventRow, tell: TellEvent): void {
  const { date, scheme, entry, months } = row;
  if (yearOf(date) > params.year) {
    tell('DOCTOR_DATE_AFTER', row.row, 'date', { text: isoDate(date), year: params.year });
  }
  if (!schemeOn(scheme, params)) tell('DOCTOR_SCHEME_OFF', row.row, 'scheme', { text: scheme });
  if (months !== null && !canLast(months)) tell('DOCTOR_MONTHS_IMPOSSIBLE', row.row, 'months', { months });
  if (entry === '記分') checkPoints(row, mostPoints(scheme, params), tell);
}

function checkPoints(row: EventRow, most: number, tell: TellEvent): void {
  const { points, severity, scheme, single } = row;
  if (points === null || points === 0) tell('DOCTOR_POINTS_MISSING', row.row, 'points');
  else if (points > most) tell('DOCTOR_POINTS_ABOVE', row.row, 'points', { points, scheme, most });
  if (scheme === '十二分制' && severity !== null && points !== null && !SCORES[severity].includes(points)) {
    tell('DOCTOR_POINTS_SEVERITY', row.row, 'points', { points, severity });
  }
  if (single && (scheme !== '十二分制' || points !== most)) {
    tell('DOCTOR_POINTS_SINGLE', row.row, 'single', { points: points ?? 0, most });
  }
}

/** What may be scored at once, by the national scheme. */
const SCORES: Readonly<Record<NonNullable<EventRow['severity']>, readonly number[]>> = {
  '1至3分': [1, 2, 3],
  '4至6分': [4, 5, 6],
  '7至9分': [7, 8, 9],
  '10至12分': [10, 11, 12],
};

/** Months that were decided against those allowed, and a filing against the bar. */
function checkTerms(
  { places, params, programme }: MethodInput,
  filings: readonly DoctorRow[],
  rows: readonly EventRow[],
  report: Report,
  tell: TellEvent,
): void {
  const events = eventsOf(rows, '十二分制', params);
  const totals = inForce(programme, nationalPoints).apply({ events });
  events.forEach(({ date, points, months, row: at }, index) => {
    const total = totals[index]!;
    const end = inForce(programme, nationalEnd).apply({ total, points, date, params });
    const suspended = inForce(programme, nationalSuspension).apply({ total, date, months, params });
    const early = filings.filter(({ filed }) => end && filed > end.from && filed <= end.barredTo);
    for (const { filed, row } of early) {
      const values = { filed: isoDate(filed), to: isoDate(end!.barredTo) };
      report(finding('DOCTOR_FILED_WHILE_BARRED', places.doctors(row, 'filed'), values));
    }
    if (months === null) return;
    if (!suspended) tell('DOCTOR_MONTHS_NEEDLESS', at, 'months', { months, total });
    else if (months < suspended.least || months > suspended.most) {
      const { least, most } = suspended;
      tell('DOCTOR_MONTHS', at, 'months', { months, total, least, most });
    }
  });
}
