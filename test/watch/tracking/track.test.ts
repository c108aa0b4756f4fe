import { describe, expect, test } from 'vitest';
import { FindingList } from '../../../shared/findings/finding-list.ts';
import { fen, yuan } from '../../../shared/money/fen.ts';
import { asWritten } from '../../../shared/report/context.ts';
import { inForce } from '../../../shared/rules/programme.ts';
import { settle } from '../../../shared/settle/settle.ts';
import { periodOf } from '../../../shared/settle/settlement.ts';
import type { Flag } from '../../../shared/watch/flag.ts';
import type { WatchContext } from '../../../shared/watch/part.ts';
import { earlyWarningPart } from '../../../shared/watch/parts/early-warning.ts';
import { handlingColumns, MOST_NEW_ROWS, newRows } from '../../../shared/watch/tracking/new-rows.ts';
import { type Handling, track } from '../../../shared/watch/tracking/track.ts';
import { open } from '../../forecast/opened.ts';
import { monthsOf } from '../early-warning/county.ts';

const MARCH = periodOf('2025-03');

const flag = (number: string, changes: Partial<Flag> = {}): Flag => ({
  rule: 'long-stay',
  subject: { kind: 'case', case: number },
  institution: 'H1',
  person: `P${number}`,
  doctor: 'D7',
  month: '2025-03',
  value: '45 天',
  threshold: '30 天',
  amount: yuan('100.00'),
  ...changes,
});

const noted = (number: string, changes: Partial<Handling> = {}): Handling => ({
  row: 2,
  flag: `long-stay:${number}`,
  status: '已核查',
  handler: '張三',
  note: '屬實',
  handledOn: 20170,
  rule: '住院過長',
  ofMonth: '2025-03',
  ofInstitution: 'H1',
  value: '45 天',
  threshold: '30 天',
  amount: yuan('100.00'),
  ...changes,
});

const seen = (flags: readonly Flag[], rows: readonly Handling[], period = MARCH) => {
  const { tracked, vanished } = track(flags, rows, period);
  return {
    tracked: tracked.map(({ id, status, changed }) => [id, status, changed]),
    vanished: vanished.map((row) => row.flag),
  };
};

describe('a flag keeps what was noted of it', () => {
  test('by its id, in any order, also when the run is repeated', () => {
    const rows = [noted('C2', { status: '已排除' }), noted('C1')];
    const expected = {
      tracked: [
        ['long-stay:C1', '已核查', false],
        ['long-stay:C2', '已排除', false],
        ['long-stay:C3', '待核查', false],
      ],
      vanished: [],
    };
    const flags = [flag('C3'), flag('C1'), flag('C2')];
    expect(seen(flags, rows)).toEqual(expected);
    expect(seen(flags.toReversed(), rows.toReversed())).toEqual(expected);
  });

  test.each([
    ['value', { value: '46 天' }],
    ['threshold', { threshold: '40 天' }],
    ['amount', { amount: fen(10001n) }],
  ] as const)('one whose %s changed keeps its status and is marked', (_, changes) => {
    expect(seen([flag('C1', changes)], [noted('C1')]).tracked).toEqual([['long-stay:C1', '已核查', true]]);
  });

  test('what was left blank when it was noted has not changed', () => {
    const row = noted('C1', { value: null, threshold: null, amount: null, status: null });
    expect(seen([flag('C1')], [row]).tracked).toEqual([['long-stay:C1', '待核查', false]]);
  });

  test('of two notes on one the last counts', () => {
    const rows = [noted('C1'), noted('C1', { row: 3, status: '已處理' })];
    expect(seen([flag('C1')], rows).tracked).toEqual([['long-stay:C1', '已處理', false]]);
  });
});

describe('a flag that is gone', () => {
  test('is missed in its own period alone', () => {
    expect(seen([], [noted('C1')]).vanished).toEqual(['long-stay:C1']);
    expect(seen([], [noted('C1')], periodOf('2025')).vanished).toEqual(['long-stay:C1']);
    expect(seen([], [noted('C1')], periodOf('2025-04')).vanished).toEqual([]);
  });

  test('and without a period in a whole year alone', () => {
    const row = noted('C1', { ofMonth: null });
    expect(seen([], [row]).vanished).toEqual([]);
    expect(seen([], [row], periodOf('2025')).vanished).toEqual(['long-stay:C1']);
  });
});

