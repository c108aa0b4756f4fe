import { beforeEach, expect, test } from 'vitest';
import { cell, cellsOf, large, money, table } from './models.ts';
import { type Setting, setting } from './setting.ts';

let at: Setting;
beforeEach(async () => {
  at = await setting();
  await at.workbooks.write(at.fileId, {
    sheets: [table('點值', '舊'), table('機構結算', '舊'), table('說明', '舊'), table('月度預付', '二月')],
    stamp: OLD,
  });
  at.relay.take();
});

const OLD = { runId: 'old', resultDigest: 'sha256:1', at: '2025-04-08T00:00:00.000Z' };
const NEW = { ...OLD, runId: 'new' };
const LARGE = large('機構結算', 5_000_000);
const WRITE = {
  sheets: [table('點值', '新', { protected: true }), LARGE, table('醫共體結算', '新')],
  append: [{ tab: '月度預付', rows: [[cell('三月'), money(100n)]] }],
  remove: ['說明'],
  stamp: NEW,
};
const TABS = ['點值', '機構結算', '說明', '月度預付'];
const AFTER = ['點值', '機構結算', '月度預付', '醫共體結算'];

const seen = async () => {
  const { tabs, otherTabs } = await at.restarted().read(at.fileId, ['點值', '機構結算']);
  const rows = tabs.map((tab) => (cellsOf(tab) as Record<string, unknown[]>)['2']?.[0]);
  return { rows, otherTabs, runId: (await at.restarted().stamp(at.fileId))?.runId };
};

const titles = async () =>
  (await at.sheets()).map(({ properties: { title, hidden = false } }) => ({ title, hidden }));
const shown = (names: readonly string[]) =>
  [at.firstTab, ...names].map((title) => ({ title, hidden: false }));
const secondRow = LARGE.rows[1]![0]!.value;

test('what is too large for one request is staged, and switched in by a small one', async () => {
  await at.workbooks.write(at.fileId, WRITE);
  const batches = at.relay.seen.filter(({ what }) => what.startsWith('POST'));
  expect(batches.length).toBe(4);
  for (const { bytes } of batches) expect(bytes).toBeLessThan(2_000_000);
  expect(batches.at(-1)!.bytes).toBeLessThan(5_000);
  expect(at.relay.seen).toHaveLength(4);

  expect(await titles()).toEqual(shown(AFTER));
  expect(await seen()).toEqual({
    rows: ['新', secondRow],
    otherTabs: [at.firstTab, '月度預付', '醫共體結算'],
    runId: 'new',
  });
  const { tabs } = await at.workbooks.read(at.fileId, ['機構結算', '月度預付']);
  const [result, payments] = tabs;
  expect([...(result!.rows as Iterable<unknown>)]).toHaveLength(LARGE.rows.length);
  expect(cellsOf(payments)).toMatchObject({ 3: ['三月', 1] });
  expect((await at.look('點值')).protectedRanges).toHaveLength(1);
});

test.each([1, 2, 3])('killed before batch %i + 1, the old tabs and the old stamp stand', async (survived) => {
  let batches = 0;
  const doomed = at.restarted({
    onCall: ({ method }) => {
      if (method === 'spreadsheets.batchUpdate' && batches++ === survived) throw new Error('killed');
    },
  });
  await expect(doomed.write(at.fileId, WRITE)).rejects.toThrow('killed');
  const { rows, otherTabs, runId } = await seen();
  expect({ rows, otherTabs, runId }).toEqual({
    rows: ['舊', '舊'],
    otherTabs: [at.firstTab, '說明', '月度預付'],
    runId: 'old',
  });
  const left = (await titles()).filter(({ hidden }) => hidden);
  expect(left.map(({ title }) => title.replace(/\d+$/, '#'))).toEqual([
    '⏳點值·#',
    '⏳機構結算·#',
    '⏳醫共體結算·#',
  ]);

  await at.restarted().write(at.fileId, { sheets: [table('點值', '小')], stamp: NEW });
  expect(await titles()).toEqual(shown(TABS));
});

test('after a kill the whole write can be done again', async () => {
  let batches = 0;
  const onCall = ({ method }: { method: string }) => {
    if (method === 'spreadsheets.batchUpdate' && ++batches > 2) throw new Error('killed');
  };
  await expect(at.restarted({ onCall }).write(at.fileId, WRITE)).rejects.toThrow('killed');
  await at.restarted().write(at.fileId, WRITE);
  expect(await titles()).toEqual(shown(AFTER));
  expect((await seen()).runId).toBe('new');
});

test('answers lost on the way change nothing', async () => {
  at.relay.faults.push('answer lost', { status: 429 }, 'request late', 'answer lost', 'answer lost');
  await at.workbooks.write(at.fileId, WRITE);
  expect(await titles()).toEqual(shown(AFTER));
  const { tabs } = await at.workbooks.read(at.fileId, ['機構結算', '月度預付']);
  expect([...(tabs[0]!.rows as Iterable<unknown>)]).toHaveLength(LARGE.rows.length);
  expect(cellsOf(tabs[1])).toEqual({ 1: ['名稱', '金額'], 2: ['二月', 12.34], 3: ['三月', 1] });
});

test('the only visible tab can be replaced', async () => {
  await at.workbooks.write(at.fileId, { remove: [at.firstTab, ...TABS.filter((tab) => tab !== '機構結算')] });
  await at.workbooks.write(at.fileId, { sheets: [LARGE] });
  expect(await titles()).toEqual([{ title: '機構結算', hidden: false }]);
});

test('a tab of a person is never taken for a leftover', async () => {
  const mine = ['⏳待辦', '⏳待辦·甲', '⏳看得見·12'].map((title, index) => ({
    addSheet: { properties: { title, hidden: index < 2 } },
  }));
  await at.edit(at.person, mine);
  await at.restarted().write(at.fileId, { sheets: [table('點值', '小')] });
  expect((await titles()).map(({ title }) => title)).toEqual([
    at.firstTab,
    ...TABS,
    '⏳待辦',
    '⏳待辦·甲',
    '⏳看得見·12',
  ]);
});
