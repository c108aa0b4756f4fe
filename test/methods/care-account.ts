import type { Tabs } from './workbook.ts';

const rows = (header: string, lines: readonly string[]): string[][] =>
  [header, ...lines].map((line) => line.split(','));

export const careTabs = (income: readonly string[], services: readonly string[] = []): Tabs => ({
  長護籌資: rows('來源,金額,文號', income),
  長護服務: rows('機構,護理機構名稱,護理項目,數量,標準,支付比例,已付,文號', services),
});
