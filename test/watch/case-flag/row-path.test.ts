import { describe, expect, it } from 'vitest';
import { checkInput } from '../../../functions/runs/inputs.ts';
import { formatYuan } from '../../../shared/money/fen.ts';
import { watchColumns } from '../../../shared/sheets/tabs/watch-columns.ts';
import { WATCH_COLUMNS } from '../../../shared/watch/case-watch.ts';
import { type CaseText, casesTab, check, flagsOf, otherTabs, watchOf } from './county.ts';

it('the columns of the definition are those of the supervision', () => {
  expect(Object.keys(watchColumns)).toEqual([...WATCH_COLUMNS]);
});

describe('sums', () => {
  it('by institution, department, month and fund, of what is usable', async () => {
    const beside = ['科室', '年齡', '自費金額', '藥品費', '檢查檢驗費', '耗材費', '手術級別', '轉診'];
    const usual = { 科室: '內科', 年齡: '13', 自費金額: '10.50', 藥品費: '300.00' };
    const cases: CaseText[] = [
      { ...usual, 檢查檢驗費: '200.00', 耗材費: '99.99', 手術級別: '三級', 轉診: '上轉' },
      { ...usual, 年齡: '14', 藥品費: '1000.01', 手術級別: '四級', 轉診: '下轉', 出院日期: '2025-03-31' },
      { ...usual, 科室: '', 手術級別: '二級', 年齡: '' },
      { ...usual, 險種: '職工' },
    ];
    const { cells, columns } = await watchOf(cases, beside);
    expect([...columns]).toEqual([
      'department',
      'age',
      'ownPaid',
      'drugs',
      'tests',
      'materials',
      'surgery',
      'referral',
    ]);
    const texts = cells.map((cell) => ({
      ...cell,
      ...Object.fromEntries(
        (['total', 'ownPaid', 'drugs', 'tests', 'materials'] as const).map((key) => [
          key,
          formatYuan(cell[key]),
        ]),
      ),
    }));
    const none = { surgery3: 0, surgery4: 0, referredUp: 0, referredDown: 0 };
    const place = { institution: 'H1', month: '2025-03' };
    expect(texts).toEqual([
      {
        ...{ ...place, department: '', fund: '居民', cases: 1, days: 7, total: '1000.00', ...none },
        ...{ ownPaid: '10.50', drugs: '300.00', tests: '0.00', materials: '0.00', children: 0 },
      },
      {
        ...{ ...place, department: '內科', fund: '居民', cases: 2, days: 37, total: '2000.00' },
        ...{ ownPaid: '21.00', drugs: '300.00', tests: '200.00', materials: '99.99', children: 1 },
        ...{ surgery3: 1, surgery4: 1, referredUp: 1, referredDown: 1 },
      },
      {
        ...{ ...place, department: '內科', fund: '職工', cases: 1, days: 7, total: '1000.00', ...none },
        ...{ ownPaid: '10.50', drugs: '300.00', tests: '0.00', materials: '0.00', children: 1 },
      },
    ]);
  });

  it('a child is younger than watch.child.age', async () => {
    const children = async (age: string) =>
      (await watchOf([{ 年齡: age }], ['年齡'], { 'watch.child.age': '7' })).cells[0]!.children;
    expect(await Promise.all(['0', '6', '7', ''].map(children))).toEqual([1, 1, 0, 0]);
  });
});

describe('flags', () => {
  it('carry what a person needs to look, and blanks are left out', async () => {
    const { flags } = await watchOf(
      [{ 總費用: '60000.00', 科室: '外科', 醫師: 'D7' }, { 總費用: '50000.01' }, { 總費用: '50000.00' }],
      ['科室', '醫師'],
    );
    const bill = { rule: 'watch-large-bill', institution: 'H1', month: '2025-03', threshold: '50000.00 元' };
    expect(flags).toEqual([
      {
        ...{ ...bill, subject: { kind: 'case', case: 'K1' }, department: '外科', doctor: 'D7' },
        ...{ person: 'P1', value: '60000.00 元', amount: 6_000_000n, row: 2 },
      },
      {
        ...{ ...bill, subject: { kind: 'case', case: 'K2' } },
        ...{ person: 'P2', value: '50000.01 元', amount: 5_000_001n, row: 3 },
      },
    ]);
  });

  it('of low charges stand only where they are more than half of an institution’s month', async () => {
    const low = { 總費用: '699.99' };
    expect(await flagsOf([low, {}])).toEqual([]);
    expect(await flagsOf([low, low, {}, { ...low, 入院日期: '2025-03-31', 出院日期: '2025-04-02' }])).toEqual(
      [
        'watch-low-cost K1: 組均的 70.00%; 70%',
        'watch-low-cost K2: 組均的 70.00%; 70%',
        'watch-low-cost K4: 組均的 70.00%; 70%',
      ],
    );
    expect(await flagsOf([low, {}, {}], [], { 'watch.low.share': '0' })).toEqual([
      'watch-low-cost K1: 組均的 70.00%; 70%',
    ]);
  });

  it('of bed-days follow the bands of 床日標準 for the group and the institution', async () => {
    const bands = {
      病組: [
        ['編碼', '名稱', '類型', '基準點數', '次均費用', '不設差異係數', '上限倍率'],
        ['G1', '病組甲', '一般', '100.0000', '1000.00', '否', ''],
        ['B1', '康復', '床日', '4.0000', '40.00', '', ''],
      ],
      床日標準: [
        ['病組', '機構或等級', '起日', '止日', '每日標準', '每日點數', '文號'],
        ['B1', 'H1', '', '20', '', '4', ''],
        ['B1', 'H1', '21', '', '', '3', ''],
        ['B1', '*', '', '30', '', '4', ''],
        ['B1', '*', '31', '', '', '3', ''],
      ],
    };
    const stay = (institution: string, admission: string) => ({
      機構: institution,
      病組: 'B1',
      入院日期: admission,
      出院日期: '2025-03-31',
    });
    const cases = [
      stay('H1', '2025-03-11'),
      stay('H1', '2025-03-10'),
      stay('H2', '2025-03-10'),
      stay('H2', '2025-02-28'),
    ];
    expect(await flagsOf(cases, [], {}, bands)).toEqual([
      'watch-bed-day-stretch K2: 21 天; 分段止日 20 日後 2 天內',
      'watch-bed-day-stretch K4: 31 天; 分段止日 30 日後 2 天內',
    ]);
  });
});

