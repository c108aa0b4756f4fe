import { beforeEach, describe, expect, test } from 'vitest';
import { cell, cellsOf, model, money, table } from './models.ts';
import { type Setting, setting } from './setting.ts';

let at: Setting;
beforeEach(async () => {
  at = await setting();
});

const stamp = { runId: 'run', resultDigest: 'sha256:1', at: '2025-04-08T00:00:00.000Z' };
const read = async (...tabs: string[]) => (await at.workbooks.read(at.fileId, tabs)).tabs;
const put = (sheetId: number, rowIndex: number, text: string) => ({
  updateCells: {
    start: { sheetId, rowIndex },
    rows: [{ values: [{ userEnteredValue: { stringValue: text } }] }],
    fields: 'userEnteredValue',
  },
});

describe('protected tabs', () => {
  const sheet = table('點值', '甲', { protected: true, unlocked: ['A2:A3'], blankRows: 2 });

  test('nobody but this program and the owner can edit them', async () => {
    await at.workbooks.write(at.fileId, { sheets: [sheet] });
    const sheetId = await at.sheetId('點值');
    await expect(at.edit(at.person, [put(sheetId, 0, '改')])).rejects.toThrow(/protected/);
    await expect(at.edit(at.person, [{ deleteSheet: { sheetId } }])).rejects.toThrow(/protected/);
    await at.edit(at.owner, [put(sheetId, 3, '主')]);
    await at.edit(at.person, [put(sheetId, 1, '可改')]);
    expect(cellsOf((await read('點值'))[0])).toEqual({
      1: ['名稱', '金額'],
      2: ['可改', 12.34],
      3: [],
      4: ['主'],
    });
  });

  test('this program replaces them as often as it likes, and one protection stays', async () => {
    for (const text of ['甲', '乙', '丙']) {
      await at.workbooks.write(at.fileId, { sheets: [table('點值', text, { protected: true })] });
    }
    const { protectedRanges } = await at.look('點值');
    expect(protectedRanges).toHaveLength(1);
    expect(protectedRanges![0]).toMatchObject({ editors: { users: [at.serviceAccount] } });
    expect(cellsOf((await read('點值'))[0])).toMatchObject({ 2: ['丙', 12.34] });
  });

  test('a tab that is no longer to be protected is free', async () => {
    await at.workbooks.write(at.fileId, { sheets: [sheet] });
    await at.workbooks.write(at.fileId, { sheets: [{ ...sheet, protected: false }] });
    await at.edit(at.person, [put(await at.sheetId('點值'), 0, '改')]);
  });
});

describe('people who change the file between the read and the write', () => {
  const sheets = [table('點值', '新', { protected: true })];
  const LOOKED = ['POST spreadsheets:batchUpdate', 'GET spreadsheets', 'POST spreadsheets:batchUpdate'];

  beforeEach(async () => {
    await at.workbooks.write(at.fileId, { sheets: [table('點值', '舊', { protected: true })] });
    await at.workbooks.read(at.fileId, ['點值']);
    at.relay.take();
  });

  test('removed the tab: it comes again', async () => {
    await at.edit(at.owner, [{ deleteSheet: { sheetId: await at.sheetId('點值') } }]);
    at.relay.take();
    await at.workbooks.write(at.fileId, { sheets, stamp });
    expect(at.relay.take()).toEqual(LOOKED);
    expect(cellsOf((await read('點值'))[0])).toMatchObject({ 2: ['新', 12.34] });
  });

  test('removed its protection: it is protected again', async () => {
    const { protectedRangeId } = (await at.look('點值')).protectedRanges[0]!;
    await at.edit(at.owner, [{ deleteProtectedRange: { protectedRangeId } }]);
    at.relay.take();
    await at.workbooks.write(at.fileId, { sheets, stamp });
    expect(at.relay.take()).toEqual(LOOKED);
    expect((await at.look('點值')).protectedRanges).toHaveLength(1);
  });

  test('made a tab of a name this program was about to make: it is replaced, not doubled', async () => {
    await at.edit(at.person, [{ addSheet: { properties: { title: '說明' } } }]);
    await at.workbooks.write(at.fileId, { sheets: [table('說明', '新')], stamp });
    expect(at.relay.take()).toEqual(LOOKED);
    expect(cellsOf((await read('說明'))[0])).toMatchObject({ 2: ['新', 12.34] });
  });

  test('renamed the tab: it has its name again', async () => {
    const sheetId = await at.sheetId('點值');
    const properties = { sheetId, title: '別名' };
    await at.edit(at.owner, [{ updateSheetProperties: { properties, fields: 'title' } }]);
    await at.workbooks.write(at.fileId, { sheets, stamp });
    expect(await at.sheetId('點值')).toBe(sheetId);
  });
});

test('a write with one fault in it leaves everything as it was', async () => {
  await at.workbooks.write(at.fileId, { sheets: [table('點值', '舊'), table('說明', '舊')], stamp });
  const before = await at.everything();
  const validations = [{ range: 'A2:A9', values: [], title: '', help: '' }];
  const write = at.workbooks.write(at.fileId, {
    sheets: [table('點值', '新'), table('說明', '新', { validations }), table('病組', '新')],
    append: [{ tab: '點值', rows: [[cell('附'), money(1n)]] }],
    stamp: { ...stamp, runId: 'other' },
  });
  await expect(write).rejects.toThrow();
  expect(await at.everything()).toEqual(before);
  expect(await at.workbooks.stamp(at.fileId)).toEqual(stamp);
});

test('two writes at once come one after the other', async () => {
  const tabs = ['甲', '乙', '丙'];
  await at.workbooks.write(at.fileId, { sheets: [model('月度預付', [[cell('頭')]])] });
  await Promise.all(
    tabs.map((name) =>
      at.workbooks.write(at.fileId, { append: [{ tab: '月度預付', rows: [[cell(name)]] }] }),
    ),
  );
  expect(at.relay.take()).toEqual(['GET spreadsheets', ...Array(4).fill('POST spreadsheets:batchUpdate')]);
  expect(cellsOf((await read('月度預付'))[0])).toEqual({ 1: ['頭'], 2: ['甲'], 3: ['乙'], 4: ['丙'] });
});

test('two processes at once, neither knowing of the other: both writes are there once', async () => {
  await at.workbooks.write(at.fileId, { sheets: [model('月度預付', [[cell('頭')]])] });
  const [one, other] = [at.restarted(), at.restarted()];
  await one.stamp(at.fileId);
  await other.stamp(at.fileId);
  const append = (name: string) => ({ append: [{ tab: '月度預付', rows: [[cell(name)]] }], stamp });
  await one.write(at.fileId, append('甲'));
  at.relay.faults.push('answer lost');
  await other.write(at.fileId, append('乙'));
  expect(cellsOf((await read('月度預付'))[0])).toEqual({ 1: ['頭'], 2: ['甲'], 3: ['乙'] });
});
