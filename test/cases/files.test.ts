import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ThreadWorkers } from '../../desk/cases/thread-workers.ts';
import { CASE_RULES, packBasis, unpackBasis } from '../../functions/cases/basis.ts';
import { folderBlobs } from '../../functions/cases/blobs.ts';
import { digestFiles } from '../../functions/cases/digest-files.ts';
import { digestOfSources, programDigest } from '../../functions/cases/program.ts';
import { FindingList } from '../../shared/findings/finding-list.ts';
import { REGIONS } from '../../shared/regions/index.ts';
import { canonicalJson } from '../../shared/settle/hash.ts';
import { openInput } from '../../shared/settle/run.ts';
import type { RawTab } from '../../shared/sheets/raw.ts';
import { HEADERS, type TabName } from '../properties/county.ts';
import { caseFiles, type Input, inShards, rowByRow } from './both-ways.ts';

const tab = (name: TabName, rows: readonly (readonly string[])[]): RawTab => ({
  name,
  rows: [HEADERS[name], ...rows].map((cells, index) => ({ row: index + 1, cells: [...cells] })),
});

const TABS: readonly RawTab[] = [
  tab('參數', [
    ['year', '', '2025'],
    ['scheme', '', 'zhejiang-2019'],
    ['area.meanCost', '', '10000'],
  ]),
  tab('醫共體', []),
  tab('機構', [
    ['H1', '甲', '二級'],
    ['H2', '乙', '一級'],
  ]),
  tab('病組', [['G1', '', '一般', '120', '12000']]),
  tab('差異係數', []),
  tab('預算', [['居民', '住院', '100000']]),
];

const HEADER = HEADERS['病例'].join(',');
const row = (number: string, changes: Partial<Record<number, string>> = {}): string =>
  ['H1', `P${number}`, '居民', '本地', '2025-03-01', '2025-03-05', 'G1', '9000.00', '', '6000', '', '3000']
    .map((text, index) => changes[index] ?? text)
    .reduce((line, text) => `${line},${text}`, number);
const rows = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => row(`C${String((index * 7919) % count).padStart(5, '0')}`));

const input = (...contents: readonly (string | Uint8Array)[]): Input => ({
  tabs: TABS,
  files: caseFiles(contents),
});
const file = (lines: readonly string[]): string => [HEADER, ...lines].join('\n');
const ONE = { threads: 1, shardBytes: 900 };

describe('files that are not plain lines', () => {
  test('a line end inside quotes: the file is cut at records instead', async () => {
    const lines = rows(60).map((line, index) => (index % 7 === 3 ? `${line},,,"一\n二, 三"` : line));
    const folded = input(`${HEADER},備註\n${lines.join('\n')}`);
    const expected = await rowByRow(folded);
    expect(expected.cases).toBe(60);
    expect(await inShards(folded, ONE)).toEqual(expected);
    // More threads than shards: those that load late were opened for the first way of cutting.
    expect(await inShards(folded, { threads: 8, shardBytes: 900 })).toEqual(expected);
  });

  test.each([
    ['a quote left open', file([...rows(20), row('C9', { 1: '"P' }), ...rows(5)])],
    ['text after a closing quote', file([row('C1', { 1: '"P"x' })])],
    ['a byte of no encoding', Buffer.concat([Buffer.from(file(rows(40))), Buffer.of(0x0a, 0xff, 0x2c)])],
    ['a value beside the table', file([...rows(30), `${row('C99')},,,stray`])],
    ['a header that cannot be trusted', file(rows(2)).replace('總費用', '總費')],
    ['nothing at all', ''],
  ])('%s: left to the row reader', async (_, content) => {
    expect(await inShards(input(content), ONE)).toBeUndefined();
  });

  test('a header alone, and lines ended by CR alone', async () => {
    for (const content of [HEADER, `${HEADER}\n`, file(rows(3)).replaceAll('\n', '\r')]) {
      const alone = input(content);
      expect(await inShards(alone, { threads: 1 })).toEqual(await rowByRow(alone));
    }
  });

  test('amounts beyond the columns are left to the row reader', async () => {
    const huge = { 7: '99999999999.00', 9: '99999999999.00', 11: '0' };
    const large = input(file([row('C1'), row('C2', huge)]));
    expect((await rowByRow(large)).digest).toBeDefined();
    expect(await inShards(large, ONE)).toBeUndefined();
  });

  test('numbers that stand twice, in one file and in two', async () => {
    const twice = input(file([...rows(40), row('C00007')]), file([row('C00011'), row('D1')]));
    const expected = await rowByRow(twice);
    expect(expected.findings.filter((text) => text.includes('CASE_DUPLICATE'))).toHaveLength(2);
    expect(await inShards(twice, ONE)).toEqual(expected);
  });

  test('numbers beyond the BMP sort as JavaScript sorts them', async () => {
    const odd = input(file(['𠮷', '\uf900', 'é', '中', 'a', 'a\u0301', 'Z'].map((number) => row(number))));
    expect(await inShards(odd, ONE)).toEqual(await rowByRow(odd));
  });
});

