import { beforeEach, describe, expect, test } from 'vitest';
import { QuotaExhausted } from '../../../functions/gateways/workbooks.ts';
import { cell, cellsOf, model, money, table } from './models.ts';
import type { Fault } from './relay.ts';
import { type Setting, setting } from './setting.ts';

let at: Setting;
beforeEach(async () => {
  at = await setting();
  await at.workbooks.write(at.fileId, { sheets: [model('月度預付', [[cell('頭')]])] });
  at.relay.take();
});

const stamp = { runId: 'run', resultDigest: 'sha256:1', at: '2025-04-08T00:00:00.000Z' };
const PAYMENT = { tab: '月度預付', rows: [[cell('三月'), money(100n)]] };
const payments = async () => cellsOf((await at.workbooks.read(at.fileId, ['月度預付'])).tabs[0]);
const GET = 'GET spreadsheets';
const POST = 'POST spreadsheets:batchUpdate';

const QUOTA: Fault = { status: 429 };
const SERVER: Fault = { status: 503 };

describe('a row is appended once', () => {
  test.each<[string, Fault[], string[]]>([
    ['the answer is lost', ['answer lost'], [POST, GET]],
    ['the request is lost', ['request lost'], [POST, GET, POST]],
    ['the request arrives late, while it is sent again', ['request late'], [POST, GET, POST, GET]],
    ['the service fails', [SERVER], [POST, GET, POST]],
    ['quota is short', [QUOTA, QUOTA], [POST, POST, POST]],
    ['the request is lost, then the answer', ['request lost', 'answer lost'], [POST, GET, POST, GET]],
    ['quota is short, then the answer is lost', [QUOTA, 'answer lost'], [POST, POST, GET]],
    [
      'the answer is lost twice',
      ['request lost', 'request lost', 'answer lost'],
      [POST, GET, POST, GET, POST, GET],
    ],
  ])('when %s', async (_, faults, requests) => {
    at.relay.faults.push(...faults);
    await at.workbooks.write(at.fileId, { append: [PAYMENT], stamp });
    expect(at.relay.take()).toEqual(requests);
    expect(await payments()).toEqual({ 1: ['頭'], 2: ['三月', 1] });
    expect(await at.workbooks.stamp(at.fileId)).toEqual(stamp);
  });

  test('and once more by the next write, even if it says the same', async () => {
    at.relay.faults.push('answer lost', 'none', 'answer lost');
    await at.workbooks.write(at.fileId, { append: [PAYMENT] });
    await at.workbooks.write(at.fileId, { append: [PAYMENT] });
    await at.workbooks.write(at.fileId, { append: [PAYMENT] });
    expect(await payments()).toEqual({ 1: ['頭'], 2: ['三月', 1], 3: ['三月', 1], 4: ['三月', 1] });
  });
});

test('a new tab comes once when the answer is lost or the request late', async () => {
  for (const [name, fault] of [
    ['點值', 'answer lost'],
    ['說明', 'request late'],
  ] as const) {
    at.relay.faults.push(fault);
    await at.workbooks.write(at.fileId, { sheets: [table(name, '甲', { protected: true })], stamp });
    expect((await at.look(name)).protectedRanges).toHaveLength(1);
  }
  expect((await at.workbooks.read(at.fileId, [])).otherTabs).toEqual([
    at.firstTab,
    '月度預付',
    '點值',
    '說明',
  ]);
});

test('one receipt stays in the file, however many writes there were', async () => {
  at.relay.faults.push('answer lost', 'none', 'request late');
  for (const text of ['甲', '乙', '丙', '丁']) {
    await at.workbooks.write(at.fileId, { sheets: [table('點值', text)] });
  }
  const { developerMetadata } = await at.get(at.person, '?fields=developerMetadata');
  expect(developerMetadata.map(({ metadataKey }) => metadataKey)).toEqual(['dianzhi.write']);
});

test('a storm of 429 leaves the file as it was', async () => {
  const before = await at.everything();
  at.relay.faults.push(...Array.from({ length: 50 }, () => QUOTA));
  await expect(at.workbooks.write(at.fileId, { append: [PAYMENT], stamp })).rejects.toThrow(QuotaExhausted);
  expect(at.relay.faults.length).toBeGreaterThan(35);
  expect(at.slept.reduce((sum, next) => sum + next, 0)).toBeLessThanOrEqual(180_000);
  at.relay.faults.length = 0;
  expect(await at.everything()).toEqual(before);
});

test('Retry-After of a batch is honoured', async () => {
  at.relay.faults.push({ status: 429, retryAfter: '20' });
  await at.workbooks.write(at.fileId, { append: [PAYMENT] });
  expect(at.slept).toEqual([20_000]);
});
