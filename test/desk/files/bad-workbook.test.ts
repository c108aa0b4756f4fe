import { mkdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { constants, deflateRawSync } from 'node:zlib';
import * as XLSX from '@e965/xlsx';
import fc from 'fast-check';
import { writeXlsx as hucreWrite } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import {
  type Part,
  partsOf,
  readBytes,
  readWorkbook,
  sheetOf,
  temporaryFolder,
  workbookOf,
  zipOf,
} from './workshop.ts';

const folder = temporaryFolder();

async function refusal(bytes: Uint8Array): Promise<string> {
  const { tabs, findings } = await readBytes(folder, bytes);
  expect(tabs).toBeUndefined();
  expect(findings).toHaveLength(1);
  expect(findings[0]?.severity).toBe('block');
  expect(findings[0]?.where.tab).toMatch(/^\d+\.xlsx$/);
  return `${findings[0]?.code} ${findings[0]?.message}`;
}

const foreign = (bookType: XLSX.BookType): Buffer => {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['病例號'], ['1']]), '病例');
  return XLSX.write(book, { type: 'buffer', bookType });
};

const good = () => partsOf({ sheet: sheetOf('<row r="1"><c r="A1"><v>1</v></c></row>') });
const without = (name: string) => good().filter((part) => part.name !== name);
const withSheet = (change: Partial<Part>) =>
  zipOf(good().map((part) => (part.name.endsWith('sheet1.xml') ? { ...part, ...change } : part)));

describe('files that are no workbook', () => {
  test.each([
    ['nothing', Buffer.alloc(0), '文件是空的'],
    ['text', Buffer.from('病例號,機構\r\n'), '內容不是 .xlsx 格式'],
    ['a web page with another name', Buffer.from('\ufeff\n<html><table>'), '內容是網頁或 XML'],
    ['an old .xls', foreign('biff8'), '這是舊版格式'],
    ['an .xlsb', foreign('xlsb'), '.xlsb'],
    ['an .ods', foreign('ods'), '這是 .ods 文件'],
    ['an archive of other files', zipOf([{ name: '病例.csv', content: '1' }]), '這是壓縮包'],
    [
      'a document',
      zipOf([
        { name: '[Content_Types].xml', content: '<Types/>' },
        {
          name: '_rels/.rels',
          content:
            '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
        },
        { name: 'word/document.xml', content: '<w:document/>' },
      ]),
      '這是其他類型的 Office 文件',
    ],
    ['an archive with a password', withSheet({ flags: 1 }), '壓縮包已加密'],
    ['a method nobody has', withSheet({ method: 99 }), '壓縮方式 99'],
  ])('%s', async (_, bytes, reason) => {
    expect(await refusal(bytes)).toMatch(new RegExp(`^FILE_NOT_WORKBOOK .*${reason.replaceAll('.', '\\.')}`));
  });

  test('a workbook with a password', async () => {
    const encryption = { password: '123456', spinCount: 10 };
    const bytes = await hucreWrite({ sheets: [{ name: '病例', rows: [['1']] }], encryption });
    expect(await refusal(bytes)).toMatch(/^FILE_NOT_WORKBOOK .*文件已加密/);
  });

  test('a folder', async () => {
    await mkdir(join(folder, '夾.xlsx'));
    const { findings } = await readWorkbook(join(folder, '夾.xlsx'));
    expect(findings[0]?.message).toContain('這是文件夾');
  });
});