describe('pieces that are lost', () => {
  async function digest(work: string, kill?: (workers: ThreadWorkers) => void) {
    const cases = input(file(rows(400)));
    const opened = await openInput(TABS, { knownAt: '2026-01-01' }, () => {}, { casesElsewhere: true });
    const workers = new ThreadWorkers(2, '.', work);
    try {
      const digested = digestFiles({
        area: opened.area,
        checks: opened.checks,
        names: cases.files,
        files: folderBlobs('.'),
        store: folderBlobs(work),
        workers,
        kept: true,
        shardBytes: () => 4000,
      });
      kill?.(workers);
      return canonicalJson((await digested)?.digest);
    } finally {
      await workers.close();
    }
  }

  const folder = () => mkdtempSync(join(tmpdir(), 'dianzhi-work-'));

  test('a thread that dies is replaced and its shard done again', async () => {
    const expected = await digest(folder());
    for (const after of [0, 60, 250]) {
      const killed = await digest(folder(), (workers) => {
        setTimeout(() => workers.killOne(), after);
      });
      expect(killed).toBe(expected);
    }
  });

  test('a run that goes on from a folder digests only the shards that are missing there', async () => {
    const work = folder();
    const expected = await digest(work);
    const before = readdirSync(work).sort();
    expect(before.length).toBeGreaterThan(5);
    const times = new Map(before.map((name) => [name, statSync(join(work, name)).mtimeMs]));
    rmSync(join(work, before[3]!));
    expect(await digest(work)).toBe(expected);
    expect(readdirSync(work).sort()).toEqual(before);
    const again = before.filter((name) => statSync(join(work, name)).mtimeMs !== times.get(name));
    expect(again).toEqual([before[3]]);
  });
});

test('threads know every rule that any scheme has for cases', async () => {
  const steps = new Set(['class', 'extra', 'decision', 'readmission']);
  const needed = REGIONS.flatMap(({ schemes }) => schemes)
    .flatMap(({ programme }) => programme.rules)
    .filter(({ step }) => steps.has(step))
    .map(({ id }) => id);
  const known = CASE_RULES.map(({ id }) => id);
  expect(needed.filter((id) => !known.includes(id))).toEqual([]);
  expect(needed.length).toBeGreaterThan(20);
});

test('an area that went to a thread has the same rules and coefficients', async () => {
  const list = new FindingList();
  const { area, checks } = await openInput(TABS, { knownAt: '2026-01-01' }, list.report, {
    casesElsewhere: true,
  });
  const there = unpackBasis(structuredClone(packBasis(area, checks)));
  expect(there.area?.programme.class.map(({ id }) => id)).toEqual(area?.programme.class.map(({ id }) => id));
  expect(there.area?.coefficients.lines()).toEqual(area?.coefficients.lines());
});

test('what is kept is good for one program alone: its digest is another with any source', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dianzhi-program-'));
  mkdirSync(join(folder, 'a/b'), { recursive: true });
  writeFileSync(join(folder, 'a/b/one.ts'), 'export const one = 1;');
  writeFileSync(join(folder, 'a/two.ts'), '');
  const before = digestOfSources(folder, ['a']);
  writeFileSync(join(folder, 'a/notes.md'), 'no source');
  expect(digestOfSources(folder, ['a'])).toBe(before);
  writeFileSync(join(folder, 'a/b/one.ts'), 'export const one = 2;');
  const changed = digestOfSources(folder, ['a']);
  writeFileSync(join(folder, 'a/three.ts'), '');
  expect(new Set([before, changed, digestOfSources(folder, ['a'])]).size).toBe(3);
  expect(programDigest()).toMatch(/^[0-9a-f]{64}$/);
});
