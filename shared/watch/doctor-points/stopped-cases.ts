import { type Fen, sumFen } from '../../money/fen.ts';
import { type Effect, unsettledCase } from '../../rules/supervision/doctor-points/unsettled.ts';
import { periodText } from '../../settle/settlement.ts';
import { isoDate, monthOf } from '../../sheets/calendar.ts';
import type { DoctorCase } from '../case-watch.ts';
import type { Flag } from '../flag.ts';
import type { WatchContext } from '../part.ts';
import { type DoctorTimeline, isStopped } from './timeline.ts';

/** A case of the period that lies, wholly or in part, where its doctor was stopped. */
export interface StoppedCase {
  readonly stay: DoctorCase;
  readonly days: number;
  readonly stopped: number;
  readonly effect: Effect;
}

/** The cases of one doctor in one institution that are put before a person. */
export interface StoppedSum {
  readonly institution: string;
  readonly doctor: string;
  readonly cases: number;
  readonly fundPaid: Fen;
  /** Left out as emergencies */
  readonly exempt: number;
  /** Of `cases`: not known whether emergencies */
  readonly unknown: number;
}

export function stoppedCases(
  { cases, period, use }: WatchContext,
  timelines: ReadonlyMap<string, DoctorTimeline>,
): readonly StoppedCase[] {
  const text = periodText(period);
  const rule = use(unsettledCase);
  return (cases.doctorCases ?? []).flatMap((stay) => {
    const timeline = timelines.get(stay.doctor);
    if (!timeline || !isoDate(stay.discharge).startsWith(text)) return [];
    const { days, stopped } = stayDays(stay, timeline);
    const effect = rule.apply({ days, stopped, emergency: stay.emergency });
    return effect ? [{ stay, days, stopped, effect }] : [];
  });
}

/** From the day of admission to that of discharge, both counted. */
function stayDays({ admission, discharge }: DoctorCase, timeline: DoctorTimeline) {
  let [days, stopped] = [0, 0];
  for (let day = admission; day <= discharge; day++) {
    days += 1;
    stopped += isStopped(timeline, day) ? 1 : 0;
  }
  return { days, stopped };
}

export const isExempt = ({ effect }: StoppedCase): boolean => effect === '急診除外';

export function stoppedSums(found: readonly StoppedCase[]): readonly StoppedSum[] {
  const groups = new Map<string, StoppedCase[]>();
  for (const one of found) {
    const key = `${one.stay.institution}\u0000${one.stay.doctor}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, own]) => sumOf(own));
}

function sumOf(own: readonly StoppedCase[]): StoppedSum {
  const { institution, doctor } = own[0]!.stay;
  const asked = own.filter((one) => !isExempt(one));
  return {
    institution,
    doctor,
    cases: asked.length,
    fundPaid: sumFen(asked.map(({ stay }) => stay.fundPaid)),
    exempt: own.length - asked.length,
    unknown: asked.filter(({ stay }) => stay.emergency === undefined).length,
  };
}

export const stoppedFlags = (found: readonly StoppedCase[]): readonly Flag[] =>
  found
    .filter((one) => !isExempt(one))
    .map(({ stay, days, stopped }) => ({
      rule: unsettledCase.id,
      subject: { kind: 'case', case: stay.case },
      institution: stay.institution,
      doctor: stay.doctor,
      month: monthOf(stay.discharge),
      value: `住院 ${days} 天，醫師停止 ${stopped} 天`,
      threshold: '停止期間的費用不予結算，急診除外',
      amount: stay.fundPaid,
      ...(stay.row !== undefined && { row: stay.row }),
    }));
