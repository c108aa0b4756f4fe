import { finding } from '../../findings/finding.ts';
import { formatYuan } from '../../money/fen.ts';
import { dayNumber, monthsLater } from '../../sheets/calendar.ts';
import { checkDoctors } from '../doctor-points/check.ts';
import { roster, rowsByDoctor } from '../doctor-points/ledger.ts';
import { type DoctorLine, doctorSheet } from '../doctor-points/sheet.ts';
import { type StoppedCase, stoppedCases, stoppedFlags, stoppedSums } from '../doctor-points/stopped-cases.ts';
import { timelineOf } from '../doctor-points/timeline.ts';
import { monthsToDate } from '../months.ts';
import type { WatchContext, WatchPart } from '../part.ts';

/** 醫師記分：兩種辦法的流水、賬戶與狀態，以及停止期間的病例。 */
export const doctorPointsPart: WatchPart = {
  step: 'doctorPoints',
  title: '醫師記分',
  check: checkDoctors,
  watch: (context) => {
    const lines = doctorLines(context);
    const timelines = new Map(lines.map(({ row, timeline }) => [row.doctor, timeline]));
    const stopped = stoppedCases(context, timelines);
    tell(context, stopped);
    return {
      flags: stoppedFlags(stopped),
      sheets: doctorSheet(context.area, lines, stopped, endOf(context)),
    };
  },
};

/** Every doctor of the roster, by code. */
const doctorLines = ({ area, use }: WatchContext): readonly DoctorLine[] => {
  const { tables, params } = area;
  const rows = rowsByDoctor(tables.doctorEvents);
  return [...roster(tables.doctors)].map(([doctor, { row, filings }]) => {
    const days = filings.map(({ filed }) => filed);
    return { row, timeline: timelineOf({ rows: rows.get(doctor) ?? [], params, use }, days) };
  });
};

/** The last day of the period. */
const endOf = ({ period }: WatchContext): number =>
  monthsLater(dayNumber(period.year, 1, 1)!, monthsToDate(period).length) - 1;

function tell({ area, report }: WatchContext, stopped: readonly StoppedCase[]): void {
  for (const { institution, doctor, cases, fundPaid } of stoppedSums(stopped)) {
    if (cases === 0) continue;
    const row = area.tables.doctorEvents.find((event) => event.doctor === doctor)?.row;
    const values = { text: doctor, institution, cases, amount: formatYuan(fundPaid) };
    report(finding('DOCTOR_STOPPED_CASES', area.places.doctorEvents(row, 'doctor'), values));
  }
}
