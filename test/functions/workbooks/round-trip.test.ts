import { beforeEach, describe, expect, test } from 'vitest';
import { dayNumber } from '../../../shared/sheets/calendar.ts';
import type { CellValue, SheetModel } from '../../../shared/sheets/sheet-model.ts';
import { county, MARCH, reportOf, settleCounty, YEAR } from '../../report/county.ts';
import { cell, cellsOf, model, money, table } from './models.ts';
import { type Setting, setting } from './setting.ts';

let at: Setting;
beforeEach(async () => {
  at = await setting();
});

const READ = ['GET files', 'GET spreadsheets'];
const WRITE = ['POST spreadsheets:batchUpdate'];
const stamp = { runId: 'a'.repeat(64), resultDigest: 'sha256:1', at: '2025-04-08T00:00:00.000Z' };
const read = async (...tabs: string[]) => (await at.workbooks.read(at.fileId, tabs)).tabs;

describe('values', () => {
  const ROWS: readonly (readonly [CellValue, unknown])[] = [
    ['=1+1', '=1+1'],
    ["'=1+1", "'=1+1"],
    ['＝1+1', '＝1+1'],
    ['+1', '+1'],
    ['@SUM(A1)', '@SUM(A1)'],
    ['#REF!', '#REF!'],
    ['TRUE', 'TRUE'],
    ['330100200000000123', '330100200000000123'],
    ['2025-01-31', '2025-01-31'],
    ['一\n二', '一\n二'],
    [' 前後 ', ' 前後 '],
    ['𠮷😀', '𠮷😀'],
    ['', null],
    [null, null],
    [true, true],
    [1234, 1234],
    [{ day: dayNumber(2025, 3, 31)! }, 45747],
    [{ fen: 9_999_999_999_999_99n as never }, 9999999999999.99],
    [{ fen: 100_000_000_000_000_000n as never }, '1000000000000000.00'],
    [{ fen: -5n as never }, -0.05],
    [{ units: 123456789n, decimals: 4 }, 12345.6789],
  ];

  test('are read as they were written', async () => {
    const sheet = model(
      '點值',
      ROWS.map(([value]) => [cell(value), cell('#')]),
    );
    await at.workbooks.write(at.fileId, { sheets: [sheet] });
    expect(cellsOf((await read('點值'))[0])).toEqual(
      Object.fromEntries(ROWS.map(([, value], index) => [index + 1, [value, '#']])),
    );
  });

  test('the first rows of a tab are read without the others, whatever its name and script', async () => {
    const rows = ['一', '二', '三', '四'].map((text) => [cell(text), cell('#')]);
    const sheets = ["o'clock 表", '機構結算'].map((name) => model(name, rows));
    await at.workbooks.write(at.fileId, { sheets });
    at.relay.take();
    for (const tab of ["o'clock 表", '机构结算']) {
      expect(await at.workbooks.top(at.fileId, tab, 3)).toEqual([
        { row: 1, cells: ['一'] },
        { row: 2, cells: ['二'] },
        { row: 3, cells: ['三'] },
      ]);
      expect(at.relay.take()).toEqual(['GET spreadsheets', 'GET spreadsheets']);
    }
    expect(await at.workbooks.top(at.fileId, '點值', 3)).toEqual([]);
  });

  test('formulas and errors of people are seen as such', async () => {
    await at.workbooks.write(at.fileId, { sheets: [table('參數', '甲', { blankRows: 1 })] });
    const sheetId = await at.sheetId('參數');
    const values = ['=A1', '=#REF!'].map((formulaValue) => ({ userEnteredValue: { formulaValue } }));
    const updateCells = { start: { sheetId, rowIndex: 2 }, rows: [{ values }], fields: 'userEnteredValue' };
    await at.edit(at.person, [{ updateCells }]);
    expect(cellsOf((await read('参数'))[0])).toMatchObject({
      3: [
        { kind: 'formula', text: '=A1' },
        { kind: 'formula', text: '=#REF!' },
      ],
    });
  });

  test.each([
    ['month', MARCH],
    ['year', YEAR],
  ] as const)('a report of a %s is read as it was written', async (_, period) => {
    const sheets = reportOf(await settleCounty(county(200), period));
    await at.workbooks.write(at.fileId, { sheets, stamp });
    expect(at.relay.take()).toEqual(['GET spreadsheets', ...WRITE]);
    const { tabs } = await at.workbooks.read(
      at.fileId,
      sheets.map(({ name }) => name),
    );
    expect(tabs.map(({ name }) => name)).toEqual(sheets.map(({ name }) => name));
    sheets.forEach((sheet, index) => {
      const rows = [...(tabs[index]!.rows as Iterable<{ cells: readonly unknown[] }>)].map(
        ({ cells }) => cells,
      );
      expect(rows).toEqual(plainRows(sheet));
    });
  });
});

