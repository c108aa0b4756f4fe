import { describe, expect, it } from 'vitest';
import { yuan } from '../../../shared/money/fen.ts';
import { dayNumber } from '../../../shared/sheets/calendar.ts';
import type { CaseWatch, DoctorCase } from '../../../shared/watch/case-watch.ts';
import { namedDoctors } from '../../../shared/watch/doctor-points/named-doctors.ts';
import { doctorPointsPart } from '../../../shared/watch/parts/doctor-points.ts';
import { settleTabs, type Tabs } from '../../methods/workbook.ts';
import { COUNTY, SETTINGS } from '../volume-flag/county.ts';
import { watchedPart } from '../watched-part.ts';

const DOCTORS = ['醫師', '姓名', '機構', '科室', '備案日期'];
const EVENTS = [
  '編號',
  '類型',
  '撤銷編號',
  '記分辦法',
  '醫師',
  '機構',
  '日期',
  '分值',
  '一次性情形',
  '暫停月數',
  '情形',
  '文號',
];

const scored = (number: string, doctor: string, date: string, points: string, months = ''): string[] => [
  number,
  '記分',
  '',
  '十二分制',
  doctor,
  'H1',
  date,
  points,
  '',
  months,
  '某情形',
  '記〔2025〕1號',
];
const deducted = (...row: Parameters<typeof scored>): string[] => scored(...row).with(3, '百分制');
const revoked = (number: string, corrects: string, doctor: string, date: string): string[] =>
  scored(number, doctor, date, '').with(1, '撤銷').with(2, corrects);

const ROSTER = [
  ['D1', '甲', 'H1', '內科', '2020-01-01'],
  ['D2', '', 'H2', '', '2020-01-01'],
];

/** A case a month, so that every month can be settled. */
const [CASE_HEADER, CASE] = COUNTY['病例']!;
const CASES = Array.from({ length: 12 }, (_, index) => {
  const month = String(index + 1).padStart(2, '0');
  return CASE!.map((cell) => cell.replaceAll('-01-', `-${month}-`));
});

const ledger = (events: readonly string[][], doctors: readonly string[][] = ROSTER): Tabs => ({
  ...COUNTY,
  病例: [CASE_HEADER!, ...CASES],
  醫師名冊: [DOCTORS, ...doctors],
  醫師記分: [EVENTS, ...events],
});

const watched = (tabs: Tabs, period = '2025', options: Parameters<typeof watchedPart>[3] = {}) =>
  watchedPart(doctorPointsPart, tabs, period, { ...options, params: { ...SETTINGS, ...options?.params } });

/** `九分 100 暫停 2025-03-15 2025-04-15` of D1. */
const accountOf = async (events: readonly string[][], period = '2025', doctors = ROSTER) => {
  const { rows } = await watched(ledger(events, doctors), period);
  const [row] = rows('accounts').filter(({ doctor }) => doctor === 'D1');
  const { national, hundred, status, from, to } = row!;
  return [national, hundred, status, from, to].filter(Boolean).join(' ');
};

