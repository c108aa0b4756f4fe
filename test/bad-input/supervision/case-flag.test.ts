import { expect, it } from 'vitest';
import { placeText } from '../../../shared/findings/finding.ts';
import { type CaseText, check } from '../../watch/case-flag/county.ts';

const told = async (cases: readonly CaseText[], beside: readonly string[]) => {
  const { ok, findings } = await check(cases, beside);
  const texts = findings
    .filter(({ code }) => code.startsWith('WATCH_') || code.startsWith('HEADER_'))
    .map(({ code, severity, where, message, remedy }) =>
      [placeText(where), severity, code, message, remedy].join(' '),
    );
  return { ok, texts };
};

it.each<[string, CaseText, string, string]>([
  [
    '藥品費',
    { 藥品費: '一千' },
    'WATCH_CELL_IGNORED',
    '「藥品費」為「一千」，不是金額。監管分析按空白處理，不影響結算。 請填寫以元為單位的數字，如 12600.00。',
  ],
  [
    '年齡',
    { 年齡: '-3' },
    'WATCH_CELL_IGNORED',
    '「年齡」為 -3，不能為負。監管分析按空白處理，不影響結算。 請核對；沖銷的病例應刪除原行，而不是填負數。',
  ],
  [
    '手術級別',
    { 手術級別: '五級' },
    'WATCH_CELL_IGNORED',
    '「手術級別」為「五級」，不在可選值中。監管分析按空白處理，不影響結算。 可選：一級、二級、三級、四級。',
  ],
  [
    '年齡',
    { 年齡: '151' },
    'WATCH_AGE_IMPOSSIBLE',
    '「年齡」151 歲過大；監管分析按空白處理，不影響結算。 請填入院時的周歲。',
  ],
  [
    '自費金額',
    { 自費金額: '1000.01' },
    'WATCH_PART_EXCEEDS',
    '「自費金額」1000.01 元大於總費用 1000.00 元；監管分析按空白處理，不影響結算。 請按結算清單核對該欄與總費用。',
  ],
])('%s：%o %s', async (header, cell, code, message) => {
  const { ok, texts } = await told([{}, cell], [header]);
  expect(ok).toBe(true);
  expect(texts).toEqual([`病例!P3 warn ${code} ${message}`]);
});

it('a header that stands twice is read once', async () => {
  const { ok, texts } = await told([{ 科室: '內科' }], ['科室', '科室']);
  expect(ok).toBe(true);
  expect(texts).toEqual([
    `病例!Q1 warn ${'WATCH_HEADER_DUPLICATE'} 監管用的表頭「科室」重複，另一處在 P 欄；只讀先出現的一欄。 請刪除或改名其中一欄；不影響結算。`,
  ]);
});

it('the columns are no unknown headers, and a value in the bounds is no finding', async () => {
  const cell = { 年齡: '150', 自費金額: '1000.00', 轉診: '下轉', 性別: '女', 急診: '是' };
  expect(await told([cell], Object.keys(cell))).toEqual({ ok: true, texts: [] });
  const other = await told([{ 備註: '甲' }], ['備註']);
  expect(other.texts).toEqual([
    '病例!P1 warn HEADER_UNKNOWN 表頭「備註」不在本表的定義中，該欄未讀取。 如為備註可保留；否則請核對欄名。',
  ]);
});
