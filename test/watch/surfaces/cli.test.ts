import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { UsageError } from '../../../desk/cli/usage.ts';
import {
  HANDLING_FILE,
  readTime,
  WATCH_FILE,
  WATCH_WORKBOOK,
  type WatchOptions,
  watchCommand,
} from '../../../desk/cli/watch.ts';
import { sha256 } from '../../../functions/gateways/sha256.ts';
import { canonicalJson, hashOf } from '../../../shared/settle/hash.ts';
import type { County } from '../../bad-input/county.ts';
import { inFolder, quietly } from '../../bad-input/settling.ts';
import { twoConsortia } from '../../functions/runs/county.ts';
import { type Meaning, renamed } from '../../functions/security/renamed.ts';

const BILL = 'watch-large-bill:C06';

async function lay(county: Pick<County, 'tabs'>, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (const [name, rows] of county.tabs()) {
    await writeFile(join(folder, `${name}.csv`), rows.map((row) => row.join(',')).join('\n'));
  }
  return folder;
}

interface Left {
  readonly exit: number;
  readonly lines: readonly string[];
  readonly names: readonly string[];
  readonly document: {
    readonly period: string;
    readonly watchDigest: string;
    readonly casesWatched: boolean;
    readonly flags: readonly { readonly id: string; readonly status: string }[];
    readonly sheets: readonly unknown[];
  };
  /** The tabs of a workbook, and all their texts */
  readonly text: (name: string) => Promise<string>;
  readonly book: (name: string) => Promise<Readonly<Record<string, string>>>;
}

/** Runs the command on a county and looks at what it left, before the folder is gone. */
async function watchOf<T>(
  county: Pick<County, 'tabs'>,
  options: Partial<WatchOptions>,
  look: (left: Left) => Promise<T> | T,
): Promise<T> {
  return inFolder(async (folder) => {
    const input = await lay(county, join(folder, 'in'));
    const out = join(folder, 'out');
    const time = { kind: 'month', year: 2025, month: '03' } as const;
    const { exit, lines } = await quietly(() =>
      watchCommand({ input, out, time, documents: false, ...options }),
    );
    const names = (await readdir(out)).sort();
    const document = names.includes(WATCH_FILE)
      ? JSON.parse(await readFile(join(out, WATCH_FILE), 'utf8'))
      : undefined;
    const book = async (name: string) => {
      const { SheetNames, Sheets } = read(await readFile(join(out, name)));
      return Object.fromEntries(SheetNames.map((tab) => [tab, utils.sheet_to_csv(Sheets[tab]!)]));
    };
    const text = (name: string) => readFile(join(out, name), 'utf8');
    return look({ exit, lines, names, document, text, book });
  });
}

