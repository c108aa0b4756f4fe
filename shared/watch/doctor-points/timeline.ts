import type { RuleInForce } from '../../law/rule.ts';
import type { Parameters } from '../../rules/parameters.ts';
import { hundredPoints } from '../../rules/supervision/doctor-points/hundred-points.ts';
import { hundredSuspension } from '../../rules/supervision/doctor-points/hundred-suspension.ts';
import { type End, nationalEnd } from '../../rules/supervision/doctor-points/national-end.ts';
import { nationalPoints } from '../../rules/supervision/doctor-points/national-points.ts';
import {
  nationalSuspension,
  type Suspension,
} from '../../rules/supervision/doctor-points/national-suspension.ts';
import { sortedBy } from '../../settle/methods/sorted.ts';
import { isoDate, yearEnd } from '../../sheets/calendar.ts';
import type { DoctorScheme } from '../../sheets/tabs/doctor-points-tabs.ts';
import type { WatchContext } from '../part.ts';
import { type DoctorEvent, type EventRow, eventsOf } from './ledger.ts';

/** From the least to the gravest; of several on one day the gravest holds. */
export const STATUSES = ['正常', '提醒', '暫停', '終止', '禁止'] as const;
export type DoctorStatus = (typeof STATUSES)[number];

/** A status other than 正常, from its first to its last day; no last day: until the doctor is filed again. */
export interface StatusTerm {
  readonly status: Exclude<DoctorStatus, '正常'>;
  readonly scheme: DoctorScheme;
  readonly from: number;
  readonly to: number | null;
  /** The event that led to it */
  readonly event: DoctorEvent;
  /** Points of the year after that event: added up, or left */
  readonly points: number;
  readonly note: string;
}

/** An event with the points of its year after it: added up in 十二分制, left in 百分制. */
export interface PostedEvent {
  readonly event: DoctorEvent;
  readonly points: number;
}

/** All that the ledger says of one doctor. */
export interface DoctorTimeline {
  readonly posted: readonly PostedEvent[];
  /** By first day */
  readonly terms: readonly StatusTerm[];
}

interface Ledger {
  /** Of one doctor */
  readonly rows: readonly EventRow[];
  readonly params: Parameters;
  readonly use: WatchContext['use'];
}

/** The history of one doctor, in both schemes; `filings` are the days on which the doctor was filed, rising. */
export function timelineOf(ledger: Ledger, filings: readonly number[]): DoctorTimeline {
  const national = nationalTimeline(ledger, filings);
  const hundred = hundredTimeline(ledger);
  return {
    posted: [...national.posted, ...hundred.posted],
    terms: sortedBy(
      [...national.terms, ...hundred.terms],
      ({ from, status, scheme, event }) =>
        `${isoDate(from)} ${STATUSES.indexOf(status)} ${scheme} ${event.number}`,
    ),
  };
}

/** Applies what a rule of points gives for all events, one by one. */
function post<F extends { readonly events: readonly DoctorEvent[] }>(
  rule: RuleInForce<F, readonly number[]>,
  facts: F,
): readonly PostedEvent[] {
  const points = rule.apply(facts);
  return facts.events.map((event, index) => ({ event, points: points[index]! }));
}

function nationalTimeline(ledger: Ledger, filings: readonly number[]): DoctorTimeline {
  const { rows, params } = ledger;
  const scheme = '十二分制';
  const posted = post(ledger.use(nationalPoints), { events: eventsOf(rows, scheme, params) });
  const terms = posted.flatMap(({ event, points: total }): StatusTerm[] => {
    const { date, points, months } = event;
    const of = { scheme, event, points: total } as const;
    const end = ledger.use(nationalEnd).apply({ total, points, date, params });
    if (end) return endTerms(end, of, filings);
    const remind = params['watch.doctor.national.remind'];
    const reminded = total >= remind && total - points < remind;
    const suspended = ledger.use(nationalSuspension).apply({ total, date, months, params });
    return [
      ...(reminded ? [reminder(of, `累計 ${total} 分`)] : []),
      ...(suspended ? [suspendedTerm(suspended, of)] : []),
    ];
  });
  return { posted, terms };
}

