import { expect, it } from 'vitest';
import { settlementFigures } from '../../shared/settle/settlement.ts';
import { settleTabs, type Tabs } from '../methods/workbook.ts';
import { COUNTY, SETTINGS } from './volume-flag/county.ts';

/** Something to be told of in every tab. */
const WATCHED: Tabs = {
  用量監測: [
    ['機構', '月份', '類別', '品目', '數量', '上年同月數量', '金額'],
    ['H1', '2025-03', '某類', '', '300', '1', '9.00'],
  ],
  用藥記錄: [
    ['參保人', '機構', '日期', '藥品類別', '數量', '金額'],
    ['P1', 'H1', '2024-03-01', '他汀', '1', ''],
  ],
  項目限制: [
    ['項目編碼', '名稱', '限制類別', '限性別', '年齡下限', '年齡上限'],
    ['D1', '藥', '藥品區分性別', '', '', ''],
  ],
  收費明細: [
    ['單據號', '機構', '參保人', '日期', '項目編碼', '性別', '年齡', '金額'],
    ['H1-01-0', 'H1', 'P1', '2026-01-01', 'D1', '男', '3', '9.00'],
  ],
  監測基數: [
    ['機構', '上年月份', '住院人次', '兒童住院人次'],
    ['H1', '03', '1', '2'],
  ],
  醫師名冊: [
    ['醫師', '機構', '備案日期'],
    ['D1', 'H1', '2020-01-01'],
  ],
  醫師記分: [
    ['編號', '類型', '撤銷編號', '記分辦法', '醫師', '機構', '日期', '分值', '一次性情形', '情形', '文號'],
    ['1', '記分', '', '十二分制', 'D1', 'H1', '2025-01-02', '12', '是', '某情形', '記〔2025〕1號'],
    ['2', '記分', '', '十二分制', 'D9', 'H1', '2025-01-02', '12', '是', '某情形', '記〔2025〕2號'],
  ],
};

it.each(['2025', '2025-03'])('no tab of volumes or doctors changes what %s is settled to', async (period) => {
  const plain = await settleTabs(COUNTY, period, SETTINGS);
  const watched = await settleTabs({ ...COUNTY, ...WATCHED }, period, SETTINGS);
  expect(watched.findings.length).toBeGreaterThanOrEqual(6);
  expect(watched.findings.filter(({ severity }) => severity === 'block')).toEqual([]);
  expect(settlementFigures(watched.settlement!)).toEqual(settlementFigures(plain.settlement!));
  expect(watched.digest).toEqual(plain.digest);
  expect(watched.area!.uses).toEqual(plain.area!.uses);
});