describe('dianzhi watch', () => {
  test('writes watch.json and the workbook, and its digest covers flags and tables', async () => {
    await watchOf(twoConsortia(), {}, async ({ exit, names, document, book }) => {
      expect([exit, names]).toEqual([0, [WATCH_FILE, WATCH_WORKBOOK, HANDLING_FILE].sort()]);
      expect([document.period, document.casesWatched]).toEqual(['2025-03', true]);
      expect(document.flags.map(({ id, status }) => [id, status])).toContainEqual([BILL, '待核查']);
      const flags = document.flags.map(({ status: _, ...flag }) => flag);
      const again = hashOf(sha256, canonicalJson({ flags, sheets: document.sheets }));
      expect(document.watchDigest).toBe(again);
      const tabs = await book(WATCH_WORKBOOK);
      expect(Object.keys(tabs)).toEqual(
        expect.arrayContaining(['月度快報', '年中約談清單', '跟蹤清單', '預警', '異常清單', '監測指標']),
      );
      expect(tabs['異常清單']).toContain(BILL);
      expect(tabs['異常清單']).toContain('P06');
    });
  });

  test('neither the order of rows nor a note changes a flag; a note is shown beside it', async () => {
    const digest = await watchOf(twoConsortia(), {}, ({ document }) => document.flags.map(({ id }) => id));
    const county = twoConsortia();
    county.sheet('病例').splice(1, Number.POSITIVE_INFINITY, ...county.sheet('病例').slice(1).reverse());
    county.add('異常處理', '異常編號,狀態,處理人,處理說明,處理日期', `${BILL},已處理,張三,追回,2025-04-02`);
    await watchOf(county, {}, ({ document }) => {
      expect(document.flags.map(({ id }) => id)).toEqual(digest);
      expect(document.flags.find(({ id }) => id === BILL)!.status).toBe('已處理');
    });
  });

  test('its 異常處理 put into the input keeps what was noted, and adds only what is new', async () => {
    const rows = (text: string) =>
      text
        .replace('\ufeff', '')
        .trimEnd()
        .split('\r\n')
        .map((line) => line.split(','));
    const first = await watchOf(twoConsortia(), {}, ({ text }) => text(HANDLING_FILE));
    const at = rows(first).findIndex(([flag]) => flag === BILL);
    expect(rows(first)[at]!.slice(0, 3)).toEqual([BILL, '待核查', '']);
    const noted = rows(first).map((cells, index) =>
      index === at ? [BILL, '已排除', '張三', '', '2025-04-02', ...cells.slice(5)] : cells,
    );
    const county = twoConsortia().add('異常處理', ...noted.map((cells) => cells.join(',')));
    await watchOf(county, {}, async ({ document, text }) => {
      expect(document.flags.find(({ id }) => id === BILL)!.status).toBe('已排除');
      expect(rows(await text(HANDLING_FILE))).toEqual(noted);
    });
  });

  test('a quarter is its months together, a year the year', async () => {
    const quarter = { kind: 'quarter', year: 2025, quarter: 1 } as const;
    await watchOf(twoConsortia(), { time: quarter }, async ({ exit, document, book }) => {
      expect([exit, document.period]).toEqual([0, '2025-1']);
      expect(document.flags.map(({ id }) => id)).toContain(BILL);
      const tabs = await book(WATCH_WORKBOOK);
      expect(Object.keys(tabs)).toContain('季度分析');
      expect(tabs['季度分析']).toContain('2025年第1季度');
      expect(tabs['季度分析']).toMatch(/2025-02.*[\s\S]*2025-03/);
    });
    const year = { kind: 'year', year: 2025 } as const;
    await watchOf(twoConsortia(), { time: year }, async ({ book }) => {
      expect(Object.keys(await book(WATCH_WORKBOOK))).toContain('年度評價');
    });
  });

  test('a blocking finding leaves findings.json alone', async () => {
    await watchOf(twoConsortia().set({ '病例!B2': 'H9' }), {}, ({ exit, names, lines }) => {
      expect([exit, names]).toEqual([2, ['findings.json']]);
      expect(lines[0]).toContain('INSTITUTION_UNKNOWN');
    });
  });

  test.each([
    [['2025-03', undefined, undefined], { kind: 'month', year: 2025, month: '03' }],
    [[undefined, '2025-1', undefined], { kind: 'quarter', year: 2025, quarter: 1 }],
    [[undefined, '2025-Q4', undefined], { kind: 'quarter', year: 2025, quarter: 4 }],
    [[undefined, undefined, '2025'], { kind: 'year', year: 2025 }],
  ] as const)('%j', ([month, quarter, year], time) => {
    expect(readTime(month, quarter, year)).toEqual(time);
  });

  test.each([
    [undefined, '2025-5', undefined],
    [undefined, '2025', undefined],
    ['2025-03', '2025-1', undefined],
    [undefined, '2025-1', '2025'],
    [undefined, undefined, undefined],
  ])('%s %s %s is a wrong command', (month, quarter, year) => {
    expect(() => readTime(month, quarter, year)).toThrow(UsageError);
  });
});

describe('the files of the 醫共體', () => {
  const MARKS: Readonly<Record<string, string>> = { M1: '甲〇甲', M2: '乙〇乙', '': '丙〇丙' };
  const COMMON: readonly Meaning[] = [
    'group',
    'group name',
    'area name',
    'parameter basis',
    'budget document',
  ];
  const marked = () =>
    renamed(twoConsortia(), (meaning, text, owner) =>
      meaning === 'person' ? `人〇${text}` : COMMON.includes(meaning) ? text : `${MARKS[owner]}${text}`,
    );

  test.each([
    { kind: 'month', year: 2025, month: '03' },
    { kind: 'quarter', year: 2025, quarter: 1 },
    { kind: 'year', year: 2025 },
  ] as const)('$kind: nothing of another one, and no person', async (time) => {
    await watchOf(marked(), { documents: true, time }, async ({ names, book }) => {
      const files = names.filter((name) => name.startsWith('監管文件'));
      expect(files).toHaveLength(2);
      for (const file of files) {
        const tabs = await book(file);
        const text = Object.values(tabs).join('\n');
        expect(Object.keys(tabs)).toEqual(expect.arrayContaining(['預算告知書', '跟蹤清單']));
        const found = Object.values(MARKS).filter((mark) => text.includes(mark));
        expect(found).toEqual([file.includes('甲') ? MARKS['M1'] : MARKS['M2']]);
        expect(text).not.toContain('人〇');
      }
      const own = await book(files.find((file) => file.includes('甲'))!);
      expect(own['跟蹤清單']).toContain('C06');
      expect(own['預算告知書']).toContain('2,100,000.00');
      // The bureau's own shows both, and the persons.
      const all = Object.values(await book(WATCH_WORKBOOK)).join('\n');
      expect([...Object.values(MARKS), '人〇'].filter((mark) => !all.includes(mark))).toEqual([]);
    });
  });
});
