import { describe, expect, it } from 'vitest';
import { volumeFlagPart } from '../../../shared/watch/parts/volume-flag.ts';
import type { Tabs } from '../../methods/workbook.ts';
import { watchedPart } from '../watched-part.ts';
import { COUNTY, SETTINGS, withChildren } from './county.ts';

const watched = (
  tabs: Tabs,
  period = '2025-03',
  { params = {}, ...options }: Parameters<typeof watchedPart>[3] = {},
) =>
  watchedPart(volumeFlagPart, { ...COUNTY, ...tabs }, period, {
    ...options,
    params: { ...SETTINGS, ...params },
  });

const USE = ['機構', '月份', '類別', '品目', '數量', '上年同月數量', '金額'];
const quantities = (...rows: string[][]): Tabs => ({ 用量監測: [USE, ...rows] });

describe('重點監控品目', () => {
  // sources/04, 二（三）: an antibiotic 200 % above last year was the sign.
  it('flags an antibiotic at three times last year’s quantity, and not just below', async () => {
    const { flagTexts, rows } = await watched(
      quantities(
        ['H1', '2025-03', '抗生素', '頭孢曲松', '300', '100', '12000.50'],
        ['H2', '2025-03', '抗生素', '頭孢曲松', '299', '100', '11900.00'],
        ['H3', '2025-03', '中藥注射劑', '', '500', '', '1.00'],
      ),
    );
    expect(flagTexts).toEqual({
      'volume-rise:H1:抗生素/頭孢曲松:2025-03': '抗生素 頭孢曲松 300，同比上升 200%; 同比上升 200%; 1200050',
    });
    expect(rows('quantities').map(({ institution, rise, hint }) => [institution, rise, hint])).toEqual([
      ['H1', '2', '核查'],
      ['H2', '1.99', ''],
      ['H3', '', ''],
    ]);
  });

  it('holds the use per discharge against the median of the level, whatever the size', async () => {
    const month = '2025-03';
    const { flagTexts } = await watched(
      quantities(
        ['H1', month, '高值耗材', '支架', '30', '', '9.00'],
        ['H2', month, '高值耗材', '支架', '10', '', '1.00'],
        ['H3', month, '高值耗材', '支架', '10', '', '1.00'],
        ['H4', month, '高值耗材', '支架', '29', '', '1.00'],
        // Half the cases, and another level.
        ['C1', month, '高值耗材', '支架', '400', '', '1.00'],
      ),
    );
    expect(flagTexts).toEqual({
      'volume-peers:H1:高值耗材/支架:2025-03':
        '高值耗材 支架 30，每例用量為同級中位數的 3 倍; 同級中位數的 3 倍; 900',
    });
  });

  it('sees the rows of a month, and in the year those of all', async () => {
    const tabs = quantities(
      ['H1', '2025-03', '抗生素', '', '300', '100', ''],
      ['H1', '2025-04', '抗生素', '', '300', '100', ''],
    );
    expect((await watched(tabs, '2025-03')).flags.map(({ month }) => month)).toEqual(['2025-03']);
    expect((await watched(tabs, '2025')).flags.map(({ month }) => month)).toEqual(['2025-03', '2025-04']);
  });

  it('adds up rows of one item, in whatever order and width they were typed', async () => {
    const typed = [
      ['H1', '2025-03', '抗生素', 'Ａ類', '150', '60', '1.00'],
      ['H1', '2025-03', '抗 生素', 'A類', '150', '40', '2.00'],
    ];
    const one = await watched(quantities(...typed));
    const other = await watched(quantities(...[...typed].reverse()));
    expect(one.flagTexts).toEqual({
      'volume-rise:H1:抗生素/A類:2025-03': '抗 生素 A類 300，同比上升 200%; 同比上升 200%; 300',
    });
    expect(other.flagTexts).toEqual(one.flagTexts);
  });

  it('has no sheet where nothing was typed', async () => {
    const { sheets, flags } = await watched({});
    expect([sheets, flags]).toEqual([[], []]);
  });
});

const RECORDS = ['參保人', '機構', '日期', '藥品類別', '數量', '金額'];

