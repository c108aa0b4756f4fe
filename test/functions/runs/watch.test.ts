import { describe, expect, test } from 'vitest';
import { paste } from '../../../desk/person.ts';
import { loadText } from '../../../functions/runs/chunks.ts';
import { paths } from '../../../functions/runs/paths.ts';
import { AREA, type Bureau, CHIEF, CLERK, LEADER, MONTH, openBureau, REVIEWER } from './bureau.ts';
import { twoConsortia } from './county.ts';

/** C06 costs 120,000.00: more than 50,000.00 on a single bill. */
const BILL = 'watch-large-bill:C06';

async function rowsOf({ person, bureauFile }: Bureau, tab: string): Promise<readonly (readonly string[])[]> {
  const range = `${tab}!A1:Z200`;
  const { data } = await person(CLERK).sheets.spreadsheets.values.get({ spreadsheetId: bureauFile, range });
  return (data.values ?? []) as string[][];
}

const cellOf = async (bureau: Bureau, flag: string) =>
  (await rowsOf(bureau, '異常清單')).find((row) => row.includes(flag));

const watched = (bureau: Bureau, period = MONTH) => bureau.press('watch', CLERK, { period });

describe('監管分析', () => {
  test('fills the tabs of the supervision and enters new flags for people to work on', async () => {
    const bureau = await openBureau({ county: twoConsortia() });
    const run = await watched(bureau);
    expect([run.state, run.action, run.summary[0]]).toEqual(['done', 'watch', '監管分析 2025-03']);
    expect(run.summary.at(-1)).toMatch(/^新登記 \d+ 條到「異常處理」$/);
    const handling = await rowsOf(bureau, '異常處理');
    expect(handling[0]!.slice(0, 5)).toEqual(['異常編號', '狀態', '處理人', '處理說明', '處理日期']);
    expect(handling.slice(1).map((row) => row[1])).toEqual(handling.slice(1).map(() => '待核查'));
    expect(handling.slice(1).map((row) => row[0])).toContain(BILL);
    expect(await cellOf(bureau, BILL)).toContain('待核查');
    for (const tab of ['月度快報', '季度分析', '年中約談清單', '跟蹤清單', '預警', '監測指標']) {
      expect([tab, (await rowsOf(bureau, tab)).length > 4]).toEqual([tab, true]);
    }
  });

  test('what people write there survives every further press, and rows are entered once', async () => {
    const bureau = await openBureau({ county: twoConsortia() });
    const first = await watched(bureau);
    const again = await watched(bureau);
    // The rows that were entered are part of what is looked at now.
    expect(again.runId).not.toBe(first.runId);
    expect(again.resultDigest).toBe(first.resultDigest);
    expect(again.summary.some((line) => line.startsWith('新登記'))).toBe(false);
    const rows = await rowsOf(bureau, '異常處理');
    const at = rows.findIndex(([flag]) => flag === BILL) + 1;
    await paste(
      bureau.person(CLERK),
      bureau.bureauFile,
      `異常處理!B${at}`,
      [['已排除', '張三', '確為重症', '2025-04-02']],
      'typed',
    );
    const third = await watched(bureau);
    expect(third.state).toBe('done');
    expect((await rowsOf(bureau, '異常處理')).length).toBe(rows.length);
    expect(await cellOf(bureau, BILL)).toEqual(
      expect.arrayContaining(['已排除', '張三 2025-04-02 確為重症']),
    );
    expect((await watched(bureau)).runId).toBe(third.runId);
  });

  test('a flag whose case changed is marked, one whose case is gone is listed with what it was', async () => {
    const bureau = await openBureau({ county: twoConsortia() });
    await watched(bureau);
    const cases = await rowsOf(bureau, '病例');
    const at = cases.findIndex(([number]) => number === 'C06') + 1;
    await paste(bureau.person(CLERK), bureau.bureauFile, `病例!I${at}`, [['125000.00']], 'typed');
    await paste(bureau.person(CLERK), bureau.bureauFile, `病例!M${at}`, [['35000.00']], 'typed');
    await watched(bureau);
    expect(await cellOf(bureau, BILL)).toContain('待核查（數值已變）');
    await paste(
      bureau.person(CLERK),
      bureau.bureauFile,
      `病例!I${at}`,
      [['45000.00', '', '30000.00', '10000.00', '5000.00']],
      'typed',
    );
    const gone = await watched(bureau);
    expect(gone.findings.map(({ code, message }) => `${code} ${message}`)).toContain(
      `FLAG_VANISHED 已登記的異常「${BILL}」（待核查）這次沒有出現。`,
    );
    const row = await cellOf(bureau, BILL);
    expect(row?.join(' ')).toContain('界限');
    expect((await rowsOf(bureau, '異常處理')).map(([flag]) => flag)).toContain(BILL);
  });

  test('it is no settlement: a settled month is closed after it as before', async () => {
    const bureau = await openBureau({ county: twoConsortia() });
    const settled = await bureau.press('settle', CLERK, { period: MONTH });
    await watched(bureau);
    const closed = await bureau.press('close', REVIEWER, { period: MONTH, runId: settled.runId });
    expect(closed.state).toBe('done');
    expect((await bureau.press('verify', CLERK)).summary[0]).toContain('結果全部相符');
  });

  test('its result is kept, and those who may only look are told nothing of it', async () => {
    const bureau = await openBureau({ county: twoConsortia() });
    const run = await watched(bureau);
    const text = await loadText(bureau.stack.context.store, paths.result(AREA, run.runId));
    const document = JSON.parse(text!);
    expect(document).toMatchObject({
      watch: 1,
      period: MONTH,
      casesWatched: true,
      watchDigest: run.resultDigest,
    });
    expect(document.flags.map(({ id }: { id: string }) => id)).toContain(BILL);
    const told = await bureau.poll(run.runId, LEADER);
    expect(told.body.summary).toEqual(['監管分析 2025-03']);
    expect(told.body.findings).toEqual([]);
    expect(told.text).not.toMatch(/C06|H1|P06/);
  });

  test('a year is watched too, and what only a month has goes', async () => {
    const bureau = await openBureau({ county: twoConsortia() });
    await watched(bureau);
    const run = await watched(bureau, '2025');
    expect(run.state).toBe('done');
    expect((await rowsOf(bureau, '年度評價')).length).toBeGreaterThan(4);
    await expect(rowsOf(bureau, '月度快報')).rejects.toThrow();
    await expect(rowsOf(bureau, '季度分析')).rejects.toThrow();
    await watched(bureau, '2025-04');
    await expect(rowsOf(bureau, '季度分析')).rejects.toThrow();
  });

  test('a bad input is refused with its findings, and nothing is written', async () => {
    const bureau = await openBureau({ county: twoConsortia().set({ '病例!B2': 'H9' }) });
    const run = await watched(bureau);
    expect([run.state, run.findings[0]?.code]).toEqual(['refused', 'INSTITUTION_UNKNOWN']);
    await expect(rowsOf(bureau, '異常清單')).rejects.toThrow();
  });
});

describe('發布', () => {
  const published = async (...parameters: string[]) => {
    const bureau = await openBureau({ county: twoConsortia().add('參數', ...parameters) });
    const run = await bureau.press('settle', CLERK, { period: MONTH });
    await bureau.press('close', REVIEWER, { period: MONTH, runId: run.runId });
    const done = await bureau.press('publish', CHIEF, { period: MONTH });
    expect(done.state).toBe('done');
    const { data } = await bureau.person(CLERK).sheets.spreadsheets.get({
      spreadsheetId: bureau.reportFiles.M1,
      includeGridData: true,
    });
    return { text: JSON.stringify(data), tabs: data.sheets!.map(({ properties }) => properties!.title!) };
  };

  test('adds the documents of each 醫共體 where watch.publish asks for them, with nobody else and no person', async () => {
    const without = await published();
    expect(without.tabs).not.toContain('預算告知書');
    const { tabs, text } = await published('watch.publish,是,');
    expect(tabs).toEqual(expect.arrayContaining([...without.tabs, '預算告知書', '月度快報', '跟蹤清單']));
    expect(text).toContain('C06');
    expect(text).not.toMatch(/P06|H3|H4|M2|第二醫共體|山區衛生院|民營醫院/);
  });
});
