import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCsvFolder } from '../../../desk/files/csv-folder.ts';
import { readCsvTab } from '../../../desk/files/read-csv.ts';
import { csvText, writeCsvFile } from '../../../desk/files/write-csv.ts';
import type { Finding } from '../../../shared/findings/finding.ts';
import type { RawCell } from '../../../shared/sheets/raw.ts';
import { temporaryFolder } from './workshop.ts';

const folder = temporaryFolder();
let count = 0;

async function readCsv(content: string | Uint8Array) {
  const path = join(folder, `${++count}.csv`);
  await writeFile(path, content);
  const findings: Finding[] = [];
  const tab = await readCsvTab(path, '病例', (found) => findings.push(found));
  const rows: (readonly RawCell[])[] = [];
  for await (const { row, cells } of tab?.rows ?? []) {
    if (rows.push(cells) !== row) throw new Error(`row ${row} after ${rows.length - 1} rows`);
  }
  return { tab, rows, problems: findings.map(({ code, where }) => ({ code, ...where })), findings };
}

/** GB18030 has two bytes for common characters, found by decoding them all, and four for the rest. */
const gb18030 = (() => {
  const decoder = new TextDecoder('gb18030', { fatal: true });
  const known = new Map<string, Buffer>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const bytes = Buffer.of(lead, trail);
      known.set(decoder.decode(bytes), bytes);
    }
  }
  const wide = (code: number) => {
    const rest = code - 0x10000;
    return Buffer.of(
      0x90 + rest / 12600,
      0x30 + ((rest / 1260) % 10),
      0x81 + ((rest / 10) % 126),
      0x30 + (rest % 10),
    );
  };
  return (text: string): Buffer =>
    Buffer.concat(
      Array.from(text, (sign) => {
        const code = sign.codePointAt(0)!;
        return code < 0x80 ? Buffer.of(code) : code > 0xffff ? wide(code) : known.get(sign)!;
      }),
    );
})();

const TEXT = '病例號,機構\r\nZY1,縣醫院\r\nZY2,𠮷安社區\r\n';
const ROWS = [
  ['病例號', '機構'],
  ['ZY1', '縣醫院'],
  ['ZY2', '𠮷安社區'],
];

describe('encodings', () => {
  test.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with BOM', Buffer.from(`\ufeff${TEXT}`)],
    ['GB18030', gb18030(TEXT)],
    ['UTF-8, with LF and no last line end', Buffer.from(TEXT.replaceAll('\r\n', '\n').trimEnd())],
    ['UTF-8, with CR', Buffer.from(TEXT.replaceAll('\r\n', '\r'))],
  ])('%s', async (_, bytes) => {
    expect(await readCsv(bytes)).toMatchObject({ rows: ROWS, problems: [] });
  });

  test('nothing but ASCII, and nothing at all', async () => {
    expect((await readCsv('a,1\n')).rows).toEqual([['a', '1']]);
    expect((await readCsv('')).rows).toEqual([]);
  });

  test.each([
    ['utf-8', (text: string) => Buffer.from(text)],
    ['gb18030', gb18030],
  ])('%s is found late, and its characters may fall between two reads', async (_, encode) => {
    const ascii = 'ZY1,H01\n'.repeat(40_000);
    for (const shift of ['', 'x', 'xx']) {
      const { rows, problems } = await readCsv(
        Buffer.concat([Buffer.from(shift + ascii), encode('縣,醫院\n'.repeat(60_000))]),
      );
      expect(problems).toEqual([]);
      expect(rows).toHaveLength(100_000);
      expect(rows.slice(40_000).every(([first, second]) => first === '縣' && second === '醫院')).toBe(true);
    }
  });

  test('neither of the two, from the start', async () => {
    const outcome = await readCsv(Buffer.from('\ufeffa,病例', 'utf16le'));
    expect(outcome.tab).toBeUndefined();
    expect(outcome.problems).toEqual([{ code: 'FILE_ENCODING', tab: '病例' }]);
  });

  test('a byte that does not belong, far into the file or at its very end', async () => {
    const start = Buffer.from('病例號\n'.repeat(1000));
    for (const tail of [Buffer.of(0xff, 0x0a), Buffer.of(0xe7)]) {
      const { rows, problems } = await readCsv(
        Buffer.concat([start, Buffer.from('x\n'.repeat(300_000)), tail]),
      );
      expect(problems).toEqual([{ code: 'FILE_ENCODING', tab: '病例' }]);
      expect(rows.length).toBeLessThan(301_001);
    }
  });
});

