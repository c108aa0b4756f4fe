import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { utils, write } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { CaseFiles } from '../../../desk/attached-cases.ts';
import { paste } from '../../../desk/person.ts';
import { sampleArea } from '../../../desk/sample/sample.ts';
import { callFunction } from '../../../desk/server/call-function.ts';
import { makeSample } from '../../../desk/server/new-book.ts';
import { RUN, type RunAnswer } from '../../../functions/http/contract.ts';
import { settleStored } from '../../../functions/jobs/settled.ts';
import { loadRun } from '../../../functions/runs/run.ts';
import { runningDesk } from './workshop.ts';

const MONTH = '2025-03';
const AT = '2026-01-05T09:00:00.000Z';

/** The cases of the sample as a CSV file. */
const CSV = (() => {
  const [cases] = sampleArea({ cases: 3000, seed: 1, year: 2025 });
  return [...cases!.rows].map((row) => row.join(',')).join('\r\n');
})();

describe('a case file beside the workbook', () => {
  const running = runningDesk({ withPage: false });

  async function clearCases(area: string): Promise<void> {
    const { people } = running.desk.signedIn;
    const spreadsheetId = await running.desk.books.fileId(area, '');
    await people.clerk.sheets.spreadsheets.values.clear({ spreadsheetId, range: '病例!A2:Z20000' });
  }

  const attach = (area: string, name: string, content: string | Uint8Array) =>
    running.desk.caseFiles.attach(area, name, Readable.from([content]), AT);

  async function ended(area: string, { runId }: RunAnswer): Promise<RunAnswer> {
    const { stack, signedIn } = running.desk;
    await stack.queue.idle();
    const answer = await fetch(`${stack.functions.url}/settle?area=${area}&run=${runId}`, {
      headers: { authorization: `Bearer ${signedIn.people.clerk.token}` },
    });
    return RUN.parse(await answer.json());
  }

  async function settle(area: string, period = MONTH): Promise<RunAnswer> {
    const { stack, signedIn } = running.desk;
    const run = RUN.parse(await callFunction(stack, signedIn.people.clerk, 'settle', { area, period }));
    return ended(area, run);
  }

  async function close(area: string, { runId }: RunAnswer): Promise<RunAnswer> {
    const { stack, signedIn } = running.desk;
    const body = { area, period: MONTH, runId };
    return ended(area, RUN.parse(await callFunction(stack, signedIn.people.reviewer, 'close', body)));
  }

  async function verify(area: string): Promise<readonly string[]> {
    const { stack, signedIn } = running.desk;
    const run = RUN.parse(await callFunction(stack, signedIn.people.clerk, 'verify', { area }));
    return (await ended(area, run)).summary;
  }

  /** A county whose cases are in a file. */
  async function withFile(name = '病例.csv'): Promise<string> {
    const area = await makeSample(running.desk);
    await clearCases(area);
    const { file } = await attach(area, name, CSV);
    expect(file).toMatchObject({ name, cases: 3000 });
    return area;
  }

  test('settles to the very same as the tab with the same rows, input and result', async () => {
    const inTab = await settle(await makeSample(running.desk));
    const beside = await settle(await withFile());
    expect(inTab.state).toBe('done');
    expect(beside.state).toBe('done');
    expect(beside.inputDigest).toBe(inTab.inputDigest);
    expect(beside.resultDigest).toBe(inTab.resultDigest);
    expect(beside.runId).not.toBe(inTab.runId);
  });

  test('beside a filled tab is CASES_TWICE, and nothing is settled', async () => {
    const area = await makeSample(running.desk);
    await attach(area, '全年.csv', CSV);
    const run = await settle(area);
    expect(run.state).toBe('refused');
    expect(run.findings.filter(({ severity }) => severity === 'block')).toMatchObject([
      { code: 'CASES_TWICE', where: { tab: '病例', row: 2 } },
    ]);
    expect(run.findings[0]!.message).toContain('全年.csv');
  });

  test('is closed and verified from the file, years later too', async () => {
    const area = await withFile();
    const run = await settle(area);
    expect((await close(area, run)).state).toBe('done');
    expect(await verify(area)).toEqual([expect.stringContaining('結果全部相符')]);
    await running.desk.caseFiles.detach(area);
    expect(await verify(area)).toEqual([expect.stringContaining('結果全部相符')]);
  });

  test('replaced after the settlement, the result cannot be closed', async () => {
    const area = await withFile();
    const run = await settle(area);
    await attach(area, '另一份.csv', CSV.split('\r\n').slice(0, -1).join('\r\n'));
    await expect(close(area, run)).rejects.toThrow('數據已變動');
    await running.desk.caseFiles.detach(area);
    await expect(close(area, run)).rejects.toThrow('數據已變動');
  });

  test('changed on the disk, it is not taken for what was attached', async () => {
    const area = await withFile('獨一份.csv');
    const extra = `${CSV}\r\n`;
    const { file } = await attach(area, '獨一份.csv', extra);
    await settle(area).then((run) => close(area, run));
    const folder = join(running.folder, 'state', 'cases');
    const name = `${file!.digest.replace('sha256:', '')}.csv`;
    expect(await readdir(folder)).toContain(name);
    await writeFile(join(folder, name), extra.replace('居民', '職工'));
    expect(await verify(area)).toEqual([
      expect.stringContaining('發現 1 處不符'),
      expect.stringContaining('所存輸入不完整'),
    ]);
  });

  const caseFolder = () => join(running.folder, 'state', 'cases');
  const sumsOf = async (digest: string) => {
    const names = await readdir(caseFolder());
    return names.filter((name) => name.startsWith(digest.replace('sha256:', '')) && name.endsWith('.sums'));
  };

  async function set(area: string, key: string, value: string): Promise<void> {
    const file = await running.desk.books.fileId(area, '');
    await paste(running.desk.signedIn.people.clerk, file, '參數!A30', [[key, '', value]], 'texts');
  }

  test('is digested when it is attached; only what decides points has it digested again', async () => {
    const area = await makeSample(running.desk);
    await clearCases(area);
    const { file } = await attach(area, '摘要.csv', `${CSV}\r\n\r\n`);
    const attached = await sumsOf(file!.digest);
    expect(attached).toHaveLength(1);
    const first = await settle(area);
    await set(area, 'prepay.ratio', '0.9');
    const second = await settle(area);
    expect(await sumsOf(file!.digest)).toEqual(attached);
    expect([first.state, second.state]).toEqual(['done', 'done']);
    expect(second.resultDigest).not.toBe(first.resultDigest);
    await set(area, 'case.low.ratio', '0.35');
    expect((await settle(area)).state).toBe('done');
    expect(await sumsOf(file!.digest)).toHaveLength(2);
  });

  test('what it came to is not taken from a file that was changed, but found again', async () => {
    const area = await makeSample(running.desk);
    await clearCases(area);
    const content = `${CSV}\r\n\r\n\r\n`;
    const { file } = await attach(area, '摘要.csv', content);
    const run = await settle(area);
    const [name = ''] = await sumsOf(file!.digest);
    const kept = await readFile(join(caseFolder(), name));
    const changed = Buffer.from(kept);
    changed[changed.length >> 1]! ^= 1;
    await writeFile(join(caseFolder(), name), changed);
    const { stack } = running.desk;
    const anew = new CaseFiles(caseFolder(), stack.store, async () => undefined);
    const context = { store: stack.store, attachedCases: anew };
    const { run: stored } = (await loadRun(stack.store, area, run.runId))!;
    expect((await settleStored(context, stored)) as object).toMatchObject({ resultDigest: run.resultDigest });
    expect(await readFile(join(caseFolder(), name))).toEqual(kept);
  });

  test('a file that shards refuse is read row by row', async () => {
    const area = await makeSample(running.desk);
    await clearCases(area);
    // More than the columns of a shard hold.
    const [header, first = '', ...rest] = CSV.split('\r\n');
    const cells = first.split(',');
    cells.splice(8, 5, '99999999999.00', '', '99999999999.00', '', '0');
    const { file } = await attach(area, '病例.csv', [header, cells.join(','), ...rest].join('\r\n'));
    expect(file).toMatchObject({ cases: 3000 });
    expect((await settle(area)).state).toBe('done');
    expect(await sumsOf(file!.digest)).toEqual([]);
  });

  test('a workbook is read row by row to the same result', async () => {
    const inTab = await settle(await makeSample(running.desk));
    const area = await makeSample(running.desk);
    await clearCases(area);
    const sheet = utils.aoa_to_sheet(CSV.split('\r\n').map((line) => line.split(',')));
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet, '病例');
    const bytes = write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
    const { file } = await attach(area, '病例.xlsx', bytes);
    expect(file).toMatchObject({ cases: 3000 });
    const run = await settle(area);
    expect(run.resultDigest).toBe(inTab.resultDigest);
  });

  test('its rows are checked like those of the tab, and told to be in the file', async () => {
    const area = await makeSample(running.desk);
    await clearCases(area);
    const [header, first = '', ...rest] = CSV.split('\r\n');
    const bad = first.replace(/^([^,]*),[^,]*/, '$1,Y99');
    await attach(area, '病例.csv', [header, bad, ...rest].join('\r\n'));
    const run = await settle(area);
    expect(run.state).toBe('refused');
    expect(run.findings).toContainEqual(
      expect.objectContaining({ severity: 'block', where: { tab: '病例附加檔', row: 2, column: 'B' } }),
    );
  });

  test.each([
    ['沒有表頭', '1,2,3\r\n4,5,6', 'HEADER_MISSING'],
    ['引號不成對', `${CSV.split('\r\n')[0]}\r\n"B1,Y01`, 'CSV_BROKEN'],
    ['不是文字', Uint8Array.of(0xff, 0xfe, 0x80, 0x81, 0xff, 0x0a), 'FILE_ENCODING'],
  ])('%s: stays out, with the reason', async (_, content, code) => {
    const area = await makeSample(running.desk);
    const { file, findings } = await attach(area, '壞.csv', content);
    expect(file).toBeUndefined();
    expect(findings).toContainEqual(
      expect.objectContaining({ code, where: expect.objectContaining({ tab: '壞.csv' }) }),
    );
    expect(await running.desk.caseFiles.current(area)).toBeUndefined();
    const left = await readdir(join(running.folder, 'state', 'cases'));
    expect(left.filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('that of one area is nobody else’s', async () => {
    const area = await withFile();
    const { digest } = (await running.desk.caseFiles.current(area))!;
    const other = await makeSample(running.desk);
    await expect(running.desk.caseFiles.open(other, digest, () => {})).rejects.toThrow();
  });
});