describe('異常清單', () => {
  const HEADER = '異常編號,狀態,處理人,處理說明,處理日期,規則,期間,機構,登記時數值,登記時界限,登記時金額';

  async function watched(flags: readonly Flag[], ...rows: string[]) {
    const county = monthsOf(['100.00', '100.00', '100.00']).add('異常處理', HEADER, ...rows);
    const { area, digest } = await open(county.tabs());
    const list = new FindingList();
    const context: WatchContext = {
      area,
      period: MARCH,
      digest,
      cases: { columns: new Set(), cells: [], flags },
      settlement: settle(area, digest, MARCH, () => {})!,
      flags,
      sheets: [],
      report: list.report,
      use: (rule) => inForce(area.programme, rule),
    };
    const sheet = earlyWarningPart.watch(context).sheets.find(({ sheet: name }) => name === '異常清單')!;
    const rowsOf = (key: string) =>
      sheet.tables.find((table) => table.key === key)?.rows.map(({ cells }) => cells) ?? [];
    return { rowsOf, findings: list.all, area };
  }

  test('lists flags with what was noted, those still open first, and what is gone with what it was', async () => {
    const { rowsOf, findings } = await watched(
      [flag('C1'), flag('C2')],
      'long-stay:C1,已處理,張三,已追回,2025-04-02,,2025-03,,45 天,,',
      'long-stay:C9,已核查,李四,待補病歷,2025-04-03,,2025-03,,33 天,,',
    );
    expect(
      rowsOf('flags').map(({ flag: id, status, handled, person }) => [id, status, handled, person]),
    ).toEqual([
      ['long-stay:C2', '待核查', null, 'PC2'],
      ['long-stay:C1', '已處理', '張三 2025-04-02 已追回', 'PC1'],
    ]);
    expect(rowsOf('vanished').map(({ flag: id, before, handled }) => [id, before, handled])).toEqual([
      ['long-stay:C9', '33 天', '李四 2025-04-03 待補病歷'],
    ]);
    expect(findings.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'FLAG_VANISHED 已登記的異常「long-stay:C9」（已核查）這次沒有出現。',
    ]);
    expect(rowsOf('status')).toEqual([
      { rule: 'long-stay', clauses: '', 待核查: 1, 已核查: 0, 已處理: 1, 已排除: 0, all: 2, amount: 20000n },
    ]);
  });

  test('tells what a changed one was and what it is now', async () => {
    const { rowsOf } = await watched([flag('C1')], 'long-stay:C1,已核查,張三,,2025-04-02,,2025-03,,40 天,,');
    expect(rowsOf('changed').map(({ before, now }) => [before, now])).toEqual([
      ['40 天', '45 天，界限 30 天，100.00 元'],
    ]);
    expect(rowsOf('flags').map(({ status }) => status)).toEqual(['已核查（數值已變）']);
  });

  test('without flags and cases nothing is called gone: nobody looked', async () => {
    const { rowsOf, findings } = await watched([], 'long-stay:C9,已核查,李四,,2025-04-03,,2025-03,,33 天,,');
    expect(rowsOf('vanished')).toEqual([]);
    expect(findings).toEqual([]);
  });

  test('new rows stand in the order of the tab’s own header, and what is somebody’s own stays blank', async () => {
    const { area } = await watched([]);
    const header = ['備註', '狀態', '異常編號', '登記時金額'];
    const columns = handlingColumns({ name: '異常處理', rows: [{ row: 1, cells: header }] });
    const { tracked } = track([flag('C1'), flag('C2')], [noted('C1')], MARCH);
    const rows = newRows(area, tracked, columns, asWritten);
    expect(rows.map((row) => row.map(({ value }) => value))).toEqual([
      [null, '待核查', 'long-stay:C2', { fen: 10000n }],
    ]);
    const whole = newRows(area, tracked, handlingColumns(undefined), asWritten);
    expect(whole[0]).toHaveLength(11);
  });

  test('more than a sheet takes at once wait for the next press', async () => {
    const { area } = await watched([]);
    const many = Array.from({ length: MOST_NEW_ROWS + 1 }, (_, index) => flag(`X${index}`));
    const { tracked } = track(many, [], MARCH);
    expect(newRows(area, tracked, handlingColumns(undefined), asWritten)).toHaveLength(MOST_NEW_ROWS);
  });
});
