import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { RawTab } from '../../../shared/sheets/raw.ts';
import { caseFiles, folderInput, type Input } from '../../cases/both-ways.ts';
import { counties, HEADERS, type Row, type TabName } from '../../properties/county.ts';
import { rawTab } from '../../properties/harness.ts';
import { watchedByRow, watchedInShards } from './both-ways.ts';

const EXAMPLES = join(import.meta.dirname, '../../../../shared/examples');
const folders = existsSync(EXAMPLES)
  ? readdirSync(EXAMPLES, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? [entry.name] : [],
    )
  : [];

describe.skipIf(folders.length === 0)('the worked examples, which have none of the columns', () => {
  test.each(folders)('%s', async (folder) => {
    const input = await folderInput(join(EXAMPLES, folder));
    const { watch: _, ...expected } = await watchedByRow(input);
    expect(expected.columns).toEqual([]);
    expect(expected.flags.length).toBeGreaterThan(0);
    expect(await watchedInShards(input, {})).toEqual(expected);
    expect(await watchedInShards(input, { threads: 1, shardBytes: 40_000 })).toEqual(expected);
    expect(await watchedInShards(input, { threads: 2, shardBytes: 90_000 })).toEqual(expected);
  });
});

/** Columns beside 病例, and what stands in their cells: usable or not. */
const BESIDE: Readonly<Record<string, readonly string[]>> = {
  科室: ['內科', '外科', '', '内科,二區', ' '],
  醫師: ['D1', 'D2', 'D3', '', '=A1'],
  急診: ['是', '否', '', '也許'],
  性別: ['男', '女', '', '不詳'],
  年齡: ['0', '5', '13', '14', '15', '80', '151', '７', '-1', ''],
  自費金額: ['0.00', '0.01', '1.00', '1,000.00', '50.5', '', '99999999.00', 'x'],
  藥品費: ['0.00', '10.00', '', '99999999.00'],
  檢查檢驗費: ['1.00', ''],
  耗材費: ['0.50', ''],
  手術級別: ['一級', '三级', '四級', '', '五級'],
  轉診: ['上轉', '下转', '', '平轉'],
};
const NAMES = Object.keys(BESIDE);

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const csv = (rows: readonly Row[], headers: readonly string[]): string =>
  [headers, ...rows.map((row) => headers.map((header) => row[header] ?? ''))]
    .map((cells) => cells.map(quoted).join(','))
    .join('\n');

/** Persons are few and days are near, so that stays touch, follow and overlap, in both funds. */
const disturbed = (rows: readonly Row[], year: number, g: fc.GeneratorValue): readonly Row[] =>
  rows.map((row) => {
    const admission = g(fc.integer, { min: 0, max: 40 });
    const discharge = admission + g(fc.nat, 35);
    const day = (offset: number) => new Date(Date.UTC(year, 2, 1 + offset)).toISOString().slice(0, 10);
    const beside = NAMES.map((name) => [name, g(fc.constantFrom, ...BESIDE[name]!)]);
    return {
      ...row,
      參保人: g(fc.constantFrom, 'P1', 'P2', '參保人三', 'P4', 'P5'),
      入院日期: day(admission),
      出院日期: day(discharge),
      ...Object.fromEntries(beside),
    };
  });

const EVENT_HEADERS = [
  ...['編號', '類型', '撤銷編號', '記分辦法', '醫師', '機構', '日期', '分值'],
  ...['一次性情形', '暫停月數', '情形', '文號'],
];

/** D1 and D3 stand in the ledger. */
const ledgerOf = (institution: string, year: number): readonly RawTab[] => {
  const event = (number: string, doctor: string) => [
    ...[number, '記分', null, '百分制', doctor, institution, `${year}-01-05`, '5'],
    ...[null, null, '某情形', '記〔2025〕1號'],
  ];
  const doctor = (code: string) => [code, null, institution, null, '2020-01-01'];
  const tabs = {
    醫師名冊: [['醫師', '姓名', '機構', '科室', '備案日期'], doctor('D1'), doctor('D3')],
    醫師記分: [EVENT_HEADERS, event('E1', 'D1'), event('E2', 'D3')],
  };
  return Object.entries(tabs).map(([name, rows]) => ({
    name,
    rows: rows.map((cells, index) => ({ row: index + 1, cells })),
  }));
};

describe('generated counties', () => {
  const shuffledNames = fc.shuffledSubarray(NAMES);

  it('with any of the columns, however many shards and files, and in any order of rows', async () => {
    const seen = new Set<string>();
    const property = fc.asyncProperty(
      counties,
      fc.gen(),
      fc.array(shuffledNames, { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 200, max: 4000 }),
      async (county, g, ofFiles, shardBytes) => {
        const rows = disturbed(county.tabs['病例'], county.year, g);
        const dealt = rows.map((row) => ({ row, file: g(fc.nat, ofFiles.length - 1) }));
        const contents = ofFiles.map((names, index) =>
          csv(
            dealt.filter(({ file }) => file === index).map(({ row }) => row),
            [...HEADERS['病例'], ...names],
          ),
        );
        const tabs = (Object.keys(HEADERS) as TabName[])
          .filter((name) => name !== '病例')
          .map((name) => {
            if (name !== '參數') return rawTab(name, county.tabs[name]);
            return rawTab(name, [...county.tabs[name], { 鍵: 'watch.low.share', 值: '0.2' }]);
          });
        tabs.push(...ledgerOf(county.tabs['機構'][0]!['編碼']!, county.year));
        const input: Input = { tabs, files: caseFiles(contents) };
        const { watch, ...expected } = await watchedByRow(input);
        for (const { rule } of watch.flags) seen.add(rule);
        for (const { doctor } of watch.doctorCases ?? []) seen.add(doctor);
        expect(await watchedInShards(input, { threads: 1, shardBytes })).toEqual(expected);
        const reversed = caseFiles(
          contents.map((text) => {
            const [header = '', ...lines] = text.split('\n');
            return [header, ...lines.reverse()].join('\n');
          }),
        );
        const other = await watchedByRow({ tabs, files: reversed });
        const withoutRows = (texts: readonly string[]) => texts.map((text) => text.replace(/,"row":\d+/, ''));
        expect(other.cells).toEqual(expected.cells);
        expect(withoutRows(other.flags)).toEqual(withoutRows(expected.flags));
      },
    );
    await fc.assert(property, { numRuns: 60 });
    // So that the comparison was of something.
    expect([...seen]).toEqual(
      expect.arrayContaining(['watch-overlap', 'watch-split-stay', 'watch-own-paid', 'D1', 'D3']),
    );
    expect(seen).not.toContain('D2');
  });
});
