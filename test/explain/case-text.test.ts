import { beforeAll, describe, expect, test } from 'vitest';
import { inScript } from '../../functions/script.ts';
import { explainCaseNumber } from '../../shared/explain/subject.ts';
import { explanationText } from '../../shared/explain/text.ts';
import type { Area } from '../../shared/settle/area.ts';
import { openInput, type ReadCases, readAllCases } from '../../shared/settle/run.ts';
import { County } from '../bad-input/county.ts';
import { MARCH } from '../report/county.ts';

/** The minimal county with every class and decision that its own twelve cases lack. */
const COUNTY = new County()
  .add(
    '病組',
    'GO,歧義組,歧義,,,,',
    'GW,未入組,未入組,,,,',
    'GH,床日組,床日,1.5000,,,',
    'GD,病組丁,一般,200.0000,20000.00,,1.2',
  )
  .add(
    '病例',
    'D01,H1,Q01,居民,本地,2025-03-01,2025-03-04,GO,5000.00,200.00,3000.00,,2000.00,,',
    'D02,H1,Q02,居民,本地,2025-03-01,2025-03-04,GW,5000.00,,3000.00,,2000.00,,',
    'D03,H2,Q03,居民,本地,2025-03-01,2025-03-21,GH,9000.00,,6000.00,,3000.00,,',
    'D04,H1,Q04,居民,本地,2025-03-01,2025-03-06,GD,30000.00,,20000.00,,10000.00,,',
    'D05,H1,Q05,居民,本地,2025-03-01,2025-03-06,GA,12000.00,,8000.00,,4000.00,,',
    'D06,H1,Q05,居民,本地,2025-03-10,2025-03-12,GA,12000.00,,8000.00,,4000.00,,',
    'D07,H1,Q07,居民,本地,2025-03-01,2025-03-06,GA,12000.00,,8000.00,,4000.00,,',
    'D08,H1,Q07,居民,本地,2025-03-10,2025-03-12,GA,12000.00,,8000.00,,4000.00,,是',
    'D09,H1,Q09,居民,本地,2025-03-01,2025-03-06,GA,4000.00,,3000.00,,1000.00,是,',
    'D10,H1,Q10,居民,本地,2025-03-01,2025-03-06,GA,12000.00,,8000.00,,4000.00,,',
    'D11,H1,Q11,居民,本地,2025-03-01,2025-03-06,GA,12000.00,,8000.00,,4000.00,,',
    'D12,H1,Q12,居民,本地,2025-03-01,2025-03-06,GA,12000.00,,8000.00,,4000.00,,',
    'D13,H1,Q13,居民,本地,2025-03-01,2025-03-06,GA,12000.00,,8000.00,,4000.00,,',
  )
  .add(
    '特病單議',
    'D10,按項目,,單議〔2025〕2號',
    'D11,不予支付,,單議〔2025〕3號',
    'D12,核定點數,99.5,單議〔2025〕4號',
    'D13,追加點數,,單議〔2025〕5號',
  );

let area: Area;
let cases: ReadCases;

beforeAll(async () => {
  const raw = COUNTY.tabs().map(([name, rows]) => ({
    name,
    rows: rows.map((cells, index) => ({ row: index + 1, cells })),
  }));
  const blocked: string[] = [];
  const report = ({ severity, message }: { severity: string; message: string }) => {
    if (severity === 'block') blocked.push(message);
  };
  const clocks = { lawDate: '2025-03-31', knownAt: '2026-11-23' };
  const opened = await openInput(raw, clocks, report, { casesElsewhere: false });
  cases = await readAllCases([opened.workbook.cases!], opened, report);
  expect(blocked).toEqual([]);
  area = opened.area!;
});

const textOf = (number: string): string => explanationText(explainCaseNumber(area, cases, number, MARCH)!);
const linesOf = (number: string): readonly string[] => textOf(number).split('\n');
const all = (): readonly string[] =>
  Array.from({ length: cases.table.size }, (_, index) => cases.table.caseNumber(index));

