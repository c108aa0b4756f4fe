import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { expect, test, vi } from 'vitest';
import { disputeCommand } from '../../desk/cli/dispute.ts';
import { packCommand, packFile } from '../../desk/cli/pack.ts';
import { UsageError } from '../../desk/cli/usage.ts';
import { printPdf } from '../../desk/files/print-pdf.ts';
import { writeXlsx } from '../../desk/files/write-workbook.ts';
import { printedSheets } from '../../shared/report/institution/files.ts';
import type { ModelCell } from '../../shared/sheets/sheet-model.ts';
import { County } from '../bad-input/county.ts';
import { inFolder, MARCH, quietly } from '../bad-input/settling.ts';
import { county as sample } from '../report/county.ts';

type Rows = string[][];

/** The sheets of a workbook as another library reads them. */
async function sheetsOf(path: string): Promise<ReadonlyMap<string, Rows>> {
  const book = read(await readFile(path));
  return new Map(
    book.SheetNames.map((name) => [
      name,
      utils.sheet_to_json<string[]>(book.Sheets[name]!, { header: 1, raw: false, defval: '' }),
    ]),
  );
}

const cellAt = (rows: Rows, label: string, title: string): string => {
  const header = rows.find((row) => row.includes(title))!;
  return rows.find(([first]) => first === label)![header.indexOf(title)]!;
};

const dispute = (input: string, out: string, cases?: string[]) =>
  quietly(() => disputeCommand({ input, period: MARCH, institution: 'H1', cases, out }));

test('the dispute file of a hospital: its cases, decisions, deductions, statement and explanations', async () => {
  await inFolder(async (folder) => {
    const input = await new County().set({ '病例!J2': '600.00' }).writeTo(join(folder, 'county'));
    const out = join(folder, 'out');
    expect((await dispute(input, out)).exit).toBe(0);
    const names = (await readdir(out)).filter((name) => name.endsWith('.xlsx'));
    expect(names).toEqual(['爭議材料-H1-2025-03.xlsx']);
    const sheets = await sheetsOf(join(out, names[0]!));
    expect([...sheets.keys()]).toEqual([
      '材料目錄',
      '點值',
      '機構結算',
      '病組分析',
      '病例',
      '單議與扣減',
      '病例解釋',
      '金額解釋',
    ]);
    const cases = sheets.get('病例')!;
    expect(cases.filter(([first]) => /^C\d\d$/.test(first!)).map(([first]) => first)).toEqual([
      'C01',
      'C02',
      'C06',
      'C07',
      'C09',
    ]);
    // 120 × 1.1; 60,000 is r = 120000 ÷ 35000 in a group of 350 × 1.2, reviewed
    expect(cellAt(cases, 'C01', '點數')).toBe('132.0000');
    expect(cellAt(cases, 'C01', '倍率')).toBe('1.0500');
    expect(cellAt(cases, 'C06', '標記')).toBe('高倍率、單議：追加點數');
    expect(cellAt(cases, 'C06', '病組次均費用')).toBe('35,000.00');
    const difference = cases.find(([first]) => first === '差額')!;
    expect(difference.slice(1).filter((text) => text !== '' && !/^(0\.0+|—)$/.test(text))).toEqual([]);
    const decided = sheets.get('單議與扣減')!;
    expect(decided.find(([first]) => first === 'C06')).toContain('單議〔2025〕1號');
    expect(decided.find(([first]) => first === 'C01')).toContain('600.00');
    const explained = sheets.get('病例解釋')!.map((row) => row.join(' '));
    expect(explained.filter((line) => line.startsWith('病例 '))).toEqual([
      '病例 C01：132.0000 點 ',
      '病例 C06：1,095.0000 點 ',
      '病例 C07：200.0000 點 ',
    ]);
    expect(sheets.get('金額解釋')!.flat().join('\n')).toMatch(/居民 H1 本月預付額[\s\S]*H1 應付額/);
  });
});

test('only the cases that are asked for are explained', async () => {
  await inFolder(async (folder) => {
    const input = await new County().writeTo(join(folder, 'county'));
    await dispute(input, join(folder, 'out'), ['C02']);
    const sheets = await sheetsOf(join(folder, 'out', '爭議材料-H1-2025-03.xlsx'));
    const subjects = sheets.get('病例解釋')!.map(([first]) => first!);
    expect(subjects.filter((text) => text.startsWith('病例 '))).toEqual(['病例 C02：132.0000 點']);
    await expect(dispute(input, join(folder, 'out'), ['C03'])).rejects.toThrow(UsageError);
    await expect(
      quietly(() =>
        disputeCommand({ input, period: MARCH, institution: 'H9', cases: undefined, out: folder }),
      ),
    ).rejects.toThrow(UsageError);
  });
});

test('every institution of a month gets its own data', async () => {
  await inFolder(async (folder) => {
    const input = await new County().writeTo(join(folder, 'county'));
    const out = join(folder, 'out');
    expect((await quietly(() => packCommand({ input, period: MARCH, out }))).exit).toBe(0);
    expect((await readdir(out)).sort()).toEqual(
      ['H1', 'H2', 'H3'].map((code) => packFile(code, MARCH)).sort(),
    );
    const sheets = await sheetsOf(join(out, packFile('H2', MARCH)));
    expect([...sheets.keys()]).toEqual(['點值', '機構結算', '病組分析', '病例']);
    expect(cellAt(sheets.get('病例')!, 'C08', '標記')).toBe('低倍率');
    expect([...sheets.values()].flat(2).join(' ')).not.toMatch(/H1|縣人民醫院|C01/);
  });
});

