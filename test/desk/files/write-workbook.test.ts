import * as XLSX from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeXlsx } from '../../../desk/files/write-workbook.ts';
import { fen } from '../../../shared/money/fen.ts';
import { dayNumber } from '../../../shared/sheets/calendar.ts';
import {
  type CellValue,
  cellName,
  fittingWidth,
  type ModelCell,
  rangeName,
  type SheetModel,
  textWidth,
} from '../../../shared/sheets/sheet-model.ts';
import { cellsOf, readBytes, temporaryFolder } from './workshop.ts';

const folder = temporaryFolder();
const options = { title: '結算報告', madeAt: new Date('2025-04-08T00:00:00Z') };

const text = (value: CellValue): ModelCell => ({ value, style: 'text' });
const money = (amount: bigint): ModelCell => ({ value: { fen: fen(amount) }, style: 'money' });

const model = (rows: ModelCell[][], more: Partial<SheetModel> = {}): SheetModel => ({
  name: '結算',
  columns: Array.from({ length: 4 }, () => ({ width: 12 })),
  rows,
  frozenRows: 1,
  protected: false,
  print: { orientation: 'landscape', footer: '' },
  ...more,
});

const ours = async (bytes: Uint8Array) => cellsOf((await readBytes(folder, bytes)).tabs?.[0]);
const theirs = (bytes: Uint8Array, more: XLSX.ParsingOptions = {}) => {
  const book = XLSX.read(bytes, { cellStyles: true, cellNF: true, cellFormula: true, ...more });
  return { book, sheet: book.Sheets[book.SheetNames[0]!]! };
};

const AWKWARD = [
  '330100200000000123',
  '=1+1',
  '＝1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  "'單引號",
  '１２３',
  '2025-01-31',
  '一\n二',
  '\t前後 ',
  'a\r\nb',
  '#REF!',
  '#N/A',
  '#not an error',
  '_x0041_',
  '_x005F_x0041_',
  'x\u0000\u0007\u001f\uffff',
  '𠮷😀',
  '<a & "b">',
  'TRUE',
];

test('awkward texts stay texts for every reader', async () => {
  const bytes = await writeXlsx([model(AWKWARD.map((value) => [text(value)]))], options);
  expect(Object.values(await ours(bytes))).toEqual(AWKWARD.map((value) => [value]));
  const { sheet } = theirs(bytes);
  AWKWARD.forEach((value, index) => {
    const { t, f, v, z } = sheet[`A${index + 1}`];
    expect({ t, f, v, z }).toEqual({ t: 's', f: undefined, v: value.replace('\r\n', '\n'), z: '@' });
  });
});

test('any text is read back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: 'binary', minLength: 1 }), { minLength: 1 }),
      async (texts) => {
        const bytes = await writeXlsx([model(texts.map((value) => [text(value)]))], options);
        expect(Object.values(await ours(bytes))).toEqual(texts.map((value) => [value]));
      },
    ),
    { numRuns: 50 },
  );
});

test('numbers, dates, booleans and blanks', async () => {
  const day = dayNumber(2025, 3, 31)!;
  const row: ModelCell[] = [
    { value: 1234, style: 'count' },
    { value: { day }, style: 'date' },
    { value: true, style: 'text' },
    { value: null, style: 'text' },
    { value: { units: 123456789n, decimals: 4 }, style: 'points' },
    { value: { units: 8512n, decimals: 4 }, style: 'ratio' },
    { value: { units: 1n, decimals: 12 }, style: 'value' },
    { value: { units: -7n, decimals: 0 }, style: 'total' },
  ];
  const bytes = await writeXlsx([model([row])], options);
  expect(await ours(bytes)).toEqual({ 1: [1234, 45747, true, null, 12345.6789, 0.8512, 1e-12, -7] });
  const { sheet } = theirs(bytes);
  expect(['A1', 'B1', 'E1', 'F1', 'H1'].map((name) => sheet[name].w)).toEqual([
    '1,234',
    '2025-03-31',
    '12,345.6789',
    '85.12%',
    '-7',
  ]);
});