describe('damaged workbooks', () => {
  test('a file cut short anywhere', async () => {
    const whole = foreign('xlsx');
    for (const share of [0.1, 0.5, 0.9, 0.99]) {
      expect(await refusal(whole.subarray(0, Math.floor(whole.length * share)))).toMatch(
        /^FILE_NOT_WORKBOOK .*已損壞/,
      );
    }
  });

  test('any byte changed is noticed or harmless, and never throws', async () => {
    const whole = workbookOf({ sheet: sheetOf('<row r="1"><c r="A1"><v>12600</v></c></row>') });
    for (let at = 0; at < whole.length; at += 3) {
      const bytes = Buffer.from(whole);
      bytes[at]! ^= 0x15;
      const { tabs, findings } = await readBytes(folder, bytes);
      if (tabs) expect(tabs.map(({ rows }) => rows)).toEqual([[{ row: 1, cells: [12600] }]]);
      else expect(findings).toHaveLength(1);
    }
  });

  test.each([
    ['no sheet', zipOf(without('xl/worksheets/sheet1.xml')), '缺少 xl/worksheets/sheet1.xml'],
    ['no workbook', zipOf(without('xl/workbook.xml')), '缺少 xl/workbook.xml'],
    ['no relations', zipOf(without('xl/_rels/workbook.xml.rels')), '找不到工作表「病例」'],
    ['a part twice', zipOf([...good(), { name: 'XL/workbook.xml', content: '' }]), '兩個 XL/workbook.xml'],
    ['another checksum', withSheet({ packed: deflateRawSync('<worksheet/>') }), '校驗不符'],
    ['less than declared', withSheet({ declared: 2000 }), '校驗不符'],
    ['not deflated', withSheet({ packed: Buffer.from('\xff\xff\xff', 'latin1') }), '解壓失敗'],
  ])('%s', async (_, bytes, reason) => {
    expect(await refusal(bytes)).toContain(
      `已損壞（${reason.startsWith('校驗') ? 'xl/worksheets/sheet1.xml ' : ''}`,
    );
    expect(await refusal(bytes)).toContain(reason);
  });

  const row = '<row r="2"><c r="A2"><v>1</v></c></row>';
  test.each([
    ['a sheet cut short between rows', `<worksheet><sheetData>${row}`, '不是有效的 XML'],
    ['tags crossed', '<worksheet><sheetData></worksheet></sheetData>', '不是有效的 XML'],
    ['two roots', `${sheetOf(row)}<worksheet/>`, '不是有效的 XML'],
    ['nothing at all', '', '不是有效的 XML'],
    ['a DTD', `<!DOCTYPE a [<!ENTITY b "c">]>${sheetOf(row)}`, '不是有效的 XML'],
    ['an unknown entity', sheetOf('<row><c t="str"><v>&b;</v></c></row>'), '無效的字符引用'],
    ['a character beyond Unicode', sheetOf('<row><c t="str"><v>&#x110000;</v></c></row>'), '無效的字符引用'],
    ['nesting without end', '<a>'.repeat(200) + '</a>'.repeat(200), '不是有效的 XML'],
    ['the same row twice', sheetOf(row + row), '第 2 行重複'],
    ['rows out of order', sheetOf(`${row}<row r="1"/>`), '第 1 行重複、次序錯亂'],
    ['a row beyond the last', sheetOf('<row r="1048577"/>'), '超出範圍'],
    ['the same cell twice', sheetOf('<row r="1"><c r="A1"/><c r="A1"/></row>'), '單元格 A1 重複'],
    ['a cell of another row', sheetOf('<row r="1"><c r="A2"/></row>'), '單元格 A2 重複或次序錯亂'],
    ['a column beyond XFD', sheetOf('<row r="1"><c r="XFE1"/></row>'), '單元格 XFE1'],
    ['a text that does not exist', sheetOf('<row><c t="s"><v>0</v></c></row>'), '所指的文字不存在'],
  ])('%s', async (_, sheet, reason) => {
    const message = await refusal(workbookOf({ sheet }));
    expect(message).toMatch(/^FILE_NOT_WORKBOOK .*已損壞/);
    expect(message).toContain(reason);
  });

  test('any XML put together from its pieces gives a workbook or one finding', async () => {
    const pieces =
      '< > / & ; " \' = <c <row <v> </v> </c> </row> <f> </f> <is> <t> </t> r="A1" t="s" t="b" 1 -- <!-- --> <![CDATA[ ]]> <? ?> &#9; &amp; <sheetData> </sheetData> <mergeCell ref="A1:B2"/> <dimension ref="A1"/>';
    const piece = fc.constantFrom(...pieces.split(' '), ' ');
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 30 }), fc.boolean(), async (inside, asStrings) => {
        const text = inside.join('');
        const cell = '<row><c t="s"><v>0</v></c></row>';
        const xml = asStrings
          ? { sheet: sheetOf(cell), strings: `<sst>${text}</sst>` }
          : { sheet: sheetOf(text) };
        const { tabs, findings } = await readBytes(folder, workbookOf(xml));
        expect(findings).toHaveLength(tabs ? 0 : 1);
      }),
      { numRuns: 300 },
    );
  });

  test('text in another encoding', async () => {
    const sheet = Buffer.from(sheetOf('<row><c t="str"><v>\xb0\xe3</v></c></row>'), 'latin1');
    expect(await refusal(withSheet({ content: sheet }))).toContain('文字編碼有誤');
  });
});

