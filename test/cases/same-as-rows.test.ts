import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type County, counties, HEADERS, type TabName } from '../properties/county.ts';
import { rawTab } from '../properties/harness.ts';
import { caseFiles, folderInput, type Input, inShards, rowByRow } from './both-ways.ts';
import { csvFile, GARBAGE, styles } from './csv-style.ts';

const EXAMPLES = join(import.meta.dirname, '../../../shared/examples');
const folders = existsSync(EXAMPLES)
  ? readdirSync(EXAMPLES, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? [entry.name] : [],
    )
  : [];

describe.skipIf(folders.length === 0)('the worked examples, in shards as row by row', () => {
  test.each(folders)('%s', async (folder) => {
    const input = await folderInput(join(EXAMPLES, folder));
    const expected = await rowByRow(input);
    expect(expected.digest).toBeDefined();
    expect(await inShards(input, {})).toEqual(expected);
    for (const shardBytes of [40_000, 150_000]) {
      expect(await inShards(input, { threads: 1, shardBytes })).toEqual(expected);
    }
    for (const threads of [2, 3, 7]) {
      expect(await inShards(input, { threads, shardBytes: 60_000 })).toEqual(expected);
    }
  });
});

const tabsOf = ({ tabs }: County) =>
  (Object.keys(HEADERS) as TabName[])
    .filter((name) => name !== '病例')
    .map((name) => rawTab(name, tabs[name]));

const shuffled = fc.shuffledSubarray([...HEADERS['病例']], { minLength: HEADERS['病例'].length });

describe('generated counties, in shards as row by row', () => {
  it('however the cells are written', async () => {
    const property = fc.asyncProperty(
      counties,
      styles,
      shuffled,
      fc.integer({ min: 40, max: 3000 }),
      async (county, style, headers, shardBytes) => {
        const files = caseFiles([csvFile(county.tabs['病例'], headers, style)]);
        const input: Input = { tabs: tabsOf(county), files };
        expect(await inShards(input, { threads: 1, shardBytes })).toEqual(await rowByRow(input));
      },
    );
    await fc.assert(property, { numRuns: 150 });
  });

  it('over several files', async () => {
    const property = fc.asyncProperty(
      counties,
      fc.array(styles, { minLength: 2, maxLength: 4 }),
      fc.gen(),
      async (county, ofFiles, g) => {
        const dealt = county.tabs['病例'].map((row) => ({ row, file: g(fc.nat, ofFiles.length - 1) }));
        const contents = ofFiles.map((style, index) =>
          csvFile(
            dealt.filter(({ file }) => file === index).map(({ row }) => row),
            HEADERS['病例'],
            style,
          ),
        );
        const input: Input = { tabs: tabsOf(county), files: caseFiles(contents) };
        expect(await inShards(input, { threads: 1, shardBytes: 700 })).toEqual(await rowByRow(input));
      },
    );
    await fc.assert(property, { numRuns: 80 });
  });

  it('whatever stands in a few cells: the same findings at the same places', async () => {
    const fault = fc.record({ row: fc.nat(), column: fc.nat(), text: fc.constantFrom(...GARBAGE) });
    const property = fc.asyncProperty(
      counties,
      fc.array(fault, { minLength: 1, maxLength: 4 }),
      styles,
      fc.boolean(),
      async (county, faults, style, twice) => {
        const rows = county.tabs['病例'].map((row) => ({ ...row }));
        const headers = HEADERS['病例'];
        for (const { row, column, text } of faults) {
          rows[row % rows.length]![headers[column % headers.length]!] = text;
        }
        if (twice) rows.push(rows[0]!);
        const input: Input = {
          tabs: tabsOf(county),
          files: caseFiles([csvFile(rows, headers, style)]),
        };
        // Points beyond the columns are no fault: the file is then read row by row.
        const sharded = await inShards(input, { threads: 1, shardBytes: 500 });
        fc.pre(sharded !== undefined);
        expect(sharded).toEqual(await rowByRow(input));
      },
    );
    await fc.assert(property, { numRuns: 300 });
  });
});
