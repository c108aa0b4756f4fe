import { expect, it } from 'vitest';
import { settleTabs } from '../../methods/workbook.ts';

const PRICES = [
  ['病種', '名稱', '機構或等級', '付費標準', '職工支付比例', '居民支付比例', '文號'],
  ['D1', '闌尾炎', '*', '8000', '0.8', '0.7', '號'],
  ['D1', '闌尾炎', '三級', '9000', '0.8', '0.7', '號'],
];
const CASES = [
  ['病例號', '險種', '機構', '月份', '病種', '總費用', '基金記賬', '個人負擔', '完成臨床路徑'],
  ['K1', '居民', 'H1', '2025-03', 'D1', '8000', '5600', '2400', '是'],
];

it('holds the number of diseases in a document against the table', async () => {
  const tabs = { 單病種標準: PRICES, 單病種病例: CASES };
  const count = async (expected: string) => {
    const { findings, settlement } = await settleTabs(tabs, '2025', { 'diseasePackage.diseases': expected });
    expect(settlement).toBeDefined();
    return findings.flatMap(({ code, message }) =>
      code.startsWith('PACKAGE_') ? [`${code} ${message}`] : [],
    );
  };
  expect(await count('133')).toEqual([
    'PACKAGE_DISEASE_COUNT 單病種標準有 1 個病種，文件所載按病種付費的病種為 133 個。',
  ]);
  expect(await count('1')).toEqual([]);
  expect(await count('')).toEqual([]);
});
