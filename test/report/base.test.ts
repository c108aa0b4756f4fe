import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { baseCommand } from '../../desk/cli/base.ts';
import { readXlsxFile } from '../../desk/files/read-workbook.ts';
import { writeCsvFile } from '../../desk/files/write-csv.ts';
import { FindingList } from '../../shared/findings/finding-list.ts';
import { baseReport } from '../../shared/report/base-report.ts';
import { baseTable } from '../../shared/report/base-table.ts';
import { prepareArea } from '../../shared/settle/area.ts';
import { readTables } from '../../shared/sheets/read-tables.ts';
import { type County, county, put } from './county.ts';
import { rowsOf, texts } from './reading.ts';

const folder = mkdtempSync(join(tmpdir(), 'dianzhi-base-'));
let told = '';
beforeAll(() => {
  vi.spyOn(console, 'log').mockImplementation(() => {});
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    told += String(text);
    return true;
  });
});
beforeEach(() => {
  told = '';
});
afterAll(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

/** Three groups with charges that are easy to check by hand, the third of them too various to be stable. */
const GROUPS = [
  ['編碼', '名稱', '類型', '基準點數', '次均費用', '不設差異係數', '上限倍率'],
  ['A', '甲組', '一般', '50', '5000', '', ''],
  ['B', '乙組', '一般', '', '', '是', '2.5'],
  ['C', '丙組', '一般', '100', '10000', '', ''],
  ['D', '床日組', '床日', '2.6', '260', '', ''],
  ['E', '歧義組', '歧義', '', '', '', ''],
];

/** 2024 only: A 6 × 4,000, B 6 × 8,000, C 5 × 6,000: c̄ = 102,000 ÷ 17 = 6,000. */
const CHARGES: readonly (readonly [string, number, string])[] = [
  ['A', 6, '4000.00'],
  ['B', 6, '8000.00'],
  ['C', 5, '6000.00'],
];

function referenceCounty(): County {
  const tabs = county(60);
  tabs.delete('病例');
  tabs.set('病組', GROUPS);
  tabs.set('差異係數', [
    ['病組', '機構或等級', '係數'],
    ['*', '二級', '1.06'],
  ]);
  tabs.set('特病單議', [tabs.get('特病單議')![0]!]);
  tabs.set('歷史病例', [
    ['年度', '機構', '病組', '總費用'],
    ...CHARGES.flatMap(([group, cases, total]) =>
      Array.from({ length: cases }, () => ['2024', 'Y01', group, total]),
    ),
    ['2024', 'Y01', 'D', '9999.00'],
  ]);
  return tabs;
}

async function written(tabs: County, name: string): Promise<string> {
  const input = join(folder, name);
  for (const [tab, rows] of tabs) await writeCsvFile(input, tab, rows, { bom: false });
  return input;
}

async function areaOf(tabs: County) {
  const list = new FindingList();
  const raws = [...tabs].map(([name, rows]) => ({
    name,
    rows: rows.map((cells, index) => ({ row: index + 1, cells })),
  }));
  const workbook = await readTables(raws, list.report, { casesElsewhere: true });
  const clocks = { lawDate: '2025-12-31', knownAt: '2026-11-23' };
  return prepareArea(workbook, clocks, list.report).area!;
}

describe('the table', () => {
  test('new values stand in the form of the input, whatever is published now', async () => {
    const area = await areaOf(referenceCounty());
    const [groups, coefficients] = baseReport(area, baseTable(area)!);
    expect(texts(groups!)).toEqual([
      GROUPS[0],
      ['A', '甲組', '一般', '66.6667', '4,000.00', '', ''],
      ['B', '乙組', '一般', '133.3333', '8,000.00', '是', '2.5000'],
      // Five cases are not more than base.minCases.
      ['C', '丙組', '非穩定', '', '', '', ''],
      // 260 ÷ 6,000 × 100; its cases take no part in c̄.
      ['D', '床日組', '床日', '4.3333', '260.00', '', ''],
      ['E', '歧義組', '歧義', '', '', '', ''],
    ]);
    expect(texts(coefficients!)[1]).toEqual(['*', '二級', '1.0600']);
  });

  test('quality: n, kept, CV, kinds, RIV and the change of every base point', async () => {
    const area = await areaOf(referenceCounty());
    const sheet = baseReport(area, baseTable(area)!)[2]!;
    expect(rowsOf(sheet, '全部病組次均費用 c̄（填入 area.meanCost）')[0]![2]).toBe('6,000.00');
    expect(rowsOf(sheet, '各類病組數')[0]![2]).toBe('一般 2、非穩定 1、床日 1、歧義 1、未入組 0');
    // All charges of a group are the same: all variance lies between groups.
    expect(rowsOf(sheet, '組間變異佔比 RIV')[0]![2]).toBe('1.0000');
    expect(rowsOf(sheet, 'A')[0]).toEqual(
      '甲組,一般,是,6,6,100.00%,0.0000,4_000.00,66.6667,50.0000,16.6667,33.33%'
        .split(',')
        .map((text) => text.replace('_', ','))
        .toSpliced(0, 0, 'A'),
    );
    expect(rowsOf(sheet, 'C')[0]!.slice(2, 6)).toEqual(['非穩定', '否', '5', '5']);
    expect(rowsOf(sheet, 'C')[0]!.slice(-3)).toEqual(['100.0000', '0.0000', '0.00%']);
    expect(rowsOf(sheet, 'D')[0]!.slice(3, 7)).toEqual(['—', '0', '0', '—']);
  });

  test('coefficients are computed where the area says how', async () => {
    const tabs = referenceCounty();
    put(tabs, 'coefficient.method', 'hospital');
    const area = await areaOf(tabs);
    const base = baseTable(area)!;
    expect(base.coefficientsComputed).toBe(true);
    expect(texts(baseReport(area, base)[1]!).slice(1)).toEqual([
      ['A', 'Y01', '1.0000'],
      ['C', 'Y01', '1.0000'],
    ]);
  });
});

describe('dianzhi base', () => {
  test('writes a workbook that reads back as input, and the same figures as JSON', async () => {
    const input = await written(referenceCounty(), 'good');
    const out = join(folder, 'out');
    expect(await baseCommand({ input, out })).toBe(0);
    expect((await readdir(out)).sort()).toEqual(['base.json', '基準數據.xlsx']);

    const list = new FindingList();
    const raws = (await readXlsxFile(join(out, '基準數據.xlsx'), list.report))!;
    const pasted = raws.filter(({ name }) => name === '病組' || name === '差異係數');
    const { tables } = await readTables(pasted, () => {}, { casesElsewhere: true });
    const json = JSON.parse(readFileSync(join(out, 'base.json'), 'utf8'));
    expect(tables.groups.map(({ code, kind }) => [code, kind])).toEqual(
      json.groups.map(({ code, kind }: Record<string, string>) => [code, kind]),
    );
    expect(tables.groups[0]!.basePoints).toEqual({ n: 666667n, d: 10000n });
    expect(tables.groups[0]!.meanCost).toBe(400000n);
    expect(json).toMatchObject({
      contract: 1,
      kind: 'dianzhi-base',
      year: 2025,
      scheme: 'zhejiang-2019',
      areaMeanCost: '6000.00',
      explainedVariance: '1.0000',
      coefficients: [{ group: '*', target: '二級', value: '1.0600' }],
    });
    expect(json.groups[0]).toEqual({
      code: 'A',
      name: '甲組',
      kind: '一般',
      basePoints: '66.6667',
      meanCost: '4000.00',
      cases: 6,
      kept: '6',
      keptShare: '1.0000',
      variation: '0.0000',
      stable: true,
      pointsBefore: '50.0000',
      pointsDifference: '16.6667',
      pointsRatio: '0.3333',
    });
    expect(json.inputDigest).toMatch(/^sha256:[\da-f]{64}$/);
  });

  test('without reference cases it says so and writes findings.json alone', async () => {
    const tabs = referenceCounty();
    tabs.delete('歷史病例');
    tabs.get('病組')![2]!.splice(3, 2, '80', '8000');
    const out = join(folder, 'none');
    expect(await baseCommand({ input: await written(tabs, 'no-cases'), out })).toBe(2);
    expect(await readdir(out)).toEqual(['findings.json']);
    expect(told).toContain('REFERENCE_NONE 阻斷 歷史病例!-');
  });

  test('a case of another year blocks', async () => {
    const tabs = referenceCounty();
    tabs.get('歷史病例')!.push(['2019', 'Y01', 'A', '1.00']);
    const out = join(folder, 'blocked');
    expect(await baseCommand({ input: await written(tabs, 'other-year'), out })).toBe(2);
    expect(await readdir(out)).toEqual(['findings.json']);
    expect(told).toContain('REFERENCE_YEAR');
  });

  test('an input that is not there', async () => {
    expect(await baseCommand({ input: join(folder, 'nowhere'), out: join(folder, 'nothing') })).toBe(2);
    expect(told).toContain('FILE_NOT_FOUND');
  });
});
