import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleInForce } from '../../../shared/law/rule.ts';
import type { Parameters } from '../../../shared/rules/parameters.ts';
import { dayNumber, isoDate, monthsLater, yearEnd, yearOf } from '../../../shared/sheets/calendar.ts';
import type { EventRow } from '../../../shared/watch/doctor-points/ledger.ts';
import {
  isStopped,
  STATUSES,
  statusOn,
  termOn,
  timelineOf,
} from '../../../shared/watch/doctor-points/timeline.ts';
import type { WatchContext } from '../../../shared/watch/part.ts';
import { paramsOf } from '../../rules/scheme-facts.ts';

const FIRST = dayNumber(2022, 1, 1)!;
const LAST = dayNumber(2027, 12, 31)!;
const params = paramsOf('zhejiang-2019') as Parameters;
const use: WatchContext['use'] = (rule) => ruleInForce(rule, '2025-12-31')!;
const timeline = (rows: readonly EventRow[], ...filings: number[]) =>
  timelineOf({ rows, params, use }, filings);

const anyDay = fc.integer({ min: FIRST, max: LAST });
const draft = fc.record({
  scheme: fc.constantFrom('十二分制', '百分制'),
  date: fc.integer({ min: FIRST, max: dayNumber(2025, 12, 31)! }),
  points: fc.constantFrom(1, 2, 3, 4, 6, 8, 9, 11, 12),
  months: fc.constantFrom(null, null, 1, 2, 6),
});
const rowsOf = (drafts: readonly (typeof draft extends fc.Arbitrary<infer T> ? T : never)[]): EventRow[] =>
  drafts.map((one, index) => ({
    ...one,
    row: index + 2,
    number: `N${String(index).padStart(3, '0')}`,
    entry: '記分',
    corrects: null,
    doctor: 'D1',
    institution: 'H1',
    severity: null,
    single: false,
    responsibility: null,
    reason: '',
    document: null,
  }));
const rows = fc.array(draft, { maxLength: 12 }).map(rowsOf);

describe('any ledger', () => {
  it('says the same of any day in any order of rows', () => {
    fc.assert(
      fc.property(rows, fc.nat(11), anyDay, (events, turn, day) => {
        const turned = [...events.slice(turn), ...events.slice(0, turn)].reverse();
        expect(timeline(turned)).toEqual(timeline(events));
        expect(statusOn(timeline(turned), day)).toBe(statusOn(timeline(events), day));
      }),
    );
  });

  it('is not changed on a day by what happened later', () => {
    fc.assert(
      fc.property(rows, anyDay, (events, day) => {
        const known = events.filter(({ date }) => date <= day);
        expect(statusOn(timeline(known), day)).toBe(statusOn(timeline(events), day));
      }),
    );
  });

  it('never grows milder by one more event', () => {
    fc.assert(
      fc.property(rows, draft, anyDay, (events, more, day) => {
        const grave = (all: readonly EventRow[]) => STATUSES.indexOf(statusOn(timeline(all), day));
        // Months as decided may be fewer for the graver event; the least ones of the table never are.
        const least = (all: readonly EventRow[]) => all.map((event) => ({ ...event, months: null }));
        const added = rowsOf([more]).map((event) => ({ ...event, number: 'N999' }));
        expect(grave(least([...events, ...added]))).toBeGreaterThanOrEqual(grave(least(events)));
      }),
    );
  });

  it('takes a revoked event for one that never was', () => {
    fc.assert(
      fc.property(rows, fc.nat(11), anyDay, (events, pick, revokedOn) => {
        fc.pre(events.length > 0);
        const event = events[pick % events.length]!;
        const revocation: EventRow = {
          ...event,
          number: 'R',
          entry: '撤銷',
          corrects: event.number,
          points: null,
          date: revokedOn,
        };
        expect(timeline([...events, revocation])).toEqual(timeline(events.filter((one) => one !== event)));
      }),
    );
  });

  it('adds up each year by itself', () => {
    fc.assert(
      fc.property(rows, (events) => {
        const { posted } = timeline(events);
        for (const year of [2022, 2023, 2024, 2025]) {
          const of = (scheme: string) =>
            posted.filter(({ event }) => event.scheme === scheme && yearOf(event.date) === year);
          const sum = (scheme: string) => of(scheme).reduce((total, { event }) => total + event.points, 0);
          expect(of('十二分制').at(-1)?.points ?? 0).toBe(sum('十二分制'));
          expect(of('百分制').at(-1)?.points ?? 100).toBe(100 - sum('百分制'));
        }
      }),
    );
  });

  it('has a term for every day that is not 正常, and stops only where one says so', () => {
    fc.assert(
      fc.property(rows, anyDay, fc.integer({ min: FIRST, max: LAST }), (events, day, filed) => {
        const own = timeline(events, filed);
        const term = termOn(own, day);
        expect(statusOn(own, day)).toBe(term?.status ?? '正常');
        expect(isStopped(own, day)).toBe(term !== undefined && term.status !== '提醒');
        for (const { from, to } of own.terms) expect(to === null || to >= from).toBe(true);
      }),
    );
  });
});

describe('months', () => {
  it('end on the day of the same number, or on the last of a shorter month', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 40 }), (day, months) => {
        const later = isoDate(monthsLater(day, months));
        const [year, month] = isoDate(day).split('-').map(Number) as [number, number];
        const count = year * 12 + month - 1 + months;
        const start = `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
        expect(later.slice(0, 7)).toBe(start);
        const sameDay = later.slice(8) === isoDate(day).slice(8);
        const lastDay = isoDate(monthsLater(day, months) + 1).slice(8) === '01';
        expect(sameDay || (lastDay && later.slice(8) < isoDate(day).slice(8))).toBe(true);
      }),
    );
  });

  it('of a year end on its last day', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(isoDate(yearEnd(day))).toBe(`${yearOf(day)}-12-31`);
      }),
    );
  });
});