test('money is a number as long as fifteen digits hold it, and a text beyond', async () => {
  const amounts = [5n, -123456n, 0n, 10n ** 15n - 1n, -(10n ** 15n) + 1n, 10n ** 15n, -12345678901234567n];
  const bytes = await writeXlsx([model(amounts.map((amount) => [money(amount)]))], options);
  expect(Object.values(await ours(bytes)).flat()).toEqual([
    0.05,
    -1234.56,
    0,
    9999999999999.99,
    -9999999999999.99,
    '10000000000000.00',
    '-123456789012345.67',
  ]);
  const { sheet } = theirs(bytes);
  expect(sheet['A2'].z).toBe('#,##0.00;[Red]-#,##0.00');
  expect(sheet['A2'].w).toBe('-1,234.56');
  expect(sheet['A4'].w).toBe('9,999,999,999,999.99');
});

test('every amount up to fifteen digits is read back exactly', async () => {
  const most = 10n ** 15n - 1n;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.bigInt({ min: -most, max: most }), { minLength: 1 }), async (amounts) => {
      const bytes = await writeXlsx([model(amounts.map((amount) => [money(amount)]))], options);
      const read = Object.values(await ours(bytes)).flat();
      const fenOf = (value: unknown) =>
        BigInt(
          String(value).replace(
            /^(-?\d+)(?:\.(\d+))?$/,
            (_, whole, tail = '') => whole + tail.padEnd(2, '0'),
          ),
        );
      expect(read.map(fenOf)).toEqual(amounts);
    }),
    { numRuns: 30 },
  );
});

describe('the sheet around the cells', () => {
  const sheet = model(
    [
      [{ value: '標題', style: 'title', span: 3 }],
      [
        { value: '機構', style: 'header' },
        { value: '說明', style: 'header', span: 1 },
        { value: '是否', style: 'header' },
      ],
      [text('甲'), { value: '長'.repeat(60), style: 'note', span: 1 }, text('是')],
    ],
    {
      name: "結算 & '匯總'表",
      title: '某縣 & 3月',
      columns: [{ width: 22 }, { width: 10 }, { width: 10 }, { width: 10, style: 'money' }],
      blankRows: 2,
      frozenRows: 2,
      frozenColumns: 1,
      protected: true,
      unlocked: ['A4:A5', 'F9'],
      autoFilter: 'A2:D3',
      validations: [
        { range: 'D4:D5', values: ['是', '否'], title: '是否', help: '請選擇。' },
        {
          range: 'A4:A5',
          values: { tab: "機構 'A'", range: 'A2:A50' },
          title: '機構',
          help: '長'.repeat(300),
        },
        { range: 'B4', title: '說明', help: '可以不填。' },
      ],
      print: { orientation: 'landscape', repeatRows: [1, 2], footer: '點值 & 3月' },
    },
  );

  test('is what the model says', async () => {
    const bytes = await writeXlsx([sheet], options);
    const { tabs } = await readBytes(folder, bytes);
    expect(tabs?.[0]?.name).toBe("結算 & '匯總'表");
    expect(tabs?.[0]?.merges).toEqual(['A1:D1', 'B2:C2', 'B3:C3']);
    expect(await cellsOf(tabs?.[0])).toEqual({
      1: ['標題'],
      2: ['機構', '說明', null, '是否'],
      3: ['甲', '長'.repeat(60), null, '是'],
    });
    const { book } = theirs(bytes);
    expect(book.Props?.Title).toBe('結算報告');
    expect(book.Workbook?.Names?.find(({ Name }) => Name === '_xlnm.Print_Titles')?.Ref).toBe(
      "'結算 & ''匯總''表'!$1:$2",
    );
  });

  test('in its XML', async () => {
    const bytes = await writeXlsx([sheet], options);
    const { book } = theirs(bytes, { bookFiles: true });
    const files = (book as unknown as { files: Record<string, { content: Uint8Array }> }).files;
    const part = (name: string) => Buffer.from(files[name]!.content).toString('utf8');
    const xml = part('xl/worksheets/sheet1.xml');
    expect(xml).toContain(
      '<pane xSplit="1" ySplit="2" topLeftCell="B3" state="frozen" activePane="bottomRight"/>',
    );
    expect(xml).toContain('<sheetProtection sheet="1" formatColumns="0" formatRows="0" autoFilter="0"/>');
    expect(xml).toContain('<autoFilter ref="A2:D3"/>');
    expect(xml).toContain(
      '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
    );
    expect(xml).toContain('<oddHeader>&amp;C某縣 &amp;&amp; 3月</oddHeader>');
    expect(xml).toContain('<oddFooter>&amp;L點值 &amp;&amp; 3月&amp;R&amp;P / &amp;N</oddFooter>');
    expect(xml).toContain('<formula1>"是,否"</formula1>');
    expect(xml).toContain("<formula1>'機構 ''A'''!$A$2:$A$50</formula1>");
    expect(xml).toContain(`prompt="${'長'.repeat(254)}…"`);
    expect(xml).toContain('<row r="3" ht="89" customHeight="1">');
    const styles = part('xl/styles.xml');
    const formats = [
      ...styles.slice(styles.indexOf('<cellXfs')).matchAll(/<xf [^>]*(?:\/>|[^/]>.*?<\/xf>)/g),
    ];
    const styleOf = (name: string) =>
      formats[Number(new RegExp(`<c r="${name}"[^>]* s="(\\d+)"`).exec(xml)?.[1])]?.[0];
    for (const name of ['A4', 'A5', 'F9']) expect(styleOf(name)).toContain('locked="0"');
    for (const name of ['A3', 'B4', 'D5']) expect(styleOf(name)).not.toContain('locked');
  });

  test('the same sheets give the same bytes', async () => {
    expect(await writeXlsx([sheet], options)).toEqual(await writeXlsx([sheet], options));
  });
});