describe('records', () => {
  test('quotes, commas and line ends inside; blanks; short, long and empty rows', async () => {
    const { rows } = await readCsv('a,"b ""c"", d","一\r\n二"\n\n,, x ,\n"",=1+1,-5\n');
    expect(rows).toEqual([
      ['a', 'b "c", d', '一\r\n二'],
      [null],
      [null, null, ' x ', null],
      [null, '=1+1', '-5'],
    ]);
  });

  test.each([
    ['not closed', 'a,b\n"x\ny",1\n甲,"乙\n丙,丁\n', 3, '引號沒有結束'],
    ['closed too early', 'a,b\n甲,"乙"丙\n', 2, '結束的引號之後還有文字'],
    ['in the middle', 'a,b\n甲,乙"丙"\n', 2, '引號出現在文字中間'],
    ['open for megabytes', `a,b\n"甲,${'乙,丙\n'.repeat(400_000)}`, 2, '這一筆過長'],
  ])('a quote %s', async (_, text, line, reason) => {
    const { findings, problems, rows } = await readCsv(text);
    expect(problems).toEqual([{ code: 'CSV_BROKEN', tab: '病例', row: line }]);
    expect(findings[0]?.message).toBe(`CSV 第 ${line} 行無法解析：${findings[0]?.message.split('：')[1]}`);
    expect(findings[0]?.message).toContain(reason);
    expect(rows.length).toBeLessThan(line);
  });

  test('can be read twice, and left in the middle', async () => {
    const { tab } = await readCsv(TEXT.repeat(50_000));
    const seen = async (most: number) => {
      let rows = 0;
      for await (const _ of tab!.rows) if (++rows === most) break;
      return rows;
    };
    expect([await seen(10), await seen(Infinity), await seen(Infinity)]).toEqual([10, 150_000, 150_000]);
  });

  test('300,000 cases pass without piling up', async () => {
    const line =
      'ZY202500000001,H01,P00001,職工,本地,2025-01-02,2025-01-09,DRG001,12600.00,0,9000.00,,3600.00,否,\n';
    const path = join(folder, 'big.csv');
    await writeFile(path, line.repeat(300_000));
    const tab = await readCsvTab(path, '病例', () => {});
    const before = process.memoryUsage().heapUsed;
    let most = 0;
    let rows = 0;
    for await (const { cells } of tab!.rows) {
      if (++rows % 5_000 === 0) most = Math.max(most, process.memoryUsage().heapUsed);
      if (cells.length !== 15) throw new Error(`${cells.length} cells`);
    }
    expect(rows).toBe(300_000);
    expect(most - before).toBeLessThan(100 * 2 ** 20);
  });
});

describe('folders', () => {
  test('every CSV is a tab by its name, composed and in order', async () => {
    const inside = join(folder, 'area');
    await mkdir(join(inside, '舊.csv'), { recursive: true });
    const decomposed = 'é'.normalize('NFD');
    for (const name of [
      '病例.csv',
      '參數.CSV',
      `${decomposed}.csv`,
      '說明.txt',
      '._病例.csv',
      '~$病例.csv',
    ]) {
      await writeFile(join(inside, name), '鍵\n');
    }
    await writeFile(join(inside, '壞.csv'), Buffer.of(0xff, 0xfe));
    const findings: Finding[] = [];
    const tabs = await readCsvFolder(inside, (found) => findings.push(found));
    expect(tabs.map(({ name }) => name)).toEqual(['é', '參數', '病例']);
    expect(findings.map(({ code, where }) => ({ code, where }))).toEqual([
      { code: 'FILE_ENCODING', where: { tab: '壞' } },
    ]);
  });

  test('files and folders that are not there', async () => {
    const findings: Finding[] = [];
    const report = (found: Finding) => findings.push(found);
    expect(await readCsvFolder(join(folder, 'none'), report)).toEqual([]);
    expect(await readCsvTab(join(folder, 'none.csv'), '病例', report)).toBeUndefined();
    expect(await readCsvTab(folder, '病例', report)).toBeUndefined();
    expect(findings.map(({ code }) => code)).toEqual(['FILE_NOT_FOUND', 'FILE_NOT_FOUND', 'FILE_NOT_FOUND']);
  });
});

describe('writing', () => {
  const joined = async (rows: (string | number | boolean | null)[][], bom = false) => {
    let text = '';
    for await (const piece of csvText(rows, { bom })) text += piece;
    return text;
  };

  test('quotes only what needs them, and leaves what looks like a formula as it is', async () => {
    const rows = [['=1+1', '-5', '@a', 'b,c', 'd"e', 'f\ng', ' h', null, 1.5, true, false]];
    expect(await joined(rows)).toBe('=1+1,-5,@a,"b,c","d""e","f\ng"," h",,1.5,是,否\r\n');
    expect(await joined([], true)).toBe('\ufeff');
  });

  test('a tab is a file with or without byte order mark', async () => {
    await writeCsvFile(folder, '參數', [['鍵', '值']], { bom: true });
    expect(await readFile(join(folder, '參數.csv'))).toEqual(Buffer.from('\ufeff鍵,值\r\n'));
    await writeCsvFile(folder, '參數', [['year', 2025]], { bom: false });
    expect(await readFile(join(folder, '參數.csv'), 'utf8')).toBe('year,2025\r\n');
  });

  test('any texts come back as they were', async () => {
    const grids = fc.array(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(grids, async (grid) => {
        const { rows, problems } = await readCsv(await joined([['表'], ...grid], true));
        expect(problems).toEqual([]);
        expect(rows.slice(1)).toEqual(grid.map((row) => row.map((cell) => cell || null)));
      }),
      { numRuns: 60 },
    );
  });
});
