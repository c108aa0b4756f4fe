import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it, test } from 'vitest';
import type { Row } from '../properties/county.ts';
import {
  type BaseFolder,
  type BaseOutcome,
  baseByRows,
  baseFolder,
  baseInShards,
  exampleWithHistory,
} from './base-both-ways.ts';
import { type BaseTabs, baseTabs, REFERENCE_HEADERS } from './base-tabs.ts';
import { csvFile, GARBAGE, styles } from './csv-style.ts';

const made: string[] = [];
const kept = (folder: string): string => {
  made.push(folder);
  return folder;
};
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

const EXAMPLES = join(import.meta.dirname, '../../../shared/examples');
const examples = existsSync(EXAMPLES)
  ? readdirSync(EXAMPLES, { withFileTypes: true }).flatMap((entry) =>
      existsSync(join(EXAMPLES, entry.name, '病組.csv')) ? [entry.name] : [],
    )
  : [];

describe.skipIf(examples.length === 0)('the example counties with a history, in shards as row by row', () => {
  test.each(examples)('%s', async (name) => {
    const casesOf = (group: number, year: number) => (group * 5 + year) % 23;
    const input = { input: kept(exampleWithHistory(join(EXAMPLES, name), casesOf)) };
    const expected = await baseByRows(input);
    // Under jinhua-2017 only two years count, and the cases of the first are told one by one.
    expect(expected.document === undefined).toBe(name === 'jinhua-net');
    for (const shardBytes of [900, 10 ** 6]) {
      expect(await baseInShards(input, { threads: 1, shardBytes })).toEqual(expected);
    }
    expect(await baseInShards(input, { threads: 3, shardBytes: 900 })).toEqual(expected);
  });
});

const INSTITUTIONS = ['H2', 'H10', 'H1', '乙"院', 'Z!', 'Z', '𠮷', '\uf900'];
const LEVELS = ['三級', '二級', '一級', '社區'];
const GROUPS = ['G1', 'G10', 'G2', '甲組', 'G 3', '乙組'];

const fenText = (fen: number): string => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;

/** Charges of a few values and of many, so that quartiles fall on ties and between neighbours. */
const charges = fc.oneof(
  fc.nat(12),
  fc.nat(3_000_000),
  fc.constantFrom(0, 9, 10, 99_999, 100_000, 4_294_967_295),
);

const reference: fc.Arbitrary<Row> = fc.record({
  年度: fc.constantFrom('2022', '2023', '2024'),
  機構: fc.constantFrom(...INSTITUTIONS),
  病組: fc.constantFrom(...GROUPS),
  總費用: charges.map(fenText),
});

interface BaseCounty {
  readonly tabs: BaseTabs;
  readonly rows: readonly Row[];
}

const settings = fc.record({
  'base.trim': fc.constantFrom('none', 'iqr', 'ratio'),
  'base.trim.k': fc.constantFrom('0', '0.5', '1.5', '3'),
  'base.trim.lower': fc.constantFrom('0', '0.25', '0.9'),
  'base.trim.upper': fc.constantFrom('1.1', '3'),
  'base.yearWeights': fc.constantFrom('2:3:5', '1:1:1', '0.2:0.3:0.5', '0:0:1'),
  'base.yearWeightMode': fc.constantFrom('means', 'sums'),
  'base.minCases': fc.constantFrom('0', '5'),
  'base.cvMax': fc.constantFrom('0.3', '1'),
  'base.deviation': fc.constantFrom('population', 'sample'),
  'coefficient.method': fc.constantFrom('none', 'hospital', 'level'),
});

/** A county whose groups publish nothing or everything, and whose history may leave some of them out. */
const baseCounties: fc.Arbitrary<BaseCounty> = fc
  .record({
    settings,
    kinds: fc.array(fc.constantFrom('一般', '一般', '床日', '歧義', '非穩定'), {
      minLength: 6,
      maxLength: 6,
    }),
    published: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
    rows: fc.array(reference, { minLength: 1, maxLength: 120 }),
  })
  .map(({ settings: own, kinds, published, rows }) => ({
    tabs: baseTabs({
      parameters: { 'area.meanCost': '10000', ...own },
      institutions: INSTITUTIONS.map((code, index) => [code, code, LEVELS[index % LEVELS.length]!]),
      groups: GROUPS.map((code, index) => [
        code,
        '',
        kinds[index]!,
        published[index] || kinds[index] === '床日' ? '50' : '',
        published[index] ? '5000' : '',
      ]),
    }),
    rows,
  }));