/** The cells of a model as a spreadsheet holds them. */
function plainRows({ rows }: SheetModel): unknown[][] {
  const plain = rows.map((cells) => {
    const values = cells.flatMap(({ value, span = 0 }) => [
      plainValue(value),
      ...Array.from({ length: span }, () => null),
    ]);
    while (values.length > 0 && values.at(-1) === null) values.pop();
    return values;
  });
  while (plain.at(-1)?.length === 0) plain.pop();
  return plain;
}

function plainValue(value: CellValue): unknown {
  if (typeof value !== 'object' || value === null) return value === '' ? null : value;
  if ('day' in value) return value.day + 25_569;
  const [units, decimals] = 'fen' in value ? [value.fen, 2] : [value.units, value.decimals];
  return Number(units) / 10 ** decimals;
}

describe('what a write costs', () => {
  test('a press reads once and writes once, and so does the next one', async () => {
    for (const text of ['甲', '乙']) {
      await at.workbooks.read(at.fileId, ['機構']);
      await at.workbooks.write(at.fileId, { sheets: [table('點值', text)], stamp });
      expect(at.relay.take()).toEqual([...READ, ...WRITE]);
    }
  });

  test('a second write needs no request more', async () => {
    await at.workbooks.read(at.fileId, []);
    await at.workbooks.write(at.fileId, { sheets: [table('點值', '甲')] });
    await at.workbooks.write(at.fileId, { sheets: [table('點值', '乙')] });
    expect(at.relay.take()).toEqual([...READ, ...WRITE, ...WRITE]);
    expect(cellsOf((await read('點值'))[0])).toMatchObject({ 2: ['乙', 12.34] });
  });

  test('a process that knows nothing of the file looks once', async () => {
    await at.workbooks.write(at.fileId, { sheets: [table('點值', '甲')] });
    at.relay.take();
    await at.restarted().write(at.fileId, { sheets: [table('點值', '乙')], stamp });
    expect(at.relay.take()).toEqual(['GET spreadsheets', ...WRITE]);
  });

  test('nothing to write costs nothing', async () => {
    await at.workbooks.read(at.fileId, []);
    at.relay.take();
    await at.workbooks.write(at.fileId, { remove: ['點值'], notes: { tabs: ['機構'], notes: [] } });
    expect(at.relay.take()).toEqual([]);
  });
});

