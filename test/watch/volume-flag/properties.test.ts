import fc from 'fast-check';
import { expect, it } from 'vitest';
import { flagId } from '../../../shared/watch/flag.ts';
import { volumeFlagPart } from '../../../shared/watch/parts/volume-flag.ts';
import type { Tabs } from '../../methods/workbook.ts';
import { watchedPart } from '../watched-part.ts';
import { COUNTY, SETTINGS, withChildren } from './county.ts';

const RUNS = { numRuns: 40 };
const HEADERS = {
  用量監測: ['機構', '月份', '類別', '品目', '數量', '上年同月數量', '金額'],
  用藥記錄: ['參保人', '機構', '日期', '藥品類別', '數量', '金額'],
  項目限制: ['項目編碼', '名稱', '限制類別', '限性別', '年齡下限', '年齡上限'],
  收費明細: ['單據號', '機構', '參保人', '日期', '項目編碼', '性別', '年齡', '金額'],
  監測基數: ['機構', '上年月份', '住院人次', '兒童住院人次'],
  上年點數: ['險種', '機構', '點數'],
};
const RESTRICTIONS = [
  ['D1', '藥一', '藥品區分性別', '女', '', ''],
  ['D1', '藥一', '藥品兒童專用', '', '', ''],
  ['D2', '藥二', '藥品限兒童', '', '3', '18'],
];

const institution = fc.constantFrom('H1', 'H2', 'H3', 'H4', 'C1');
const month = fc.constantFrom('01', '02', '03', '04');
const day = fc.tuple(month, fc.constantFrom('05', '20')).map(([at, date]) => `2025-${at}-${date}`);
const amount = fc.constantFrom('', '1.00', '250.55');
const rows = (cells: fc.Arbitrary<string[]>, maxLength = 12) => fc.array(cells, { maxLength });

const uses = rows(
  fc.tuple(
    institution,
    month.map((at) => `2025-${at}`),
    fc.constantFrom('抗生素', '抗 生素', '高值耗材'),
    fc.constantFrom('', '甲', 'Ａ'),
    fc.constantFrom('0', '9.5', '30', '90', '300'),
    fc.constantFrom('', '0', '10', '30', '100'),
    amount,
  ),
);
const records = rows(
  fc.tuple(
    fc.constantFrom('P1', 'P2'),
    institution,
    day,
    fc.constantFrom('他汀', '降壓藥'),
    fc.constant('1'),
    amount,
  ),
);
const charges = rows(
  fc.tuple(
    fc.constantFrom('B1', 'B2'),
    institution,
    fc.constantFrom('P1', 'P2'),
    day,
    fc.constantFrom('D1', 'D2', 'D3'),
    fc.constantFrom('男', '女', ''),
    fc.constantFrom('', '2', '3', '13', '14', '17', '18'),
    amount,
  ),
);
const base = rows(
  fc.tuple(institution, month, fc.constantFrom('100', '1000'), fc.constantFrom('0', '10', '100')),
);
const points = fc
  .uniqueArray(institution, { maxLength: 5 })
  .chain((codes) =>
    fc.tuple(...codes.map((code) => fc.constantFrom('0', '900', '4000').map((text) => ['居民', code, text]))),
  );
const sheets = fc.record({
  用量監測: uses,
  用藥記錄: records,
  收費明細: charges,
  監測基數: base,
  上年點數: points as fc.Arbitrary<string[][]>,
});
const CASES = withChildren(
  ...['H1', 'H2', 'H3', 'H4', 'C1'].flatMap((code) =>
    ['01', '02', '03', '04'].map((at) => [code, `2025-${at}`, 1000, 100] as const),
  ),
);

type Sheets = Readonly<Record<string, readonly (readonly string[])[]>>;
const tabsOf = (filled: Sheets): Tabs => ({
  ...COUNTY,
  ...Object.fromEntries(
    Object.entries(HEADERS).map(([tab, header]) => [tab, [header, ...(filled[tab] ?? RESTRICTIONS)]]),
  ),
});
const watched = (filled: Sheets, period: string) =>
  watchedPart(volumeFlagPart, tabsOf(filled), period, { params: SETTINGS, cases: CASES });

it('the order of rows changes neither a flag nor a table', async () => {
  await fc.assert(
    fc.asyncProperty(sheets, fc.constantFrom('2025', '2025-02'), async (filled, period) => {
      const turned = Object.fromEntries(
        Object.entries(filled).map(([tab, cells]) => [tab, [...cells].reverse()]),
      );
      const [one, other] = [await watched(filled, period), await watched(turned, period)];
      expect(other.flagTexts).toEqual(one.flagTexts);
      for (const key of ['quantities', 'repeats', 'items', 'children', 'growth']) {
        expect(other.rows(key)).toEqual(one.rows(key));
      }
    }),
    RUNS,
  );
});

it('every flag has an identity of its own, and a month’s are among the year’s', async () => {
  await fc.assert(
    fc.asyncProperty(sheets, async (filled) => {
      const year = await watched(filled, '2025');
      const ids = year.flags.map(flagId);
      expect(new Set(ids).size).toBe(ids.length);
      const april = await watched(filled, '2025-04');
      const ofMonth = (rule: string) => /volume-(rise|peers|drug-repeat|item-sex|item-age)/.test(rule);
      const own = year.flags.filter((flag) => ofMonth(flag.rule) && flag.month === '2025-04');
      expect(april.flags.filter(({ rule }) => ofMonth(rule))).toEqual(own);
    }),
    RUNS,
  );
});

it('ten times all quantities, of both years, are the same rise and the same multiple', async () => {
  await fc.assert(
    fc.asyncProperty(uses, async (cells) => {
      const times = (text: string) => (text === '' ? '' : `${text}0`.replace(/\.(\d)0$/, '$1'));
      const scaled = cells.map((row) => row.with(4, times(row[4]!)).with(5, times(row[5]!)));
      const only = (own: readonly string[][]): Sheets => ({
        用量監測: own,
        用藥記錄: [],
        收費明細: [],
        監測基數: [],
        上年點數: [],
      });
      const measured = async (own: readonly string[][]) =>
        (await watched(only(own), '2025')).rows('quantities').map(({ rise, peers }) => [rise, peers]);
      expect(await measured(scaled)).toEqual(await measured(cells));
    }),
    RUNS,
  );
});