describe('狀態', () => {
  it('is 正常 without an event, and 提醒 from the second band on', async () => {
    expect(await accountOf([])).toBe('0 100 正常');
    expect(await accountOf([scored('1', 'D1', '2025-03-15', '3')])).toBe('3 100 正常');
    expect(await accountOf([scored('1', 'D1', '2025-03-15', '4')])).toBe('4 100 提醒 2025-03-15 2025-12-31');
    expect(await accountOf([scored('1', 'D1', '2025-03-15', '8')])).toBe('8 100 提醒 2025-03-15 2025-12-31');
  });

  it('is 暫停 at nine points for the months decided, then 提醒 again', async () => {
    const events = [scored('1', 'D1', '2025-03-15', '9', '2')];
    expect(await accountOf(events, '2025-02')).toBe('0 100 正常');
    expect(await accountOf(events, '2025-03')).toBe('9 100 暫停 2025-03-15 2025-05-15');
    expect(await accountOf(events, '2025-04')).toBe('9 100 暫停 2025-03-15 2025-05-15');
    expect(await accountOf(events, '2025-05')).toBe('9 100 提醒 2025-03-15 2025-12-31');
  });

  it('lasts to the last day of a February where the month has no such day', async () => {
    const events = [scored('1', 'D1', '2025-01-31', '9', '1')];
    expect(await accountOf(events, '2025-02')).toBe('9 100 暫停 2025-01-31 2025-02-28');
    expect(await accountOf(events, '2025-03')).toBe('9 100 提醒 2025-01-31 2025-12-31');
  });

  it('counts what adds up to eleven and twelve in one year, and not over the turn of it', async () => {
    const eleven = [scored('1', 'D1', '2025-03-15', '8'), scored('2', 'D1', '2025-10-10', '3')];
    expect(await accountOf(eleven)).toBe('11 100 暫停 2025-10-10 2026-02-10');
    const twelve = [...eleven, scored('3', 'D1', '2025-12-31', '1')];
    expect(await accountOf(twelve)).toBe('12 100 禁止 2025-12-31 2026-12-31');
    const turned = [scored('1', 'D1', '2024-12-31', '8'), scored('2', 'D1', '2025-01-01', '3')];
    expect(await accountOf(turned)).toBe('3 100 正常');
  });

  it('runs on over the turn of the year, though the points begin anew', async () => {
    const events = [scored('1', 'D1', '2024-12-31', '11', '6')];
    expect(await accountOf(events, '2025-05')).toBe('0 100 暫停 2024-12-31 2025-06-30');
    expect(await accountOf(events, '2025-06')).toBe('0 100 暫停 2024-12-31 2025-06-30');
    expect(await accountOf(events, '2025-07')).toBe('0 100 正常');
  });

  it('bars three years for twelve at once, one year for twelve added up', async () => {
    const once = [scored('1', 'D1', '2022-01-31', '12')];
    expect(await accountOf(once, '2025-01')).toBe('0 100 禁止 2022-01-31 2025-01-31');
    expect(await accountOf(once, '2025-02')).toBe('0 100 終止 2025-02-01 再備案以前');
    const added = [scored('1', 'D1', '2024-01-31', '11'), scored('2', 'D1', '2024-02-01', '1')];
    expect(await accountOf(added, '2025-01')).toBe('0 100 禁止 2024-02-01 2025-02-01');
    expect(await accountOf(added, '2025-02')).toBe('0 100 終止 2025-02-02 再備案以前');
  });

  it('is 正常 again from the day of a new filing, but not within the bar', async () => {
    const once = [scored('1', 'D1', '2022-01-31', '12')];
    const filed = (date: string) => [['D1', '', 'H1', '', date]];
    expect(await accountOf(once, '2025-02', filed('2025-02-28'))).toBe('0 100 正常');
    expect(await accountOf(once, '2025-02', filed('2025-03-01'))).toBe('0 100 終止 2025-02-01 2025-02-28');
    expect(await accountOf(once, '2025-01', filed('2024-06-01'))).toBe('0 100 禁止 2022-01-31 2025-01-31');
    expect(await accountOf(once, '2025-02', filed('2024-06-01'))).toBe('0 100 正常');
  });

  it('knows every filing: whoever was filed again and ended again was 正常 between', async () => {
    const twice = [scored('1', 'D1', '2022-01-31', '12'), scored('2', 'D1', '2025-09-01', '12')];
    const filings = [
      ['D1', '', 'H1', '', '2025-02-15'],
      ['D1', '', 'H1', '', '2020-01-01'],
    ];
    expect(await accountOf(twice, '2025-01', filings)).toBe('0 100 禁止 2022-01-31 2025-01-31');
    expect(await accountOf(twice, '2025-02', filings)).toBe('0 100 正常');
    expect(await accountOf(twice, '2025-12', filings)).toBe('12 100 禁止 2025-09-01 2028-09-01');
  });

  it('forgets an event that was revoked, from its beginning, and leaves both in the ledger', async () => {
    const events = [
      scored('1', 'D1', '2025-03-15', '9', '2'),
      scored('2', 'D1', '2025-04-15', '3'),
      revoked('3', '1', 'D1', '2025-06-01'),
    ];
    expect(await accountOf(events, '2025-03')).toBe('0 100 正常');
    expect(await accountOf(events)).toBe('3 100 正常');
    const { rows } = await watched(ledger(events));
    expect(rows('events').map(({ number, points, after }) => [number, points, after])).toEqual([
      ['2', '3', '3'],
    ]);
  });

  it('is the same for any order of rows', async () => {
    const events = [
      scored('1', 'D1', '2025-03-15', '5'),
      scored('2', 'D1', '2025-03-15', '4'),
      deducted('3', 'D1', '2025-02-01', '45'),
      scored('4', 'D2', '2025-03-15', '12'),
    ];
    const [one, other] = await Promise.all([
      watched(ledger(events)),
      watched(ledger([...events].reverse(), [...ROSTER].reverse())),
    ]);
    for (const key of ['accounts', 'terms', 'events']) expect(other.rows(key)).toEqual(one.rows(key));
    expect(one.rows('accounts').map(({ doctor, status }) => [doctor, status])).toEqual([
      ['D1', '暫停'],
      ['D2', '禁止'],
    ]);
  });
});

