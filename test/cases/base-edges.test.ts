import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import { afterAll, describe, expect, test } from 'vitest';
import { readCsvFolder } from '../../desk/files/csv-folder.ts';
import { type BaseFolder, type BaseOutcome, baseByRows, baseFolder, baseInShards } from './base-both-ways.ts';
import { type BaseTabs, baseTabs, REFERENCE_HEADERS } from './base-tabs.ts';

const made: string[] = [];
const kept = (folder: string): string => {
  made.push(folder);
  return folder;
};
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

const PARAMETERS = { 'base.yearWeights': '2:3:5', 'base.trim': 'iqr', 'base.minCases': '0' };
const G1 = ['G1', '', '一般'];

const tabsWith = (
  parameters: Readonly<Record<string, string>> = {},
  ...groups: readonly (readonly string[])[]
): BaseTabs =>
  baseTabs({
    parameters: { ...PARAMETERS, ...parameters },
    institutions: [
      ['H1', '甲', '二級'],
      ['H2', '乙', '一級'],
    ],
    groups: [G1, ...groups],
  });
const TABS = tabsWith();
const HEADER = REFERENCE_HEADERS.join(',');
const ONE = { threads: 1, shardBytes: 120 };
const history = (rows: readonly string[], tabs: BaseTabs = TABS): BaseFolder => ({
  input: kept(baseFolder({ ...tabs, 歷史病例: [HEADER, ...rows, ''].join('\n') })),
});
const documentOf = ({ document }: BaseOutcome) => JSON.parse(document!);
const codes = ({ findings }: BaseOutcome) => findings.map((text) => JSON.parse(text).code);

async function agreed(folder: BaseFolder): Promise<BaseOutcome> {
  const expected = await baseByRows(folder);
  expect(await baseInShards(folder, ONE)).toEqual(expected);
  return expected;
}

