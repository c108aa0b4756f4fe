import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadInput } from '../../desk/input.ts';
import { settleInput } from '../../desk/settle-input.ts';
import { digestText } from '../../functions/cases/digest-file.ts';
import { FindingList } from '../../shared/findings/finding-list.ts';
import { SCHEME_PARAMETERS, type SchemeKey } from '../../shared/rules/parameters.ts';
import { lastDay } from '../../shared/settle/run.ts';
import { settle } from '../../shared/settle/settle.ts';
import { type County, counties, HEADERS, monthOf, type Row, type TabName } from './county.ts';
import {
  KNOWN_AT,
  load,
  monthPeriod,
  outcome,
  type RawCounty,
  rawCounty,
  rawTab,
  settleCounty,
  tryLoad,
  yearOf,
} from './harness.ts';

const periodsOf = (county: County, pick: number) => [
  yearOf(county),
  monthPeriod(county, monthOf(county, pick)),
];

/** The same rows in another order, columns too, and the case rows dealt out to so many files. */
function dealt({ tabs }: County, files: number, g: fc.GeneratorValue): RawCounty {
  const shuffled = <T>(list: readonly T[]): T[] =>
    g(fc.shuffledSubarray<T>, [...list], { minLength: list.length });
  const source = (name: TabName, rows: readonly Row[]) => rawTab(name, rows, shuffled(HEADERS[name]));
  const names = (Object.keys(HEADERS) as TabName[]).filter((name) => name !== '病例');
  const deal = tabs['病例'].map((row) => ({ row, file: g(fc.nat, files - 1) }));
  const cases = Array.from({ length: files }, (_, file) =>
    source('病例', shuffled(deal.filter((one) => one.file === file).map(({ row }) => row))),
  );
  return { tabs: shuffled(names).map((name) => source(name, shuffled(tabs[name]))), cases };
}

describe('2: neither order nor shards change a byte', () => {
  it.each([
    [1, 60],
    [2, 60],
    [7, 60],
    [64, 25],
  ])('%i sources of shuffled rows', async (files, numRuns) => {
    const property = fc.asyncProperty(counties, fc.nat(), fc.gen(), async (county, pick, g) => {
      for (const period of [yearOf(county), monthPeriod(county, monthOf(county, pick))]) {
        const asTyped = await settleCounty(county, period);
        const { settlement: _, ...expected } = asTyped;
        const { settlement: __, ...other } = await outcome(
          await load(dealt(county, files, g), period),
          period,
        );
        expect(other).toEqual(expected);
      }
    });
    await fc.assert(property, { numRuns });
  });
});

it("3: writing a scheme's own values into 參數 moves nothing", async () => {
  const keys = Object.keys(SCHEME_PARAMETERS) as SchemeKey[];
  const property = fc.asyncProperty(counties, fc.subarray(keys), async (county, chosen) => {
    const period = yearOf(county);
    const loaded = await load(rawCounty(county), period);
    const rows = loaded.area.uses
      .filter(({ key, source }) => source === '方案' && chosen.some((one) => one === key))
      .map(({ key, text }): Row => ({ 鍵: key, 值: text }));
    const explicit = { ...county, tabs: { ...county.tabs, 參數: [...county.tabs['參數'], ...rows] } };
    const again = await load(rawCounty(explicit), period);
    const [before, after] = [await outcome(loaded, period), await outcome(again, period)];
    expect(after.bytes).toBe(before.bytes);
    expect(after.lines).toBe(before.lines);
    expect(again.basis).toEqual(loaded.basis);
  });
  await fc.assert(property, { numRuns: 200 });
});

it('7: preview and closing, on input read twice, are the same', async () => {
  const property = fc.asyncProperty(counties, fc.nat(), async (county, pick) => {
    for (const period of periodsOf(county, pick)) {
      const preview = await settleCounty(county, period);
      const closing = await settleCounty(structuredClone(county), period);
      expect(closing).toEqual(preview);
    }
  });
  await fc.assert(property, { numRuns: 100 });
});

describe('a digest in place of the cases', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dianzhi-digest-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('settles to the same result and input digests, and carries no person and no case', async () => {
    const file = join(folder, 'digest.json');
    const property = fc.asyncProperty(counties, fc.nat(), async (county, pick) => {
      for (const period of periodsOf(county, pick)) {
        const direct = new FindingList();
        const loaded = (await tryLoad(rawCounty(county), period, direct))!;
        const text = digestText({ ...loaded, findings: loaded.caseFindings }, loaded.area.tables);
        await writeFile(file, text);
        const clocks = { lawDate: lastDay(period), knownAt: KNOWN_AT };
        const list = new FindingList();
        const input = (await loadInput(file, { clocks }, list))!;
        const run = settleInput(input, period, list.report);
        const expected = await outcome(loaded, period);
        settle(loaded.area, loaded.digest, period, direct.report);
        expect(run?.digests).toEqual(
          expected.settlement && { input: expected.inputDigest, result: expected.resultDigest },
        );
        expect(list.all).toEqual(direct.all);
        const reviewed = new Set(county.tabs['特病單議'].map((row) => row['病例號']!));
        const hidden = county.tabs['病例'].flatMap((row) => [row['參保人']!, row['病例號']!]);
        for (const name of hidden) if (!reviewed.has(name)) expect(text).not.toContain(`"${name}"`);
      }
    });
    await fc.assert(property, { numRuns: 80 });
  });
});