/** sources/04, 三（一）: one person, several hospitals, one month. */
describe('重複開藥', () => {
  const tabs: Tabs = {
    用藥記錄: [
      RECORDS,
      ['P1', 'H2', '2025-03-20', '他汀', '1', '30.00'],
      ['P1', 'H1', '2025-03-02', '他汀', '1', '20.00'],
      ['P1', 'H2', '2025-03-25', '他汀', '1', '40.00'],
      ['P1', 'C1', '2025-03-25', '降壓藥', '1', '5.00'],
      // The same again within one institution, or in another month, is no repetition.
      ['P2', 'H1', '2025-03-01', '他汀', '1', '5.00'],
      ['P2', 'H1', '2025-03-09', '他汀', '1', '5.00'],
      ['P3', 'H1', '2025-02-28', '他汀', '1', '5.00'],
      ['P3', 'H2', '2025-03-01', '他汀', '1', '5.00'],
    ],
  };

  it('flags the institution that came second', async () => {
    const { flags, flagTexts, rows } = await watched(tabs);
    expect(flagTexts).toEqual({
      'volume-drug-repeat:H2:P1/他汀:2025-03': '他汀 同月在 2 家機構; 2 家; 7000',
    });
    expect(flags[0]).toMatchObject({ person: 'P1', institution: 'H2', row: 2 });
    expect(rows('repeats')).toEqual([
      {
        person: 'P1',
        class: '他汀',
        month: '2025-03',
        institution: 'H2',
        name: '縣中醫院',
        institutions: '2',
        times: '2',
        amount: '70.00',
      },
    ]);
  });

  it('shows no person in a row that leaders may see', async () => {
    const { table } = await watched(tabs);
    expect(table('repeats')!.rows.map(({ owner }) => owner)).toEqual([undefined]);
  });
});

/** The five classes of the national rule library (LIB). */
describe('項目限制', () => {
  const tabs: Tabs = {
    項目限制: [
      ['項目編碼', '名稱', '限制類別', '限性別', '年齡下限', '年齡上限'],
      ['D1', '雌二醇', '藥品區分性別', '女', '', ''],
      ['D2', '小兒止咳', '藥品兒童專用', '', '', ''],
      ['D3', '某生長激素', '藥品限兒童', '', '3', '18'],
      ['S1', '前列腺檢查', '服務項目區分性別', '男', '', ''],
      ['S2', '新生兒篩查', '服務項目兒童專用', '', '', '1'],
    ],
    收費明細: [
      ['單據號', '機構', '參保人', '日期', '項目編碼', '性別', '年齡', '金額'],
      ['B1', 'H1', 'P1', '2025-03-01', 'D1', '男', '40', '10.00'],
      ['B1', 'H1', 'P1', '2025-03-02', 'D1', '男', '40', '15.00'],
      ['B2', 'H1', 'P2', '2025-03-01', 'D1', '女', '40', '10.00'],
      ['B3', 'H2', 'P3', '2025-03-01', 'D2', '男', '13', '10.00'],
      ['B4', 'H2', 'P4', '2025-03-01', 'D2', '男', '14', '10.00'],
      ['B5', 'H2', 'P5', '2025-03-01', 'D3', '男', '17', '10.00'],
      ['B6', 'H2', 'P6', '2025-03-01', 'D3', '男', '18', '10.00'],
      ['B7', 'H2', 'P7', '2025-03-01', 'D3', '男', '2', '10.00'],
      ['B8', 'H3', 'P8', '2025-03-01', 'S1', '女', '50', '10.00'],
      ['B9', 'H3', 'P9', '2025-03-01', 'S2', '女', '0', '10.00'],
      ['B10', 'H3', 'P9', '2025-03-01', 'S2', '女', '1', '10.00'],
      ['B11', 'H3', 'P9', '2025-03-01', 'S2', '', '', '10.00'],
      ['B12', 'H3', 'P9', '2025-03-01', 'X9', '女', '90', '10.00'],
    ],
  };

  it('tells each class on one side of its limit and not on the other', async () => {
    const { flagTexts, flags, rows, table } = await watched(tabs);
    expect(flagTexts).toEqual({
      'volume-item-sex:H1:B1/D1:2025-03': '雌二醇 男; 限女; 2500',
      'volume-item-age:H2:B4/D2:2025-03': '小兒止咳 14 歲; 限未滿 14 歲; 1000',
      'volume-item-age:H2:B6/D3:2025-03': '某生長激素 18 歲; 限滿 3 歲、未滿 18 歲; 1000',
      'volume-item-age:H2:B7/D3:2025-03': '某生長激素 2 歲; 限滿 3 歲、未滿 18 歲; 1000',
      'volume-item-sex:H3:B8/S1:2025-03': '前列腺檢查 女; 限男; 1000',
      'volume-item-age:H3:B10/S2:2025-03': '新生兒篩查 1 歲; 限未滿 1 歲; 1000',
    });
    expect(flags.every(({ person }) => person !== undefined)).toBe(true);
    expect(rows('items').map(({ bill, value }) => `${bill} ${value}`)).toHaveLength(6);
    expect(table('items')!.rows.every(({ owner }) => owner === undefined)).toBe(true);
  });

  it('passes over lines of other months', async () => {
    expect((await watched(tabs, '2025-02')).flags).toEqual([]);
    expect((await watched(tabs, '2025')).flags).toHaveLength(6);
  });
});

const BASE = ['機構', '上年月份', '住院人次', '兒童住院人次'];
const base = (...rows: string[][]): Tabs => ({ 監測基數: [BASE, ...rows] });