describe('edges', () => {
  test('years 2:3:5 of means 9,000, 10,000 and 11,000 is 10,300', async () => {
    const rows = ['2022,H1,G1,8000', '2022,H2,G1,10000.00', '2023,H1,G1,10000.0', '2024,H1,G1,11000'];
    const { areaMeanCost, groups } = documentOf(
      await agreed(history(rows, tabsWith({ 'base.trim': 'none' }))),
    );
    expect(areaMeanCost).toBe('10300.00');
    expect(groups[0]).toMatchObject({ cases: 4, kept: '4', meanCost: '10300.00', basePoints: '100.0000' });
  });

  test('one case', async () => {
    const { groups } = documentOf(await agreed(history(['2024,H1,G1,0.01'])));
    expect(groups[0]).toMatchObject({ kept: '1', meanCost: '0.01', variation: '0.0000', stable: true });
  });

  test('charges on the limits are kept, one fen beyond them is not', async () => {
    // Q1 = 20, Q3 = 40: −10 … 70.
    const on = ['10', '20', '30', '40', '70'].map((total) => `2024,H1,G1,${total}`);
    const beyond = ['10', '20', '30', '40', '70.01'].map((total) => `2024,H1,G1,${total}`);
    expect(documentOf(await agreed(history(on))).groups[0].kept).toBe('5');
    expect(documentOf(await agreed(history(beyond))).groups[0].kept).toBe('4');
  });

  test('ties at both quartiles leave only them, a group that fails is trimmed once more', async () => {
    const tabs = tabsWith({ 'base.trim.k': '0', 'base.cvMax': '0' });
    const rows = ['5', '5', '5', '5', '5', '1', '9'].map((total) => `2023,H2,G1,${total}.00`);
    expect(documentOf(await agreed(history(rows, tabs))).groups[0]).toMatchObject({ cases: 7, kept: '5' });
  });

  test('all of a group trimmed: it has no line, and its points are missing', async () => {
    const tabs = tabsWith({ 'base.trim.k': '0' }, ['G2', '', '一般']);
    const rows = ['2024,H1,G1,10', '2024,H1,G1,20', '2024,H1,G2,7'];
    expect(codes(await agreed(history(rows, tabs)))).toEqual(['REFERENCE_MISSING']);
  });

  test('a group without a case', async () => {
    const tabs = tabsWith({}, ['G2', '', '一般', '80', '8000']);
    const { groups } = documentOf(await agreed(history(['2024,H1,G1,10'], tabs)));
    expect(groups[1]).toMatchObject({ code: 'G2', cases: 0, kept: '0', basePoints: '80.0000', stable: null });
  });

  test('charges of zero alone: there is nothing to compute from', async () => {
    const outcome = await agreed(history(['2024,H1,G1,0', '2023,H1,G1,0.00']));
    expect(codes(outcome)).toContain('PARAMETER_MISSING');
  });

  test('a negative charge, three decimals, another year, unknown codes: all at once, at their rows', async () => {
    const rows = [
      ...Array.from({ length: 20 }, () => '2024,H1,G1,100.00'),
      ...['2024,H1,G1,-5.00', '2024,H1,G1,1.005', '2021,H1,GX,1.00', '2024,H9,G1,1.00', '2024,H1,GX,1.00'],
    ];
    const folder = history(rows);
    const outcome = await agreed(folder);
    expect(await baseInShards(folder, { threads: 3, shardBytes: 60 })).toEqual(outcome);
    expect(outcome.document).toBeUndefined();
    const told = outcome.findings.map((text) => JSON.parse(text));
    expect(told.map(({ code, where: { row, column } }) => `${code} ${column}${row}`).sort()).toEqual([
      'CELL_DECIMALS D23',
      'CELL_NEGATIVE D22',
      'GROUP_UNKNOWN C26',
      'INSTITUTION_UNKNOWN B25',
      'REFERENCE_YEAR A24',
    ]);
  });

  test('a charge beyond the columns is left to the row reader', async () => {
    const folder = history(['2024,H1,G1,42949672.95', '2024,H1,G1,42949672.96']);
    const expected = await baseByRows(folder);
    expect(expected.document).toBeDefined();
    expect(await baseInShards(folder, ONE)).toBeUndefined();
    await agreed(history(['2024,H1,G1,42949672.95', '2024,H1,G1,42949672.94']));
  });

  test('a line end inside quotes: cut at records', async () => {
    const rows = Array.from({ length: 30 }, (_, index) =>
      index % 7 === 3 ? `2024,H1,G1,${index}.00,"一\n二, 三"` : `2024,H1,G1,${index}.00,`,
    );
    const input = kept(baseFolder({ ...TABS, 歷史病例: [`${HEADER},備註`, ...rows].join('\n') }));
    const outcome = await agreed({ input });
    expect(documentOf(outcome).groups[0].cases).toBe(30);
  });

  test.each([
    ['a quote left open', `${HEADER}\n2024,H1,"G1,5\n2024,H1,G1,5\n`],
    ['a value beside the table', `${HEADER}\n2024,H1,G1,5\n2024,H1,G1,5,,stray\n`],
    ['a header that cannot be trusted', `${HEADER.replace('總費用', '總費')}\n2024,H1,G1,5\n`],
    ['nothing at all', ''],
  ])('%s: told as the row reader tells it', async (_, content) => {
    const input = kept(baseFolder({ ...TABS, 歷史病例: content }));
    const expected = await baseByRows({ input });
    expect(expected.document).toBeUndefined();
    const list = await baseInShards({ input }, ONE);
    // Where not a single row could be read, how the file was read does not show.
    if (list) expect(list).toEqual(expected);
  });

  test('a header alone', async () => {
    const outcome = await agreed(history([]));
    expect(outcome.document).toBeUndefined();
  });

  test('a year that cannot be read', async () => {
    const tabs = tabsWith({ year: '' });
    const outcome = await agreed(history(['2024,H1,G1,5', '1999,H9,GX,5'], tabs));
    expect(codes(outcome)).toContain('INSTITUTION_UNKNOWN');
  });

  test('the same file given twice is refused, also through its folder', async () => {
    const { input } = history(['2024,H1,G1,5']);
    const own = join(input, '歷史病例.csv');
    await expect(baseByRows({ input, files: [own] })).rejects.toThrow('given twice');
    const years = join(input, 'years');
    mkdirSync(years);
    writeFileSync(join(years, '2023.csv'), `${HEADER}\n2023,H1,G1,7\n`);
    const once = await agreed({ input, files: [years] });
    expect(documentOf(once).groups[0].cases).toBe(2);
    const twice = { input, files: [years, join(years, '2023.csv')] };
    await expect(baseByRows(twice)).rejects.toThrow('given twice');
  });

  test('of several files, each row is told with the name of its own', async () => {
    const { input } = history(['2024,H1,G1,5', '2021,H1,G1,5']);
    const years = join(input, 'years');
    mkdirSync(years);
    writeFileSync(join(years, 'a.csv'), `${HEADER}\n2024,H1,G1,-1\n`);
    writeFileSync(join(years, 'b.csv'), '總費用,病組,機構,年度\n5,G1,H9,2024\n');
    const told = (outcome: BaseOutcome) =>
      outcome.findings
        .map((text) => JSON.parse(text))
        .map(({ message, where: { row, column } }) => `${column}${row} ${message}`)
        .filter((text) => text.includes('.csv'))
        .sort();
    const outcome = await agreed({ input, files: [years] });
    expect(told(outcome).map((text) => text.slice(0, text.indexOf('：')))).toEqual([
      'A3 歷史病例.csv',
      'C2 b.csv',
      'D2 a.csv',
    ]);
    writeFileSync(join(years, 'b.csv'), `${HEADER}\n2024,"H1"x,G1,5\n`);
    expect(told(await baseByRows({ input, files: [years] }))).toContainEqual(
      expect.stringContaining('2 b.csv：'),
    );
  });

  test('a workbook gives the same as the folder', async () => {
    const rows = Array.from({ length: 40 }, (_, index) => `${2022 + (index % 3)},H1,G1,${index * index}.5`);
    const folder = history(rows);
    const expected = await agreed(folder);
    const book = utils.book_new();
    for (const { name, rows: cells } of await readCsvFolder(folder.input, () => {})) {
      const texts: unknown[][] = [];
      for await (const row of cells) texts.push([...row.cells]);
      utils.book_append_sheet(book, utils.aoa_to_sheet(texts), name);
    }
    const path = join(folder.input, 'book.xlsx');
    writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
    expect(await baseByRows({ input: path })).toEqual(expected);
    expect(await baseInShards({ input: path }, ONE)).toBeUndefined();
  });

  test('a further file that is not there', async () => {
    const { input } = history(['2024,H1,G1,5']);
    const outcome = await agreed({ input, files: [join(input, 'nowhere.csv')] });
    expect(codes(outcome)).toEqual(['FILE_NOT_FOUND']);
  });
});
