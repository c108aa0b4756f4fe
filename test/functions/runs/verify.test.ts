import { expect, test } from 'vitest';
import type { Document } from '../../../functions/gateways/store.ts';
import { paths } from '../../../functions/runs/paths.ts';
import { AREA, type Bureau, CHIEF, CLERK, openBureau } from './bureau.ts';

const CLEAN = '賬冊共 1 筆，鏈接完整；1 次結算逐一重算，結果全部相符。';

async function change({ stack: { store } }: Bureau, path: string, data: (old: Document) => Document) {
  const { version, ...stored } = (await store.get(path))!;
  await store.commit([{ kind: 'update', path, data: data(stored.data), ifVersion: version }]);
}

/** A bureau with one closed month, verified clean. */
async function verified(): Promise<Bureau> {
  const bureau = await openBureau();
  await bureau.closeMonth();
  expect(await bureau.press('verify', CLERK)).toMatchObject({ state: 'done', summary: [CLEAN], by: CLERK });
  return bureau;
}

test('every verification looks anew, and is by whoever asked for it last', async () => {
  const bureau = await verified();
  await change(bureau, paths.entry(AREA, 1), (entry) => ({ ...entry, resultDigest: 'sha256:forged' }));
  const { summary, by } = await bureau.press('verify', CHIEF);
  expect(by).toBe(CHIEF);
  expect(summary).toEqual([
    '賬冊共 1 筆，發現 2 處不符：',
    '第 1 筆：內容與其摘要不符',
    expect.stringMatching(/^第 1 筆 2025-03：重算結果不符/),
  ]);
});

test('a changed run is found', async () => {
  const bureau = await verified();
  const [entry] = await bureau.ledger();
  await change(bureau, paths.run(AREA, entry!.runId), (run) => ({ ...run, period: '2025-02' }));
  expect((await bureau.press('verify', CLERK)).summary).toEqual([
    '賬冊共 1 筆，發現 1 處不符：',
    expect.stringMatching(/^第 1 筆 2025-03：重算結果不符/),
  ]);
});

test('a changed input is found', async () => {
  const bureau = await verified();
  const [entry] = await bureau.ledger();
  const collection = `${paths.input(AREA, entry!.inputDigest)}/chunks`;
  const [chunk] = await bureau.stack.store.list(collection, { limit: 1 });
  await change(bureau, chunk!.path, ({ part }) => ({ part: `${String(part).slice(0, -8)}AAAAAAA=` }));
  expect((await bureau.press('verify', CLERK)).summary).toEqual([
    '賬冊共 1 筆，發現 1 處不符：',
    '第 1 筆：所存輸入不完整',
  ]);
});

test('a run that is gone is found', async () => {
  const bureau = await verified();
  const [entry] = await bureau.ledger();
  const { path, version } = (await bureau.stack.store.get(paths.run(AREA, entry!.runId)))!;
  await bureau.stack.store.commit([{ kind: 'delete', path, ifVersion: version }]);
  expect((await bureau.press('verify', CLERK)).summary).toEqual([
    '賬冊共 1 筆，發現 1 處不符：',
    `第 1 筆：找不到運算 ${entry!.runId}`,
  ]);
});