describe('狀態變動', () => {
  it('shows every term that touches the year, with its event and document', async () => {
    const events = [
      scored('1', 'D1', '2024-12-20', '9', '1'),
      scored('2', 'D1', '2025-02-01', '6'),
      scored('3', 'D1', '2025-05-01', '4'),
      scored('4', 'D1', '2025-09-01', '2'),
    ];
    const { rows } = await watched(ledger(events));
    const shown = rows('terms').map(({ status, from, to, note, number }) => [status, from, to, note, number]);
    expect(shown).toEqual([
      ['暫停', '2024-12-20', '2025-01-20', '累計 9 分，可暫停 1 至 2 個月，暫停 1 個月', '1'],
      ['提醒', '2025-02-01', '2025-12-31', '累計 6 分', '2'],
      [
        '暫停',
        '2025-05-01',
        '2025-07-01',
        '累計 10 分，可暫停 2 至 4 個月，決定未寫月數，按下限 2 個月',
        '3',
      ],
      ['禁止', '2025-09-01', '2026-09-01', '累計 12 分，終止；1 年內不得再備案', '4'],
    ]);
    expect(rows('terms')[0]).toMatchObject({ institution: 'H1', doctor: 'D1', document: '記〔2025〕1號' });
    expect(rows('events').map(({ number, points, after }) => [number, points, after])).toEqual([
      ['2', '6', '6'],
      ['3', '4', '10'],
      ['4', '2', '12'],
    ]);
  });
});

/** sources/04, 二（三）: from 100 down, at 60 the right to prescribe is suspended. */
describe('百分制 100 → 60', () => {
  it('warns at 80 and suspends at 60, not at 61', async () => {
    expect(await accountOf([deducted('1', 'D1', '2025-03-15', '19')])).toBe('0 81 正常');
    expect(await accountOf([deducted('1', 'D1', '2025-03-15', '20')])).toBe(
      '0 80 提醒 2025-03-15 2025-12-31',
    );
    expect(await accountOf([deducted('1', 'D1', '2025-03-15', '39')])).toBe(
      '0 61 提醒 2025-03-15 2025-12-31',
    );
    const forty = [deducted('1', 'D1', '2025-03-15', '39'), deducted('2', 'D1', '2025-04-01', '1')];
    expect(await accountOf(forty)).toBe('0 60 暫停 2025-04-01 2025-12-31');
    expect(await accountOf(forty, '2025-03')).toBe('0 61 提醒 2025-03-15 2025-12-31');
  });

  it('begins anew with the year', async () => {
    expect(await accountOf([deducted('1', 'D1', '2024-12-31', '90')])).toBe('0 100 正常');
  });

  it('is kept apart from the other scheme, and left out where the area does not keep it', async () => {
    const events = [scored('1', 'D1', '2025-03-15', '3'), deducted('2', 'D1', '2025-03-15', '40')];
    expect(await accountOf(events)).toBe('3 60 暫停 2025-03-15 2025-12-31');
    const national = await watched(ledger(events), '2025', { params: { 'watch.doctor.scheme': 'national' } });
    expect(national.table('accounts')!.columns.map(({ key }) => key)).not.toContain('hundred');
    expect(national.rows('accounts')[0]).toMatchObject({ national: '3', status: '正常' });
    const hundred = await watched(ledger(events), '2025', { params: { 'watch.doctor.scheme': 'hundred' } });
    expect(hundred.rows('accounts')[0]).toMatchObject({ hundred: '60', status: '暫停' });
  });
});

const day = (text: string) => {
  const [year, month, date] = text.split('-').map(Number) as [number, number, number];
  return dayNumber(year, month, date)!;
};
const stay = (
  name: string,
  doctor: string,
  admission: string,
  discharge: string,
  emergency: boolean | null = false,
): DoctorCase => ({
  case: name,
  doctor,
  institution: 'H1',
  admission: day(admission),
  discharge: day(discharge),
  emergency: emergency ?? undefined,
  fundPaid: yuan('1000.50'),
});
const cases = (...doctorCases: DoctorCase[]): CaseWatch => ({
  columns: new Set(['doctor']),
  cells: [],
  flags: [],
  doctorCases,
});

