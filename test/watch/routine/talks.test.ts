import { describe, expect, test } from 'vitest';
import { yuan } from '../../../shared/money/fen.ts';
import { asWritten } from '../../../shared/report/context.ts';
import { consortiumOwner } from '../../../shared/report/owner.ts';
import { routineDocuments } from '../../../shared/report/routine/documents.ts';
import { quarterSpan, spanOf } from '../../../shared/report/routine/months.ts';
import { talks } from '../../../shared/report/routine/talks.ts';
import { ownWatchContext, type WatchReportContext } from '../../../shared/report/watch-context.ts';
import { settle } from '../../../shared/settle/settle.ts';
import { periodOf } from '../../../shared/settle/settlement.ts';
import { type CaseWatch, NOT_WATCHED } from '../../../shared/watch/case-watch.ts';
import type { Flag } from '../../../shared/watch/flag.ts';
import { watch } from '../../../shared/watch/watch.ts';
import { open } from '../../forecast/opened.ts';
import { caseOf, monthsOf } from '../early-warning/county.ts';

const flag = (number: string, institution: string): Flag => ({
  rule: 'watch-large-bill',
  subject: { kind: 'case', case: number },
  institution,
  month: '2025-03',
  value: '60000.00 元',
  threshold: '50000.00 元',
  amount: yuan('60000.00'),
});

/** March: three cases of H1 and three of H2, and these flags. */
async function contextOf(flags: readonly Flag[]): Promise<WatchReportContext> {
  const county = monthsOf(['100.00', '100.00', '100.00']).add(
    '病例',
    ...['A', 'B'].map((name) => caseOf(name, 'H1', '03', '100.00')),
    ...['D', 'E', 'F'].map((name) => caseOf(name, 'H2', '03', '100.00')),
  );
  const { area, digest } = await open(county.tabs());
  const period = periodOf('2025-03');
  const settlement = settle(area, digest, period, () => {})!;
  const caseWatch: CaseWatch = { ...NOT_WATCHED, flags };
  const watched = watch(area, digest, caseWatch, settlement, () => {});
  const digests = { input: 'sha256:1', result: 'sha256:2' };
  const cells = digest.cells.filter(({ month }) => month === '03');
  const how = { script: asWritten, codeVersion: undefined, findings: [], digests };
  return { area, digest, cells, settlement, caseWatch, watched, ...how };
}

const reasonsOf = async (flags: readonly Flag[]) =>
  talks(await contextOf(flags), spanOf(periodOf('2025-03')))
    .tables[0]!.rows.map(({ cells }) => [cells['institution'], cells['reason'], cells['figures']])
    .filter(([, reason]) => reason === '異常集中');

describe('年中約談清單', () => {
  test('calls an institution whose hints are more than twice the area’s, and not one exactly at it', async () => {
    // H1: 1 in 3, the area 1 in 6: exactly twice.
    expect(await reasonsOf([flag('A', 'H1')])).toEqual([]);
    // H1: 3 in 3, the area 3 in 6: exactly twice again.
    expect(await reasonsOf(['A', 'B', 'C3'].map((number) => flag(number, 'H1')))).toEqual([]);
    expect(await reasonsOf([])).toEqual([]);
  });

  test('the multiple is a setting, and the figures to discuss are told', async () => {
    const context = await contextOf([flag('A', 'H1')]);
    const params = { ...context.area.params, 'watch.talk.times': { n: 19n, d: 10n } };
    const document = talks({ ...context, area: { ...context.area, params } }, spanOf(periodOf('2025-03')));
    const row = document.tables[0]!.rows.find(({ cells }) => cells['reason'] === '異常集中')!;
    expect([row.owner, row.cells['figures']]).toEqual([
      { kind: 'institution', code: 'H1' },
      '1 條，每百例 33.3 條，界限 31.7，涉及 60000.00 元；單次費用過高 1 條',
    ]);
  });
});

describe('what a 醫共體 is told of its flags', () => {
  test('those of its members alone, without persons and doctors, and none that is named after one', async () => {
    const volume = (item: string, person: string): Flag => ({
      ...flag('A', 'H1'),
      subject: { kind: 'volume', item, period: '2025-03' },
      person,
    });
    const flags = [
      { ...flag('A', 'H1'), person: 'P1', doctor: 'D1', other: 'B' },
      volume('P2/抗生素', 'P2'),
      volume('F9/婦科檢查', 'P3'),
      flag('Z', 'H3'),
    ];
    const context = await contextOf([]);
    const whole = { ...context, watched: { ...context.watched, flags } };
    const own = ownWatchContext(whole, consortiumOwner(context.area, 'M1'));
    expect(
      own.watched.flags.map(({ subject, person, doctor, other }) => [subject, person, doctor, other]),
    ).toEqual([
      [{ kind: 'case', case: 'A' }, undefined, undefined, undefined],
      [{ kind: 'volume', item: 'F9/婦科檢查', period: '2025-03' }, undefined, undefined, undefined],
    ]);
    expect(
      own.watched.sheets.flatMap(({ tables }) => tables.flatMap(({ rows }) => rows)).length,
    ).toBeGreaterThan(0);
    expect(own.watched.sheets.map(({ sheet }) => sheet)).not.toContain('異常清單');
  });
});

describe('the routine', () => {
  test('a month, a quarter and a year have their own analysis, and all have talks and tracking', async () => {
    const context = await contextOf([flag('A', 'H1')]);
    const names = (span: Parameters<typeof routineDocuments>[1]) =>
      routineDocuments(context, span).map(({ sheet }) => sheet);
    expect(names(spanOf(periodOf('2025-03')))).toEqual(['月度快報', '年中約談清單', '跟蹤清單']);
    expect(names(quarterSpan(2025, 1))).toEqual(['季度分析', '年中約談清單', '跟蹤清單']);
    expect(names(spanOf(periodOf('2025')))).toEqual(['年度評價', '年中約談清單', '跟蹤清單']);
  });

  test('a span is compared with as many months before, of the same year', () => {
    expect(spanOf(periodOf('2025-01')).before).toEqual([]);
    expect(spanOf(periodOf('2025-03')).before).toEqual(['02']);
    expect(quarterSpan(2025, 1).before).toEqual([]);
    expect(quarterSpan(2025, 3)).toMatchObject({ months: ['07', '08', '09'], before: ['04', '05', '06'] });
  });

  test('the flash counts an institution’s cases, costs and hints, and compares them with the month before', async () => {
    const context = await contextOf([flag('A', 'H1')]);
    const [flash] = routineDocuments(context, spanOf(periodOf('2025-03')));
    const rows = flash!.tables.find(({ key }) => key === 'institutions')!.rows;
    const { cells } = rows.find(({ owner }) => owner?.kind === 'institution' && owner.code === 'H1')!;
    expect(cells).toMatchObject({
      cases: 3,
      mean: 210_000n,
      fundPaid: 30_000n,
      flags: 1,
      flagged: 6_000_000n,
    });
    expect(cells['casesChange']).toEqual({ n: 2n, d: 1n });
    expect(cells['fundChange']).toEqual({ n: 20_000n, d: 10_000n });
  });
});