test('models that no spreadsheet can show are refused', async () => {
  const list = (values: string[]) =>
    model([], { validations: [{ range: 'A1', values, title: '', help: '' }] });
  await expect(async () => writeXlsx([list(['甲,乙'])], options)).rejects.toThrow(RangeError);
  await expect(async () => writeXlsx([list(['x'.repeat(256)])], options)).rejects.toThrow(RangeError);
  await expect(async () => writeXlsx([model([[text(0.5)]])], options)).rejects.toThrow(RangeError);
  await expect(async () => writeXlsx([model([], { unlocked: ['A'] })], options)).rejects.toThrow(RangeError);
  await expect(async () => writeXlsx([model([]), model([])], options)).rejects.toThrow(
    /Duplicate sheet name/,
  );
});

test('a text longer than a cell is cut where the reader sees it', async () => {
  const bytes = await writeXlsx([model([[text('長'.repeat(40_000))]])], options);
  expect(await ours(bytes)).toEqual({ 1: [`${'長'.repeat(32_766)}…`] });
});

test('widths count Chinese characters and full-width signs twice', () => {
  expect(textWidth('abc 12.50')).toBe(9);
  expect(textWidth('應付（元）')).toBe(10);
  expect(textWidth('１２３，：')).toBe(10);
  expect(textWidth('𠮷a')).toBe(3);
  expect(textWidth('一\nabcd')).toBe(4);
  expect(fittingWidth(['機構', '某縣人民醫院'])).toBe(14);
  expect(fittingWidth([])).toBe(8);
  expect(fittingWidth(['長'.repeat(50)])).toBe(40);
});

test('cells and ranges by their names', () => {
  expect(cellName(27, 3)).toBe('AB3');
  expect(rangeName(0, 2, 3, 10)).toBe('A2:D10');
});