describe('the stays of a person', () => {
  const stay = (person: string, institution: string, from: number, to: number, more: CaseText = {}) => ({
    參保人: person,
    機構: institution,
    入院日期: `2025-03-${String(from).padStart(2, '0')}`,
    出院日期: `2025-03-${String(to).padStart(2, '0')}`,
    ...more,
  });

  it('are seen across funds, groups and institutions', async () => {
    expect(
      await flagsOf([
        stay('P', 'H1', 1, 10),
        stay('P', 'H2', 9, 12, { 險種: '職工' }),
        stay('Q', 'H1', 9, 12),
        stay('P', 'H1', 20, 22, { 險種: '職工' }),
      ]),
    ).toEqual(['watch-overlap K2: 重疊 1 天; 0 天; K1', 'watch-split-stay K4: 出院後 10 天; 15 天; K1']);
  });

  it('with the same admission are ordered by discharge, then case number, not by row', async () => {
    const [short, long] = [stay('P', 'H1', 5, 5), stay('P', 'H2', 5, 9)];
    expect(await flagsOf([long, short])).toEqual([]);
    const twins = [stay('P', 'H1', 5, 9), stay('P', 'H2', 5, 9)];
    const overlap = ['watch-overlap K2: 重疊 4 天; 0 天; K1'];
    expect(await flagsOf(twins)).toEqual(overlap);
    const named = twins.map((one, index) => ({ ...one, 病例號: `K${index + 1}` }));
    expect(await flagsOf(named.toReversed())).toEqual(overlap);
  });

  it('are held against the one that ended last elsewhere, not only against the one before', async () => {
    const stays = [stay('P', 'H1', 1, 20), stay('P', 'H2', 21, 22), stay('P', 'H3', 3, 5)];
    expect(await flagsOf(stays)).toEqual(['watch-overlap K3: 重疊 2 天; 0 天; K1']);
    const again = [stay('P', 'H1', 1, 20), stay('P', 'H2', 3, 6), stay('P', 'H1', 5, 7)];
    expect(await flagsOf(again)).toEqual([
      'watch-overlap K2: 重疊 3 天; 0 天; K1',
      'watch-overlap K3: 重疊 1 天; 0 天; K2',
    ]);
  });

  it('moved within a 醫共體 on one day need a referral where the file says which are', async () => {
    const moved = [stay('P', 'H1', 1, 5), stay('P', 'C1', 5, 9)];
    const referred = (text: string) =>
      moved.map((one, index) => (index === 0 ? one : { ...one, 轉診: text }));
    expect(await flagsOf(moved)).toEqual([]);
    expect(await flagsOf(referred(''), ['轉診'])).toEqual([
      'watch-same-day-transfer K2: H1 出院當日入 C1; 須有轉診; K1',
    ]);
    expect(await flagsOf(referred('下轉'), ['轉診'])).toEqual([]);
    expect(await flagsOf([stay('P', 'H1', 1, 5), stay('P', 'H2', 5, 9)], ['轉診'])).toEqual([]);
  });
});

it('the columns change nothing of a settlement: its digests are those of a file without them', async () => {
  const cases = [{ 科室: '內科', 年齡: '5' }, { 總費用: '900.00' }];
  const [plain, beside] = await Promise.all([check(cases), check(cases, ['科室', '年齡'])]);
  expect(beside.inputDigest).toBe(plain.inputDigest);
  const unwatched = await checkInput([...otherTabs(), casesTab(cases, ['科室'])], {
    lawDate: '2025-12-31',
    knownAt: '2026-01-01',
  });
  expect(unwatched.inputDigest).toBe(plain.inputDigest);
  expect(unwatched).not.toHaveProperty('caseWatch');
});