describe('tabs', () => {
  test('a tab that is replaced keeps its id, and nothing else', async () => {
    const before = model(
      '點值',
      [[cell('標題', 'title', 2)], [cell('舊'), money(1n), cell('尾')], [cell('末')]],
      {
        autoFilter: 'A1:B3',
        protected: true,
        validations: [{ range: 'A2:A9', values: ['舊'], title: '', help: '' }],
      },
    );
    await at.workbooks.write(at.fileId, {
      sheets: [before],
      notes: { tabs: [], notes: [note('點值', 2, 'A', '舊注')] },
    });
    const id = await at.sheetId('點值');
    await at.workbooks.write(at.fileId, { sheets: [model('點值', [[cell('一'), cell('二')]])] });

    expect(await at.sheetId('點值')).toBe(id);
    const [tab] = await read('點值');
    expect(cellsOf(tab)).toEqual({ 1: ['一', '二'] });
    expect(tab!.merges).toEqual([]);
    const sheet = await at.look('點值');
    expect(sheet.properties.gridProperties).toMatchObject({ rowCount: 2, columnCount: 3, frozenRowCount: 1 });
    expect(sheet).not.toHaveProperty('protectedRanges');
    expect(sheet).not.toHaveProperty('basicFilter');
    expect(JSON.stringify(sheet)).not.toMatch(/舊|dataValidation|note/);
  });

  test('looks, widths, lists, filter, frozen and merged cells', async () => {
    const sheet = model(
      '點值',
      [
        [cell('標題', 'header', 1), cell('丙', 'header')],
        [cell('甲'), money(1n)],
      ],
      {
        columns: [{ width: 10 }, { width: 10, style: 'money' }, { width: 20 }],
        blankRows: 3,
        autoFilter: 'A1:C2',
        validations: [{ range: 'A2:A5', values: ['甲', '乙'], title: '名稱', help: '請選擇' }],
      },
    );
    await at.workbooks.write(at.fileId, { sheets: [sheet] });
    const { merges, basicFilter, data } = await at.look('點值');
    expect(merges).toMatchObject([{ endRowIndex: 1, endColumnIndex: 2 }]);
    expect(basicFilter?.range).toMatchObject({ endRowIndex: 2, endColumnIndex: 3 });
    expect(data[0]!.columnMetadata!.map(({ pixelSize }) => pixelSize)).toEqual([82, 82, 152]);
    const [head, first, , , blank] = data[0]!.rowData!;
    expect(head!.values![0]!.userEnteredFormat).toMatchObject({
      textFormat: { bold: true },
      horizontalAlignment: 'CENTER',
      wrapStrategy: 'WRAP',
      backgroundColorStyle: { rgbColor: { red: 0.902 } },
    });
    expect(first!.values![0]!.dataValidation).toMatchObject({
      condition: { type: 'ONE_OF_LIST' },
      strict: true,
      inputMessage: '名稱\n請選擇',
    });
    expect(blank!.values!.map((value) => value.userEnteredFormat?.numberFormat?.type)).toEqual([
      'TEXT',
      'NUMBER',
      'TEXT',
    ]);
  });

  test('a template comes only when the file has no such tab, in either script', async () => {
    const templates = [table('機構', '樣', { protected: true }), table('病組', '樣')];
    await at.workbooks.write(at.fileId, { sheets: [table('机构', '人')] });
    await at.workbooks.write(at.fileId, { templates });
    const tabs = await read('機構', '病組');
    expect(tabs.map(({ name }) => name)).toEqual(['机构', '病組']);
    expect(cellsOf(tabs[0])).toMatchObject({ 2: ['人', 12.34] });
    await at.workbooks.write(at.fileId, { templates, remove: ['机构'] });
    await at.workbooks.write(at.fileId, { templates });
    expect(await at.look('機構')).not.toHaveProperty('protectedRanges');
  });

  test('a drop-down list may name a tab that comes with it', async () => {
    const validations = [{ range: 'A2:A9', values: { tab: '醫共體', range: 'A2:A9' }, title: '', help: '' }];
    await at.workbooks.write(at.fileId, {
      templates: [table('機構', '甲', { validations }), table('醫共體', '乙')],
    });
    const { data } = await at.look('機構');
    expect(data[0]!.rowData![1]!.values![0]!.dataValidation!.condition).toEqual({
      type: 'ONE_OF_RANGE',
      values: [{ userEnteredValue: "='醫共體'!$A$2:$A$9" }],
    });
  });

  test('tabs disappear, others are named', async () => {
    await at.workbooks.write(at.fileId, { sheets: [table('點值', '甲'), table('說明', '乙')] });
    await at.workbooks.write(at.fileId, { remove: ['點值', '沒有'] });
    expect((await at.workbooks.read(at.fileId, ['機構'])).otherTabs).toEqual([at.firstTab, '說明']);
  });
});

test('rows are put after the last row that has values, and room is made', async () => {
  const template = table('月度預付', '二月', { blankRows: 1 });
  const rows = (name: string) => [
    [cell(name), money(100n)],
    [cell(name), money(200n)],
  ];
  await at.workbooks.write(at.fileId, {
    templates: [template],
    append: [{ tab: '月度預付', rows: rows('三月') }],
  });
  await at.workbooks.write(at.fileId, { append: [{ tab: '月度预付', rows: rows('四月') }], stamp });
  expect(cellsOf((await read('月度預付'))[0])).toEqual({
    1: ['名稱', '金額'],
    2: ['二月', 12.34],
    3: ['三月', 1],
    4: ['三月', 2],
    5: ['四月', 1],
    6: ['四月', 2],
  });
  const { data } = await at.look('月度預付');
  expect(data[0]!.rowData![5]!.values![1]!.userEnteredFormat!.numberFormat!.pattern).toBe(
    '#,##0.00;[Red]-#,##0.00',
  );
});