test('a name that would show somebody else forbids all files', async () => {
  await inFolder(async (folder) => {
    const county = new County().set({ '預算!D2': '關於民營醫院的通知' });
    const input = await county.writeTo(join(folder, 'county'));
    const out = join(folder, 'out');
    const { exit, lines } = await quietly(() => packCommand({ input, period: MARCH, out }));
    expect(exit).toBe(2);
    expect(lines.join()).toMatch(/FOREIGN_CONTENT 阻斷 點值!- .*民營醫院/);
    expect(await readdir(out)).toEqual(['findings.json']);
  });
});

test('codes that are no names of files, and codes that look alike, get names apart', () => {
  const names = ['A/1', 'A_1', 'A%2F1', '..', '甲 1'].map((code) => packFile(code, MARCH));
  expect(new Set(names).size).toBe(5);
  expect(names[0]).toBe('數據包-A%2F1-2025-03.xlsx');
  for (const name of names) expect(name).not.toMatch(/[/\\]|\.\.-/);
});

test('a refused input writes nothing but its findings', async () => {
  await inFolder(async (folder) => {
    const input = await new County().set({ '病例!I2': 'x' }).writeTo(join(folder, 'county'));
    expect((await dispute(input, join(folder, 'out'))).exit).toBe(2);
    expect(await readdir(join(folder, 'out'))).toEqual(['findings.json']);
  });
});

const SHEET = {
  name: '表',
  columns: [{ width: 20 }],
  rows: [[{ value: '示例', style: 'text' }]],
  frozenRows: 0,
  protected: true,
  print: { orientation: 'landscape', footer: '' },
} as const;

test('without a program that prints, the file alone is written, and the person is told', async () => {
  const workbook = await writeXlsx([SHEET], { title: '', madeAt: new Date(0) });
  const what = { workbook, sheets: [SHEET], title: '', locale: 'zh-Hant' } as const;
  const absent = [
    ['office', 'no-such-office'],
    ['browser', 'no-such-browser'],
  ] as const;
  expect(await printPdf({ ...what, programs: absent })).toBeUndefined();
  const silenced = vi.spyOn(console, 'error').mockImplementation(() => {});
  // A program that does nothing leaves no file.
  expect(await printPdf({ ...what, programs: [['office', 'true']] })).toBeUndefined();
  expect(silenced).toHaveBeenCalledOnce();
  silenced.mockRestore();
});

const installed = async (command: string): Promise<boolean> => {
  for (const folder of (process.env['PATH'] ?? '').split(':')) {
    if ((await readdir(folder).catch(() => [] as string[])).includes(command)) return true;
  }
  return false;
};

test.for([
  ['office', 'soffice'],
  ['browser', 'chromium'],
] as const)('%s prints a PDF', { timeout: 60_000 }, async (program, { skip }) => {
  if (!(await installed(program[1]))) skip();
  const workbook = await writeXlsx([SHEET], { title: '', madeAt: new Date(0) });
  const what = { workbook, sheets: [SHEET], title: '示例', locale: 'zh-Hant' } as const;
  const pdf = await printPdf({ ...what, programs: [program] });
  expect(Buffer.from(pdf!.subarray(0, 5)).toString('latin1')).toBe('%PDF-');
});

test('a year of the sample: the cases of every institution come to its statement', async () => {
  await inFolder(async (folder) => {
    const input = join(folder, 'in');
    await mkdir(input);
    for (const [name, rows] of sample(200)) {
      await writeFile(join(input, `${name}.csv`), rows.map((row) => row.join(',')).join('\n'));
    }
    const out = join(folder, 'out');
    await quietly(() => packCommand({ input, period: { kind: 'year', year: 2025 }, out }));
    const files = await readdir(out);
    expect(files.length).toBeGreaterThan(8);
    for (const file of files) {
      const cases = (await sheetsOf(join(out, file))).get('病例')!;
      const difference = cases.find(([first]) => first === '差額')!;
      expect(difference.slice(1).filter((text) => text !== '' && !/^(0\.0+|—)$/.test(text))).toEqual([]);
    }
  });
});

test('what is too long for paper stays on the screen, and the cover says so', () => {
  const row = [{ value: '行', style: 'text' }] as const;
  const sheet = (name: string, rows: number, first: ModelCell = row[0]) => ({
    ...SHEET,
    name,
    rows: [[first], ...Array.from({ length: rows - 1 }, () => row)],
  });
  const cover = sheet('材料目錄', 3, { value: '病例', style: 'text', link: '病例' });
  const sheets = [cover, sheet('病例', 3001), sheet('機構結算', 3000)];
  const printed = printedSheets(sheets);
  expect(printed.map(({ name }) => name)).toEqual(['材料目錄', '機構結算']);
  expect(printed[0]!.rows[0]).toEqual([{ value: '病例', style: 'text' }]);
  expect(printedSheets([cover, sheet('病例', 3000)])[0]!.rows[0]).toEqual(cover.rows[0]);
});