describe('停止期間的病例', () => {
  // Suspended from 2025-03-15 to 2025-04-15.
  const tabs = ledger([scored('1', 'D1', '2025-03-15', '9')]);
  const stays = cases(
    stay('C1', 'D1', '2025-03-10', '2025-03-14'),
    stay('C2', 'D1', '2025-03-10', '2025-03-15'),
    stay('C3', 'D1', '2025-03-15', '2025-03-20'),
    stay('C4', 'D1', '2025-03-16', '2025-03-20', true),
    stay('C5', 'D1', '2025-04-15', '2025-04-20', null),
    stay('C6', 'D1', '2025-04-16', '2025-04-20'),
    stay('C7', 'D2', '2025-03-16', '2025-03-20'),
  );

  it('are named with their money on both sides of the term, and nothing is deducted', async () => {
    const { rows, flagTexts, findings, table } = await watched(tabs, '2025', { cases: stays });
    expect(
      rows('stoppedCases').map((row) => [row['case'], row['stopped'], row['effect'], row['emergency']]),
    ).toEqual([
      ['C2', '1', '部分', '否'],
      ['C3', '6', '全程', '否'],
      ['C4', '5', '急診除外', '是'],
      ['C5', '1', '部分', '未標明'],
    ]);
    expect(rows('stopped')).toEqual([
      {
        institution: 'H1',
        name: '縣人民醫院',
        doctor: 'D1',
        cases: '3',
        fundPaid: '3001.50',
        unknown: '1',
        exempt: '1',
      },
    ]);
    expect(table('stopped')!.totals!.cells).toEqual({ cases: 3n, fundPaid: 300150n, exempt: 1n });
    expect(flagTexts).toEqual({
      'doctor-unsettled:C2': '住院 6 天，醫師停止 1 天; 停止期間的費用不予結算，急診除外; 100050',
      'doctor-unsettled:C3': '住院 6 天，醫師停止 6 天; 停止期間的費用不予結算，急診除外; 100050',
      'doctor-unsettled:C5': '住院 6 天，醫師停止 1 天; 停止期間的費用不予結算，急診除外; 100050',
    });
    expect(findings.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'DOCTOR_STOPPED_CASES 醫師「D1」在機構「H1」的停止期間有 3 例，基金記賬 3001.50 元。',
    ]);
  });

  it('are those discharged in the period', async () => {
    const march = await watched(tabs, '2025-03', { cases: stays });
    expect(march.flags.map(({ subject }) => subject)).toEqual([
      { kind: 'case', case: 'C2' },
      { kind: 'case', case: 'C3' },
    ]);
    expect((await watched(tabs, '2025-02', { cases: stays })).flags).toEqual([]);
  });

  it('are none where the doctor was only warned', async () => {
    const warned = ledger([scored('1', 'D1', '2025-03-15', '8')]);
    const { flags, findings } = await watched(warned, '2025', { cases: stays });
    expect([flags, findings]).toEqual([[], []]);
  });

  it('are looked for among the doctors whom the ledger names', async () => {
    const { area } = await settleTabs(tabs, '2025', SETTINGS);
    expect([...namedDoctors(area!.tables)]).toEqual(['D1']);
  });
});

describe('what leaders see', () => {
  it('is their own doctors, and neither cases nor what was written of the event', async () => {
    const tabs = ledger([scored('1', 'D1', '2025-03-15', '9')]);
    const { sheets } = await watched(tabs, '2025', {
      cases: cases(stay('病號', 'D1', '2025-03-15', '2025-03-20')),
    });
    const all = sheets.flatMap(({ tables }) => tables).flatMap(({ rows }) => rows);
    const owned = all.filter(({ owner }) => owner !== undefined);
    expect(owned.flatMap(({ owner }) => owner)).toContainEqual({ kind: 'institution', code: 'H2' });
    const texts = owned.flatMap(({ cells }) => Object.values(cells));
    expect(texts).toContain('甲');
    expect(texts).not.toContain('病號');
    expect(texts).not.toContain('某情形');
    expect(all.flatMap(({ cells }) => Object.values(cells))).toContain('病號');
  });

  it('is nothing where no doctor is filed', async () => {
    expect((await watched(COUNTY)).sheets).toEqual([]);
  });
});