describe('workbooks that would not fit', () => {
  /** A deflate stream of zeros, 16 MB for each repetition, made without making them. */
  const zeros = (times: number): Buffer => {
    const piece = deflateRawSync(Buffer.alloc(2 ** 24), { finishFlush: constants.Z_FULL_FLUSH });
    return Buffer.concat([...Array.from({ length: times }, () => piece), Buffer.from([3, 0])]);
  };

  test('a bomb that says what it is', async () => {
    const packed = zeros(40);
    const bytes = withSheet({ packed, declared: 40 * 2 ** 24 });
    expect(bytes.length).toBeLessThan(10 ** 6);
    expect(await refusal(bytes)).toMatch(/^FILE_TOO_LARGE .*壓縮比異常/);
  });

  test('many parts, none of them conspicuous', async () => {
    const media = Array.from({ length: 30 }, (_, index) => ({
      name: `xl/media/${index}.png`,
      content: '',
      declared: 45 * 10 ** 6,
    }));
    expect(await refusal(zipOf([...good(), ...media]))).toMatch(/^FILE_TOO_LARGE .*解壓後有 1288 MB/);
  });

  test('more parts than anyone needs', async () => {
    const parts = Array.from({ length: 10_001 }, (_, index) => ({
      name: `${index}`,
      content: '',
      method: 0,
    }));
    expect(await refusal(zipOf(parts))).toMatch(/^FILE_TOO_LARGE .*10001 個部件/);
  });

  test('a bomb of 4 GB that claims to be a kilobyte is left after that kilobyte', async () => {
    const before = process.memoryUsage().rss;
    const message = await refusal(withSheet({ packed: zeros(256), declared: 1000 }));
    expect(message).toMatch(/^FILE_TOO_LARGE .*大小不實/);
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 2 ** 20);
  });

  test.each([
    ['one cell in the last corner', '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', ''],
    ['a declared range', '<row r="1"><c r="A1"><v>1</v></c></row>', '<dimension ref="A1:XFD1048576"/>'],
    [
      'wide in one row, long in another',
      '<row r="1"><c r="XFD1"/></row><row r="1000"><c r="A1000"/></row>',
      '',
    ],
    ['formatted cells without values', '<row r="1048576"><c r="J1048576" s="1"/></row>', ''],
  ])('%s', async (_, rows, around) => {
    expect(await refusal(workbookOf({ sheet: sheetOf(rows, around) }))).toMatch(
      /^FILE_TOO_LARGE .*上限 10000000 格/,
    );
  });

  test('200,000 rows with a cell at XFD each', async () => {
    const rows = Array.from(
      { length: 200_000 },
      (_, index) => `<row><c r="XFD${index + 1}"><v>1</v></c></row>`,
    );
    expect(await refusal(workbookOf({ sheet: sheetOf(rows.join('')) }))).toMatch(
      /^FILE_TOO_LARGE .*第 611 行/,
    );
  });

  test('up to the limit a sheet is read: ten million cells, of which one has a value', async () => {
    const sheet = sheetOf(
      '<row r="1000000"><c r="J1000000"><v>1</v></c></row>',
      '<dimension ref="A1:J1000000"/>',
    );
    const { tabs } = await readBytes(folder, workbookOf({ sheet }));
    expect(tabs?.[0]?.rows).toEqual([{ row: 1_000_000, cells: [...Array(9).fill(null), 1] }]);
  });

  test('several sheets share the limit', async () => {
    const wide = Array.from(
      { length: 600 },
      (_, index) => `<row><c r="XFD${index + 1}"><v>1</v></c></row>`,
    ).join('');
    const parts = partsOf({ sheet: sheetOf(wide) }).map((part) =>
      part.name === 'xl/workbook.xml'
        ? {
            ...part,
            content:
              '<workbook><sheets><sheet name="a" r:id="rId1"/><sheet name="b" r:id="rId1"/></sheets></workbook>',
          }
        : part,
    );
    expect(await refusal(zipOf(parts))).toMatch(/^FILE_TOO_LARGE .*各工作表合計/);
  });

  test('a file that is too large to begin with is not read', async () => {
    const path = join(folder, '大.xlsx');
    await writeFile(path, 'PK');
    await truncate(path, 2 ** 28 + 1);
    const { findings } = await readWorkbook(path);
    expect(findings[0]?.code).toBe('FILE_TOO_LARGE');
    expect(findings[0]?.message).toContain('257 MB，上限 256 MB');
  });

  test('a text or a tag without end', async () => {
    const long = 'x'.repeat(2 ** 21);
    const cell = (inside: string, type: string) =>
      workbookOf({ sheet: sheetOf(`<row><c t="${type}">${inside}</c></row>`) });
    expect(await refusal(cell(`<v>${long}</v>`, 'str'))).toMatch(/^FILE_TOO_LARGE .*內容過長/);
    expect(await refusal(cell(`<is><t>${long}</t></is>`, 'inlineStr'))).toMatch(/^FILE_TOO_LARGE .*文字過長/);
    expect(await refusal(workbookOf({ sheet: `<worksheet><a ${long}` }))).toMatch(
      /^FILE_NOT_WORKBOOK .*不是有效的 XML/,
    );
  });
});