async function bothWays(
  folder: BaseFolder,
  shardBytes: number,
): Promise<[BaseOutcome | undefined, BaseOutcome]> {
  return [await baseInShards(folder, { threads: 1, shardBytes }), await baseByRows(folder)];
}

const shuffled = fc.shuffledSubarray(REFERENCE_HEADERS, { minLength: REFERENCE_HEADERS.length });

describe('generated counties, in shards as row by row', () => {
  it('however the cells are written', async () => {
    let written = 0;
    const property = fc.asyncProperty(
      baseCounties,
      styles.filter(({ encoding }) => encoding !== 'gb18030'),
      shuffled,
      fc.integer({ min: 30, max: 2000 }),
      async ({ tabs, rows }, style, headers, shardBytes) => {
        const input = baseFolder({ ...tabs, 歷史病例: csvFile(rows, headers, style) });
        const [sharded, expected] = await bothWays({ input }, shardBytes);
        rmSync(input, { recursive: true });
        expect(sharded).toEqual(expected);
        if (expected.document) written++;
      },
    );
    await fc.assert(property, { numRuns: 60 });
    expect(written).toBeGreaterThan(10);
  });

  it('over several files, the same rows in more than one of them', async () => {
    const property = fc.asyncProperty(
      baseCounties,
      fc.array(styles, { minLength: 2, maxLength: 3 }),
      fc.array(shuffled, { minLength: 3, maxLength: 3 }),
      fc.nat(40),
      async ({ tabs, rows }, ofFiles, headers, again) => {
        // GB18030 has no room for all codes of the county.
        const plain = rows.filter(({ 機構 }) => 機構?.startsWith('H') === true);
        const input = baseFolder(tabs);
        const further = mkdtempSync(join(tmpdir(), 'dianzhi-base-'));
        const files = ofFiles.map((style, index) => {
          const own = plain.filter((_, at) => at % ofFiles.length === index || at === again);
          const path = join(further, `${index}.csv`);
          writeFileSync(path, csvFile(own, headers[index]!, style));
          return path;
        });
        const expected = await baseByRows({ input, files });
        expect(await baseInShards({ input, files }, { threads: 1, shardBytes: 300 })).toEqual(expected);
        expect(await baseInShards({ input, files: [further] }, { threads: 1 })).toEqual(expected);
        for (const folder of [input, further]) rmSync(folder, { recursive: true });
      },
    );
    await fc.assert(property, { numRuns: 30 });
  });

  it('whatever stands in a few cells: the same findings at the same places', async () => {
    const texts = [...GARBAGE, '2021', '2025', '-0.01', '42949672.96', '7.0'];
    const fault = fc.record({ row: fc.nat(), column: fc.nat(3), text: fc.constantFrom(...texts) });
    let told = 0;
    const property = fc.asyncProperty(
      baseCounties,
      fc.array(fault, { minLength: 1, maxLength: 4 }),
      styles.filter(({ encoding }) => encoding !== 'gb18030'),
      async ({ tabs, rows }, faults, style) => {
        const faulty = rows.map((row) => ({ ...row }));
        for (const { row, column, text } of faults)
          faulty[row % rows.length]![REFERENCE_HEADERS[column]!] = text;
        const input = baseFolder({ ...tabs, 歷史病例: csvFile(faulty, REFERENCE_HEADERS, style) });
        const [sharded, expected] = await bothWays({ input }, 400);
        rmSync(input, { recursive: true });
        // An amount beyond the columns is no fault: the file is then read row by row.
        fc.pre(sharded !== undefined);
        expect(sharded).toEqual(expected);
        if (expected.findings.some((text) => text.includes('歷史病例'))) told++;
      },
    );
    await fc.assert(property, { numRuns: 100 });
    expect(told).toBeGreaterThan(25);
  });
});
