import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { gb18030 } from '../bad-input/gb18030.ts';
import { type County, counties, HEADERS, type Row, type TabName } from '../properties/county.ts';
import { rawTab } from '../properties/harness.ts';
import { caseFiles, folderInput, type Input, inShards, rowByRow } from './both-ways.ts';

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

const NUMBER = /^(\d+)\.(\d\d)$/;

/** The same value in one of the ways people write it. */
function written(text: string, header: string, way: number): string {
  const date = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (date) {
    const [, year, month, day] = date;
    const short = [Number(month), Number(day)];
    return [
      text,
      `${year}/${short.join('/')}`,
      `${year}.${short.join('.')}`,
      `${year}${month}${day}`,
      `${year}年${short[0]}月${short[1]}日`,
      String(Date.parse(text) / 86_400_000 + 25_569),
    ][way % 6]!;
  }
  const amount = NUMBER.exec(text);
  if (amount && header !== '病例號') {
    const [, whole = '', tail = ''] = amount;
    return [
      text,
      `00${text}`,
      `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${tail}`,
      `￥${text}`,
      tail === '00' ? whole : tail.endsWith('0') ? `${whole}.${tail[0]}` : text,
      text.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
    ][way % 6]!;
  }
  if (text === '職工') return ['職工', '职工', ' 職工'][way % 3]!;
  if (text === '省內異地') return ['省內異地', '省内异地'][way % 2]!;
  return text;
}

const quoted = (text: string, way: number): string =>
  /[",\r\n]/.test(text) || way % 5 === 0 ? `"${text.replaceAll('"', '""')}"` : text;

interface Style {
  readonly ways: readonly number[];
  readonly lineEnd: string;
  readonly lastLineEnd: boolean;
  readonly encoding: 'utf-8' | 'bom' | 'gb18030';
  readonly blankLines: boolean;
  readonly extra: boolean;
}

const styles: fc.Arbitrary<Style> = fc.record({
  ways: fc.array(fc.nat(60), { minLength: 1, maxLength: 40 }),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  lastLineEnd: fc.boolean(),
  encoding: fc.constantFrom('utf-8', 'bom', 'gb18030'),
  blankLines: fc.boolean(),
  extra: fc.boolean(),
});

/** Case rows as a CSV file in some style: columns as they fall, values as people write them. */
function csvFile(rows: readonly Row[], headers: readonly string[], style: Style): Uint8Array {
  let at = 0;
  const way = () => style.ways[at++ % style.ways.length]!;
  const extra = style.extra ? ['備註'] : [];
  const body = rows.map((row) =>
    [...headers.map((header) => written(row[header] ?? '', header, way())), ...extra.map(() => '說明')]
      .map((text) => quoted(text, way()))
      .join(','),
  );
  const lines = [[...headers, ...extra].join(','), ...body].flatMap((line) =>
    style.blankLines && way() % 7 === 0 ? ['', line] : [line],
  );
  const text = lines.join(style.lineEnd) + (style.lastLineEnd ? style.lineEnd : '');
  if (style.encoding === 'gb18030') return gb18030(text);
  return Buffer.from(style.encoding === 'bom' ? `\ufeff${text}` : text);
}

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

  const GARBAGE = [
    ...['', ' ', '0', '-1', '1.005', '1e5', '999999999999999999', '１２．５', '3,000.00', '￥5', '.5', '5.'],
    ...['=A1', '#REF!', '1.2E+05', '2萬', '是', '否', '三级', 'nobody', 'G0', '居民', '\u3000', '"', 'a"b'],
    ...['2025-02-30', '2025-13-01', '2025/3-1', '1899-01-01', '45000', '2024-12-31', '9'.repeat(17)],
  ];

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