test('rows for a tab that is not there are refused, and those for a new one find it', async () => {
  const append = [{ tab: '月度預付', rows: [[cell('三月')]] }];
  await at.workbooks.read(at.fileId, []);
  await expect(at.workbooks.write(at.fileId, { append, stamp })).rejects.toThrow(RangeError);
  expect(await at.workbooks.stamp(at.fileId)).toBeUndefined();
  await at.edit(at.person, [{ addSheet: { properties: { title: '月度預付' } } }]);
  await at.workbooks.write(at.fileId, { append });
  expect(cellsOf((await read('月度預付'))[0])).toEqual({ 1: ['三月'] });
});

const note = (tab: string, row: number, column: string, text: string) => ({ tab, row, column, text });

test('notes come, and go from the tabs that are named', async () => {
  await at.workbooks.write(at.fileId, { sheets: [table('機構', '甲'), table('病組', '乙')] });
  const tabs = ['機構', '病組', '沒有'];
  await at.workbooks.write(at.fileId, {
    notes: {
      tabs,
      notes: [
        note('机构', 2, 'A', '一'),
        note('機構', 2, 'A', '二'),
        note('病組', 1, 'B', '三'),
        note('病組', 99, 'A', '沒有的行'),
        note('沒有', 1, 'A', '沒有的表'),
      ],
    },
  });
  const notesOf = async (tab: string) =>
    (await at.look(tab)).data[0]!.rowData!.flatMap(({ values }, row) =>
      (values ?? []).flatMap(({ note: text }, column) => (text ? [[row, column, text]] : [])),
    );
  expect(await notesOf('機構')).toEqual([[1, 0, '一\n\n二']]);
  expect(await notesOf('病組')).toEqual([[0, 1, '三']]);
  await at.workbooks.write(at.fileId, { notes: { tabs: ['病組'], notes: [note('病組', 2, 'A', '四')] } });
  expect(await notesOf('機構')).toEqual([[1, 0, '一\n\n二']]);
  expect(await notesOf('病組')).toEqual([[1, 0, '四']]);
  expect(cellsOf((await read('病組'))[0])).toMatchObject({ 2: ['乙', 12.34] });
});

test('the stamp is that of the latest write that had one, for whoever opens the file', async () => {
  expect(await at.workbooks.stamp(at.fileId)).toBeUndefined();
  await at.workbooks.write(at.fileId, { sheets: [table('點值', '甲')], stamp });
  await at.workbooks.write(at.fileId, {
    sheets: [table('點值', '乙')],
    stamp: { ...stamp, resultDigest: 'sha256:2' },
  });
  await at.workbooks.write(at.fileId, { sheets: [table('說明', '丙')] });
  expect(await at.restarted().stamp(at.fileId)).toEqual({ ...stamp, resultDigest: 'sha256:2' });
  const { developerMetadata } = await at.get(at.person, '?fields=developerMetadata');
  expect(developerMetadata.filter(({ metadataKey }) => metadataKey === 'dianzhi.stamp')).toHaveLength(1);
});

test('a revision is the same until something changes', async () => {
  const { revision } = await at.workbooks.read(at.fileId, []);
  expect(await at.workbooks.revision(at.fileId)).toBe(revision);
  await at.edit(at.person, [{ addSheet: { properties: { title: '新' } } }]);
  expect(await at.workbooks.revision(at.fileId)).not.toBe(revision);
});

test('who may open the file', async () => {
  expect(await at.workbooks.access(at.fileId)).toEqual(
    expect.arrayContaining([
      { email: at.owner, role: 'owner' },
      { email: at.person, role: 'writer' },
      { email: at.serviceAccount, role: 'writer' },
    ]),
  );
});
