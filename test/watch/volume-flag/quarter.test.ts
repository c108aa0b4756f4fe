import { expect, it } from 'vitest';
import { periodOf } from '../../../shared/settle/settlement.ts';
import { type Flag, flagId } from '../../../shared/watch/flag.ts';
import { volumeFlagPart } from '../../../shared/watch/parts/volume-flag.ts';
import { watchedTogether } from '../../../shared/watch/quarter.ts';
import type { Tabs } from '../../methods/workbook.ts';
import { watchedPart } from '../watched-part.ts';
import { COUNTY, SETTINGS, withChildren } from './county.ts';

const TABS: Tabs = {
  ...COUNTY,
  用量監測: [
    ['機構', '月份', '類別', '品目', '數量', '上年同月數量', '金額'],
    ['H1', '2025-01', '抗生素', '', '300', '100', ''],
    ['H1', '2025-02', '抗生素', '', '300', '100', ''],
  ],
  監測基數: [
    ['機構', '上年月份', '住院人次', '兒童住院人次'],
    ['H1', '01', '1000', '100'],
    ['H1', '02', '1000', '100'],
    ['H1', '03', '1000', '100'],
  ],
};
const CASES = withChildren(
  ['H1', '2025-01', 1000, 200],
  ['H1', '2025-02', 1000, 200],
  ['H1', '2025-03', 1000, 210],
);

it('a flag of a quarter stands once in the quarter, as of its last month', async () => {
  const months = await Promise.all(
    ['2025-01', '2025-02', '2025-03'].map(async (period) => {
      const { flags, sheets, area } = await watchedPart(volumeFlagPart, TABS, period, {
        params: SETTINGS,
        cases: CASES,
      });
      return { period: periodOf(period), flags: [...flags].sort(inOrder), sheets, area };
    }),
  );
  expect(months.map(({ flags }) => flags.length)).toEqual([2, 2, 1]);
  const { flags } = watchedTogether(months[0]!.area, months);
  expect(flags.map((flag) => `${flagId(flag)} ${flag.month} ${flag.value}`)).toEqual([
    'volume-rise:H1:抗生素:2025-01 2025-01 抗生素 300，同比上升 200%',
    'volume-rise:H1:抗生素:2025-02 2025-02 抗生素 300，同比上升 200%',
    'volume-child-rate:H1:兒童住院率:2025Q1 2025-03 兒童 610 人次、共 3000 人次，同比上升 103.33%',
  ]);
});

const inOrder = (a: Flag, b: Flag): number => (flagId(a) < flagId(b) ? -1 : 1);
