import { describe, expect, it } from 'vitest';
import { valueAt } from '../../../shared/law/dated.ts';
import { ruleInForce } from '../../../shared/law/rule.ts';
import { schemeById } from '../../../shared/regions/index.ts';
import type { SchemeKey } from '../../../shared/rules/parameters.ts';
import { hundredPoints } from '../../../shared/rules/supervision/doctor-points/hundred-points.ts';
import { hundredSuspension } from '../../../shared/rules/supervision/doctor-points/hundred-suspension.ts';
import { nationalEnd } from '../../../shared/rules/supervision/doctor-points/national-end.ts';
import { nationalPoints } from '../../../shared/rules/supervision/doctor-points/national-points.ts';
import { nationalSuspension } from '../../../shared/rules/supervision/doctor-points/national-suspension.ts';
import { suspensionSteps } from '../../../shared/rules/supervision/doctor-points/suspension-steps.ts';
import { unsettledCase } from '../../../shared/rules/supervision/doctor-points/unsettled.ts';
import { dayNumber, isoDate } from '../../../shared/sheets/calendar.ts';
import { type Own, paramsOf } from '../scheme-facts.ts';

const DAY = '2025-12-31';
const params = (own: Own = {}) => paramsOf('zhejiang-2019', own);
const day = (text: string): number => {
  const [year, month, date] = text.split('-').map(Number) as [number, number, number];
  return dayNumber(year, month, date)!;
};
const scored = (events: readonly (readonly [string, number])[]) =>
  events.map(([date, points]) => ({ date: day(date), points }));

/** rulebook-evidence.md §17, NQ: from 9 on suspended 1–6 months, at 12 ended; cleared every year. */
describe('十二分制', () => {
  const totals = (...events: (readonly [string, number])[]) =>
    ruleInForce(nationalPoints, DAY)!.apply({ events: scored(events) });

  it('adds up within a year and begins anew with the next', () => {
    expect(totals()).toEqual([]);
    expect(totals(['2025-01-01', 3], ['2025-06-30', 5], ['2025-12-31', 1])).toEqual([3, 8, 9]);
    expect(totals(['2025-12-31', 8], ['2026-01-01', 8])).toEqual([8, 8]);
  });

  const suspension = (total: number, date: string, months: number | null = null, own: Own = {}) => {
    const found = ruleInForce(nationalSuspension, DAY)!.apply({
      total,
      date: day(date),
      months,
      params: params(own),
    });
    return found && `${isoDate(found.from)}–${isoDate(found.to)} ${found.least}–${found.most}`;
  };

  it.each([
    [8, undefined],
    [9, '2025-03-15–2025-04-15 1–2'],
    [10, '2025-03-15–2025-05-15 2–4'],
    [11, '2025-03-15–2025-07-15 4–6'],
    [12, undefined],
    [13, undefined],
  ])('累計 %s 分：%s', (total, expected) => {
    expect(suspension(total, '2025-03-15')).toBe(expected);
  });

  it.each([
    ['2025-01-31', 1, '2025-01-31–2025-02-28 1–2'],
    ['2024-01-31', 1, '2024-01-31–2024-02-29 1–2'],
    ['2025-01-28', 1, '2025-01-28–2025-02-28 1–2'],
    ['2025-01-29', 1, '2025-01-29–2025-02-28 1–2'],
    ['2025-08-31', 6, '2025-08-31–2026-02-28 1–2'],
    ['2025-12-31', 2, '2025-12-31–2026-02-28 1–2'],
    ['2025-12-31', null, '2025-12-31–2026-01-31 1–2'],
    ['2025-02-28', 1, '2025-02-28–2025-03-28 1–2'],
  ])('自 %s 暫停 %s 個月：%s', (date, months, expected) => {
    expect(suspension(9, date, months)).toBe(expected);
  });

  it('takes the limits from the settings', () => {
    const own = { 'watch.doctor.national.suspend': '6', 'watch.doctor.national.months': '6:3:3' };
    expect(suspension(6, '2025-03-15', null, own)).toBe('2025-03-15–2025-06-15 3–3');
    // Below the first step of the table: one to six months, as the opinion has it.
    const late = { 'watch.doctor.national.months': '10:2:4' };
    expect(suspension(9, '2025-03-15', null, late)).toBe('2025-03-15–2025-04-15 1–6');
  });

  const end = (total: number, points: number, date: string) => {
    const found = ruleInForce(nationalEnd, DAY)!.apply({ total, points, date: day(date), params: params() });
    return found && `${isoDate(found.barredTo)} ${found.years}${found.single ? ' single' : ''}`;
  };

  it.each([
    [11, 11, '2025-05-06', undefined],
    [12, 3, '2025-05-06', '2026-05-06 1'],
    [12, 11, '2025-05-06', '2026-05-06 1'],
    [12, 12, '2025-05-06', '2028-05-06 3 single'],
    [20, 12, '2025-05-06', '2028-05-06 3 single'],
    [14, 2, '2025-12-31', '2026-12-31 1'],
    [12, 4, '2024-02-29', '2025-02-28 1'],
  ])('累計 %s 分、本次 %s 分、%s：%s', (total, points, date, expected) => {
    expect(end(total, points, date)).toBe(expected);
  });
});