test('a case is read from its points down to the cells, in words alone', () => {
  expect(linesOf('C08')).toEqual([
    '病例 C08：20.0000 點',
    '居民，機構 H2（城關衛生院），病組 GB（病組乙），2025-03-12 入院，2025-03-15 出院。',
    expect.stringMatching(
      /^· 屬「低倍率病例」：倍率 0\.333333… 低於低倍率界限 0\.4［參數「低倍率界限」：《.*（推定）］。$/,
    ),
    '· 不屬「床日病例」「未入組與歧義病例」「非穩定病組病例」：病組 GB 的類型為「一般」［病組!C3］。',
    '1. 倍率 r：C ÷ c̄_g = 2,000.00 ÷ 6,000.00 = 0.333333… 倍。',
    '　　C = 總費用 2,000.00 元［病例!I9］；c̄_g = 病組次均費用 6,000.00 元［病組!E3］',
    '2. 低倍率病例：取較小者（P × k × r，P） = 取較小者（60 × 1 × 0.333333…，60） = 20 點。',
    '　　P = 基準點數 60 點［病組!D3］；k = 差異係數（本病組不設，為 1） 1［病組!F3］；r = 倍率 0.333333… 倍［見第 1 行］',
    expect.stringMatching(/^　　依據：《.*（浙江發布，轉述）、.*　解釋：.*由「低倍率乘差異係數」決定。$/),
    '3. 病例點數（全程只約整這一次）：20.0000 點［見第 2 行］。',
  ]);
});

describe('why it is what it is', () => {
  test.each([
    ['C01', '· 屬「正常倍率病例」：其他各類均不適用。'],
    ['C01', 'k = 差異係數（全部病組，二級機構） 1.1［差異係數!C2］'],
    [
      'C05',
      '· 不屬「高倍率病例」：倍率 1.028571… 未到高倍率界限 1.5［參數「高倍率界限（按基準點數分段）」：',
    ],
    ['C06', 'k = 差異係數（病組 GC，機構 H1） 1.2［差異係數!C4］'],
    ['C06', '取較大者（0，(C − D) ÷ c̄_g − U） × P'],
    ['C06', '註：特病單議結論為「追加點數」，文號 單議〔2025〕1號［特病單議!B2］。'],
    ['C07', '· 屬「非穩定病組病例」：病組 GU 的類型為「非穩定」［病組!C5］。'],
    ['D01', '· 屬「未入組與歧義病例」：病組 GO 的類型為「歧義」［病組!C6］。'],
    ['D01', '(5,000.00 − 200.00) ÷ 10,000.00 × 100 × 1 = 48 點。'],
    ['D02', '· 屬「未入組與歧義病例」：病組 GW 的類型為「未入組」［病組!C7］。'],
    ['D03', '1. 床日病例：P × t = 1.5 × 20 = 30 點。'],
    ['D04', '· 屬「高倍率病例」：倍率 1.5 不低於高倍率界限 1.2［病組!G9］。'],
    ['D04', '註：不追加點數：沒有特病單議「追加點數」的結論［參數「高倍率追加點數」：'],
    ['D05', '再入院（病例 D06 於 2025-03-10 再次入院，距本次出院 4 天，不超過 15 天［參數「再入院天數」：'],
    ['D05', '：p × f = 132 × 0.5 = 66 點。'],
    ['D07', '註：病例 D08 於 2025-03-10 再次入院，不減計：已標為合理再入院。'],
    ['D09', '· 不屬「低倍率病例」：日間手術病例不作低倍率［病例!N22］。'],
    ['D10', '3. 特病單議（按項目）：0 點。'],
    ['D10', '註：按項目支付：退出點數池，不計點數，基金記賬 8,000.00 元［病例!K23］如數另付給機構。'],
    ['D11', '註：不予支付：退出點數池，不計點數，基金不付。'],
    ['D12', '3. 特病單議（核定點數）：99.5 點，取自核定點數［特病單議!C5］。'],
    ['C11', '註：本例於 2025-02 出院，不在本次結算的 2025-03。'],
    ['D13', '文號 單議〔2025〕5號［特病單議!B6］；本例不是高倍率病例，不影響點數。'],
  ])('%s: %s', (number, words) => {
    expect(textOf(number)).toContain(words);
  });
});

test('no key, no word of another language, no blank number, and nobody’s name', () => {
  for (const number of all()) {
    const text = textOf(number);
    expect(text).not.toMatch(/undefined|NaN|［］|第 行/);
    expect([number, text.replaceAll('DRG', '').match(/[A-Za-z]{3,}/g)]).toEqual([number, null]);
    expect(text).not.toMatch(/\b[PQ]\d\d\b/);
  }
});

test('the simplified text is the converted one, with the same numbers and places', () => {
  for (const number of all()) {
    const [hant, hans] = [textOf(number), inScript(textOf(number), 'zh-Hans')];
    expect(hans.match(/[\d.,]+/g)).toEqual(hant.match(/[\d.,]+/g));
    expect(hans).not.toMatch(/[點數費決議規則類屬於與總單]/);
  }
});
