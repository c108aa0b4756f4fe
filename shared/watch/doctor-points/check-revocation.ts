import { isoDate } from '../../sheets/calendar.ts';
import type { TellEvent } from './check.ts';
import { type EventRow, revokedBy } from './ledger.ts';

/** A revocation takes back one event of the same doctor, once, and scores nothing itself. */
export function checkRevocation(rows: readonly EventRow[], row: EventRow, tell: TellEvent): void {
  if (row.points !== null && row.points > 0) tell('DOCTOR_REVOCATION_POINTS', row.row, 'points');
  const event = revokedBy(rows, row);
  if (!event) {
    tell('DOCTOR_REVOKES_NOTHING', row.row, 'corrects', { text: row.corrects ?? '', doctor: row.doctor });
    return;
  }
  if (row.date < event.date) {
    const values = { text: isoDate(row.date), event: isoDate(event.date) };
    tell('DOCTOR_REVOKED_BEFORE', row.row, 'date', values);
  }
  const first = rows.find(({ entry, corrects }) => entry === '撤銷' && corrects === row.corrects)!;
  if (first.row !== row.row) {
    tell('DOCTOR_REVOKED_TWICE', row.row, 'corrects', { text: event.number, other: first.row });
  }
}