/** sources/04, 二（三）: 「基礎分100分，違規扣分，扣至60分暫停醫保處方權」. */
describe('百分制', () => {
  const left = (...events: (readonly [string, number])[]) =>
    ruleInForce(hundredPoints, DAY)!.apply({ events: scored(events), params: params() });

  it('takes away from 100 within a year and begins anew with the next', () => {
    expect(left(['2025-02-01', 39], ['2025-03-01', 1])).toEqual([61, 60]);
    expect(left(['2025-12-31', 30], ['2026-01-01', 30])).toEqual([70, 70]);
    expect(left(['2025-02-01', 90], ['2025-03-01', 30])).toEqual([10, -20]);
  });

  const suspension = (points: number, months: number | null = null) => {
    const facts = { left: points, date: day('2025-03-15'), months, params: params() };
    const found = ruleInForce(hundredSuspension, DAY)!.apply(facts);
    return found && `${isoDate(found.from)}–${isoDate(found.to!)}`;
  };

  it.each([
    [61, null, undefined],
    [60, null, '2025-03-15–2025-12-31'],
    [59, null, '2025-03-15–2025-12-31'],
    [-20, null, '2025-03-15–2025-12-31'],
    [60, 1, '2025-03-15–2025-04-15'],
    [60, 12, '2025-03-15–2026-03-15'],
  ])('餘 %s 分、決定 %s 個月：%s', (points, months, expected) => {
    expect(suspension(points, months)).toBe(expected);
  });
});

describe('停止期間的病例', () => {
  it.each([
    [5, 0, false, undefined],
    [5, 1, false, '部分'],
    [5, 4, undefined, '部分'],
    [5, 5, false, '全程'],
    [5, 5, undefined, '全程'],
    [5, 5, true, '急診除外'],
    [5, 1, true, '急診除外'],
    [5, 0, true, undefined],
  ] as const)('住院 %s 天、停止 %s 天、急診 %s：%s', (days, stopped, emergency, expected) => {
    expect(ruleInForce(unsettledCase, DAY)!.apply({ days, stopped, emergency })).toBe(expected);
  });
});

describe('暫停月數的分檔', () => {
  const kind = suspensionSteps('');

  it('reads what it writes', () => {
    const text = '9:1:2,10:2:4,11:4:6';
    expect(kind.write(kind.read(text)!)).toBe(text);
    expect(kind.read('9:1:2')).toEqual([{ points: 9, least: 1, most: 2 }]);
  });

  it.each(['', '9', '9:1', '9:2:1', '9:0:2', '10:1:2,9:2:4', '9:1:2,9:2:4', '9:1:2,', 'x:1:2', '9:1:2:3'])(
    'refuses «%s»',
    (text) => {
      expect(kind.read(text)).toBeUndefined();
    },
  );
});

describe('the limits', () => {
  const at = (key: SchemeKey, lawDate: string) => {
    const history = schemeById('zhejiang-2025')!.parameters[key];
    const { value, cite } = valueAt(key, history, { lawDate, knownAt: '2026-12-31' });
    return [value, cite.instrument, cite.grade];
  };

  it('are the national opinion’s, told at second hand, from its month on', () => {
    expect(at('watch.doctor.national.suspend', '2025-01-01')).toEqual(['9', 'NQ', '轉述']);
    expect(at('watch.doctor.national.end', '2025-01-01')).toEqual(['12', 'NQ', '轉述']);
    expect(at('watch.doctor.national.bar', '2025-01-01')).toEqual(['1', 'NQ', '轉述']);
    expect(at('watch.doctor.national.barSingle', '2025-01-01')).toEqual(['3', 'NQ', '轉述']);
    expect(at('watch.doctor.national.months', '2025-01-01')).toEqual(['9:1:2,10:2:4,11:4:6', 'NQ', '待核']);
  });

  it('are the lecture’s, confirmed by nobody', () => {
    expect(at('watch.doctor.hundred.base', '2025-01-01')).toEqual(['100', 'FG', '待核']);
    expect(at('watch.doctor.hundred.suspend', '2025-01-01')).toEqual(['60', 'FG', '待核']);
  });
});

it('the opinion was borrowed before its month', () => {
  const history = schemeById('zhejiang-2019')!.parameters['watch.doctor.national.suspend'];
  const graded = (lawDate: string) => valueAt('', history, { lawDate, knownAt: '2026-12-31' }).cite.grade;
  expect([graded('2024-08-31'), graded('2024-09-01')]).toEqual(['待核', '轉述']);
});