/** sources/04, 二（一）: the second quarter’s children 8 % above last year’s. */
describe('兒童住院率', () => {
  const lastYear = base(
    ['H1', '04', '100000', '10000'],
    ['H1', '05', '100000', '10000'],
    ['H1', '06', '100000', '10000'],
    ['H2', '04', '300000', '30000'],
  );
  const cases = withChildren(
    ['H1', '2025-04', 100_000, 10_800],
    ['H1', '2025-05', 100_000, 10_800],
    ['H1', '2025-06', 100_000, 10_800],
    ['H2', '2025-04', 300_000, 32_399],
  );

  it('is flagged at 8 % and not just below, quarter by quarter', async () => {
    const { flagTexts, flags } = await watched(lastYear, '2025', { cases });
    expect(flagTexts).toEqual({
      'volume-child-rate:H1:兒童住院率:2025Q2':
        '兒童 32400 人次、共 300000 人次，同比上升 8%; 同比上升 8%; 0',
    });
    expect(flags[0]!.month).toBe('2025-06');
  });

  it('is the same flag in each month of the quarter', async () => {
    const april = await watched(lastYear, '2025-04', { cases });
    expect(Object.entries(april.flagTexts)).toEqual([
      [
        'volume-child-rate:H1:兒童住院率:2025Q2',
        '兒童 10800 人次、共 100000 人次，同比上升 8%; 同比上升 8%; 0',
      ],
    ]);
    expect(april.flags[0]!.month).toBe('2025-04');
    expect(april.rows('children').map(({ quarter, rate, before }) => [quarter, rate, before])).toEqual([
      ['2025Q2', '0.108', '0.1'],
      ['2025Q2', '0.10799667', '0.1'],
    ]);
  });

  it('is told in points where the area reads it so', async () => {
    const params = { 'watch.child.riseMode': 'points' };
    const more = withChildren(['H1', '2025-04', 100_000, 18_000]);
    const { flags } = await watched(lastYear, '2025-04', { cases: more, params });
    expect(flags.map(({ value, threshold }) => [value, threshold])).toEqual([
      ['兒童 18000 人次、共 100000 人次，同比上升 8 個百分點', '同比上升 8 個百分點'],
    ]);
  });

  it('is not asked for without ages, which is told (CHILD_AGES_ABSENT)', async () => {
    const { flags, findings } = await watched(lastYear, '2025-04');
    expect(flags).toEqual([]);
    expect(findings.map(({ code }) => code)).toContain('CHILD_AGES_ABSENT');
  });
});

describe('點數增長', () => {
  const points = (...rows: string[][]): Tabs => ({ 上年點數: [['險種', '機構', '點數'], ...rows] });
  // 4,000 points in four months each, but H1 whose last year was smaller.
  const tabs = points(
    ['居民', 'H1', '10000'],
    ['居民', 'H2', '12000'],
    ['居民', 'H3', '12000'],
    ['居民', 'H4', '12000'],
    ['居民', 'C1', '6000'],
  );

  it('flags who grew faster than the level by a tenth, and nobody alone in a level', async () => {
    const { flagTexts, rows } = await watched(tabs, '2025');
    // (4000 ÷ 10000) ÷ (16000 ÷ 46000) − 1 = 0.15; the others 4000 ÷ 12000 × 46000 ÷ 16000 − 1 < 0.
    expect(flagTexts).toEqual({
      'volume-points-growth:H1:居民點數:2025': '居民點數增長比同級平均快 15%; 快 10%; 0',
    });
    expect(rows('growth').map(({ institution, growth, above }) => [institution, growth, above])).toEqual([
      ['C1', '-0.66666667', ''],
      ['H1', '-0.6', '0.15'],
      ['H2', '-0.66666667', '-0.04166667'],
      ['H3', '-0.66666667', '-0.04166667'],
      ['H4', '-0.66666667', '-0.04166667'],
    ]);
  });

  it('keeps its identity from month to month', async () => {
    const march = await watched(tabs, '2025-03');
    expect(march.flags.map(({ month, subject }) => [month, subject])).toEqual([
      ['2025-03', { kind: 'volume', item: '居民點數', period: '2025' }],
    ]);
    expect(march.rows('growth').map(({ points: text }) => text)).toEqual([
      '1500.0000',
      '3000.0000',
      '3000.0000',
      '3000.0000',
      '3000.0000',
    ]);
  });
});

describe('what leaders see', () => {
  it('is their own institution’s and has no person in it', async () => {
    const { sheets } = await watched({
      ...quantities(['H1', '2025-03', '抗生素', '', '300', '100', '']),
      用藥記錄: [
        RECORDS,
        ['人甲', 'H1', '2025-03-02', '他汀', '1', '20.00'],
        ['人甲', 'H2', '2025-03-20', '他汀', '1', '30.00'],
      ],
    });
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['用量異常']);
    const owned = sheets
      .flatMap(({ tables }) => tables)
      .flatMap(({ rows }) => rows)
      .filter(({ owner }) => owner);
    expect(owned).toHaveLength(1);
    expect(owned.flatMap(({ cells }) => Object.values(cells))).not.toContain('人甲');
  });
});