type Cause = Pick<StatusTerm, 'scheme' | 'event' | 'points'>;

/** From the event that first came to the limit to the end of the year. */
const reminder = (of: Cause, note: string): StatusTerm => ({
  ...of,
  status: '提醒',
  from: of.event.date,
  to: yearEnd(of.event.date),
  note,
});

function suspendedTerm({ from, to, months, least, most }: Suspension, of: Cause): StatusTerm {
  const term = of.event.months === null ? `決定未寫月數，按下限 ${months} 個月` : `暫停 ${months} 個月`;
  const note = `累計 ${of.points} 分，可暫停 ${least} 至 ${most} 個月，${term}`;
  return { ...of, status: '暫停', from, to, note };
}

/** Barred first; then ended, until the doctor is filed again. */
function endTerms(
  { from, barredTo, years, single }: End,
  of: Cause,
  filings: readonly number[],
): StatusTerm[] {
  const cause = single ? `一次記 ${of.event.points} 分` : `累計 ${of.points} 分`;
  const barred: StatusTerm[] =
    years > 0
      ? [{ ...of, status: '禁止', from, to: barredTo, note: `${cause}，終止；${years} 年內不得再備案` }]
      : [];
  const next = years > 0 ? barredTo + 1 : from;
  // A filing within the bar does not end it; whoever was filed so is normal only after it.
  const back = filings.find((filed) => filed > from);
  const to = back === undefined ? null : back - 1;
  const ended: StatusTerm[] =
    to === null || to >= next
      ? [{ ...of, status: '終止', from: next, to, note: `${cause}，終止後尚未再備案` }]
      : [];
  return [...barred, ...ended];
}

function hundredTimeline(ledger: Ledger): DoctorTimeline {
  const { rows, params } = ledger;
  const scheme = '百分制';
  const events = eventsOf(rows, scheme, params);
  const posted = post(ledger.use(hundredPoints), { events, params });
  const terms = posted.flatMap(({ event, points: left }): StatusTerm[] => {
    const { date, months } = event;
    const of = { scheme, event, points: left } as const;
    const note = `餘 ${left} 分`;
    const remind = params['watch.doctor.hundred.remind'];
    const reminded = left <= remind && left + event.points > remind;
    const term = ledger.use(hundredSuspension).apply({ left, date, months, params });
    return [
      ...(reminded ? [reminder(of, note)] : []),
      ...(term ? [{ ...of, ...term, status: '暫停', note } as const] : []),
    ];
  });
  return { posted, terms };
}

const holds = ({ from, to }: StatusTerm, day: number): boolean => from <= day && (to === null || day <= to);

/** The gravest term that holds on a day, of equal ones that which lasts longest; `undefined`: 正常. */
export function termOn({ terms }: DoctorTimeline, day: number): StatusTerm | undefined {
  const last = ({ to }: StatusTerm) => to ?? Number.POSITIVE_INFINITY;
  return terms
    .filter((term) => holds(term, day))
    .reduce<StatusTerm | undefined>((gravest, term) => {
      if (!gravest) return term;
      const order = STATUSES.indexOf(term.status) - STATUSES.indexOf(gravest.status);
      return order > 0 || (order === 0 && last(term) > last(gravest)) ? term : gravest;
    }, undefined);
}

/** A doctor's status on any day. */
export const statusOn = (timeline: DoctorTimeline, day: number): DoctorStatus =>
  termOn(timeline, day)?.status ?? '正常';

/** Whether fees of that day are not settled. */
export const isStopped = (timeline: DoctorTimeline, day: number): boolean =>
  STATUSES.indexOf(statusOn(timeline, day)) >= STATUSES.indexOf('暫停');
