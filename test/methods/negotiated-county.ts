import type { Tabs } from './workbook.ts';

const CASE_HEADER =
  '病例號,機構,參保人,險種,參保地,入院日期,出院日期,病組,總費用,不合理費用,基金記賬,其他基金,個人負擔,日間手術,合理再入院';

const rows = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split(','));

/** Three institutions, one group each of every kind that is paid by points, and one unstable group. */
export const NEGOTIATED: Tabs = {
  病組: rows(`
編碼,名稱,類型,基準點數,次均費用,不設差異係數,上限倍率
GA,病組甲,一般,120,12000.00,是,
GB,病組乙,一般,60,6000.00,是,
GD,床日組,床日,2.6,,是,
GU,非穩定組,非穩定,,,,`),
  病例: rows(`
${CASE_HEADER}
K1,H1,p1,居民,本地,2025-01-01,2025-01-09,GA,12000.00,,8000.00,,4000.00,,
K2,H2,p2,居民,本地,2025-01-01,2025-01-09,GB,6000.00,,4000.00,,2000.00,,
K3,C1,p3,居民,本地,2025-02-01,2025-02-11,GD,2500.00,,2000.00,,500.00,,
K4,H1,p4,居民,本地,2025-02-01,2025-02-05,GU,9400.00,,6000.00,,3400.00,,
K5,H2,p5,職工,本地,2025-03-01,2025-03-05,GA,12000.00,,9000.00,,3000.00,,
K6,H1,p6,職工,本地,2025-03-01,2025-03-05,GB,6000.00,,4500.00,,1500.00,,`),
  預算: rows(`
險種,項目,金額,文號
居民,住院,20000.00,醫保〔2025〕1號
職工,住院,13500.00,醫保〔2025〕1號`),
};

export const PARAMS = { 'area.meanCost': '10000.00', 'sharing.mode': 'budget', 'review.cap': '1' };

export const PROPOSALS = (...lines: string[]): string[][] => rows(['病組,機構,建議值', ...lines].join('\n'));
export const AGREEMENTS = (...lines: string[]): string[][] => rows(['病組,議定值,文號', ...lines].join('\n'));
