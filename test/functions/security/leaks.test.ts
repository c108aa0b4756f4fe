import { expect, test } from 'vitest';
import { paste } from '../../../desk/person.ts';
import { AREA, type Bureau, CHIEF, CLERK, LEADER, MONTH, openBureau, REVIEWER } from '../runs/bureau.ts';
import { twoConsortia } from '../runs/county.ts';
import { type Meaning, renamed } from './renamed.ts';

/** What everything that belongs to a 醫共體, or to none, has in its name. */
const MARKS: Readonly<Record<string, string>> = { M1: '甲〇甲', M2: '乙〇乙', '': '丙〇丙' };

/** Shared by all: the lists of groups, the budget and its documents. */
const COMMON: readonly Meaning[] = ['group', 'group name', 'area name', 'parameter basis', 'budget document'];

const marked = () =>
  renamed(
    twoConsortia()
      .add('參數', 'watch.publish,是,')
      .add('清算調整', '居民,H1,甲項,100.00,甲文', '居民,H4,乙項,-100.00,乙文', '職工,H4,乙項,-50.00,乙文'),
    (meaning, text, owner) => (COMMON.includes(meaning) ? text : `${MARKS[owner]}${text}`),
  );

const openMarked = async (): Promise<Bureau> => {
  const bureau = await openBureau({ county: marked() });
  const { bureauFile, reportFiles } = bureau;
  await bureau.call('setup', CLERK, {
    area: AREA,
    name: '示例縣',
    bureauFile,
    reportFiles: { [`${MARKS['M1']}M1`]: reportFiles.M1, [`${MARKS['M2']}M2`]: reportFiles.M2 },
  });
  return bureau;
};

/** Everything Sheets and Drive tell of a file to who owns it, and hidden tabs with the rest. */
async function everythingIn({ person }: Bureau, fileId: string): Promise<string> {
  const { sheets, drive } = person(CLERK);
  const book = await sheets.spreadsheets.get({ spreadsheetId: fileId, includeGridData: true });
  const file = await drive.files.get({ fileId, fields: '*' });
  const { data } = await sheets.spreadsheets.developerMetadata.search({
    spreadsheetId: fileId,
    requestBody: { dataFilters: [{ developerMetadataLookup: { locationType: 'SPREADSHEET' } }] },
  });
  return JSON.stringify([book.data, file.data, data]);
}

const settleAndClose = async (bureau: Bureau, period: string) => {
  const settled = await bureau.press('settle', CLERK, { period });
  const closed = await bureau.press('close', REVIEWER, { period, runId: settled.runId });
  return [settled, closed];
};

async function expectOwnOnly(bureau: Bureau): Promise<void> {
  const files = { M1: bureau.reportFiles.M1, M2: bureau.reportFiles.M2 };
  for (const [code, fileId] of Object.entries(files)) {
    const everything = await everythingIn(bureau, fileId);
    const found = Object.entries(MARKS).filter(([, mark]) => everything.includes(mark));
    expect(found.map(([owner]) => owner)).toEqual([code]);
    expect(everything).not.toMatch(/formulaValue|IMPORTRANGE/);
    expect(everything).not.toContain(bureau.bureauFile);
  }
}

test('a report file has nothing of another 醫共體, and the leaders learn nothing from runs', async () => {
  const bureau = await openMarked();
  const { sheets } = bureau.person(CLERK);
  const { data } = await sheets.spreadsheets.get({ spreadsheetId: bureau.bureauFile });
  const sheetId = data.sheets!.find(({ properties }) => properties!.title === '病例')!.properties!.sheetId!;
  const start = { sheetId, rowIndex: 1, columnIndex: 0 };
  const rows = [{ values: [{ note: `${MARKS['M1']}待查` }] }];
  const named = { name: 'jia', range: { sheetId, endRowIndex: 3 } };
  await sheets.spreadsheets.batchUpdate({
    spreadsheetId: bureau.bureauFile,
    requestBody: {
      requests: [{ updateCells: { start, rows, fields: 'note' } }, { addNamedRange: { namedRange: named } }],
    },
  });

  const runs = [await bureau.press('check', CLERK), ...(await settleAndClose(bureau, MONTH))];
  runs.push(await bureau.press('publish', REVIEWER, { period: MONTH }));
  expect(runs.at(-1)!.summary).toEqual(['已發布 2025-03，2 個醫共體（賬冊第 2 筆）']);
  await expectOwnOnly(bureau);
  runs.push(...(await settleAndClose(bureau, '2025')));
  runs.push(await bureau.press('publish', CHIEF, { period: '2025' }));
  await expectOwnOnly(bureau);

  await paste(bureau.person(CLERK), bureau.bureauFile, '病例!H2', [['GB']], 'typed');
  const reason = { period: MONTH, reason: `${MARKS['M1']}病組有誤`, document: `${MARKS['M1']}文` };
  const correction = await bureau.press('correct', CLERK, reason);
  runs.push(correction);
  runs.push(await bureau.press('close', REVIEWER, { period: MONTH, runId: correction.runId }));
  runs.push(await bureau.press('publish', CHIEF, { period: MONTH }));
  await expectOwnOnly(bureau);
  runs.push(await bureau.press('verify', CLERK));
  expect(runs.map(({ state }) => state)).toEqual(runs.map(() => 'done'));

  await paste(bureau.person(CLERK), bureau.bureauFile, '病例!H3', [['GX']], 'typed');
  const refused = await bureau.press('settle', CLERK, { period: MONTH });
  expect(refused.state).toBe('refused');
  const checked = await bureau.press('check', CLERK);
  runs.push(refused, checked);
  for (const own of [correction, refused, checked]) {
    const told = (await bureau.poll(own.runId, REVIEWER)).text;
    expect(own === correction ? /甲〇甲/ : /GX/).toSatisfy((pattern: RegExp) => pattern.test(told));
  }
  for (const { runId, action } of runs) {
    const { status, text } = await bureau.poll(runId, LEADER);
    expect([action, status]).toEqual([action, 200]);
    for (const mark of [...Object.values(MARKS), 'GX', '病例']) expect(text).not.toContain(mark);
  }
});

test('while it is being published a run tells no name either', async () => {
  const bureau = await openMarked();
  await settleAndClose(bureau, MONTH);
  const seen: string[] = [];
  let runId = '';
  bureau.fault = async ({ method }) => {
    if (method === 'spreadsheets.batchUpdate') seen.push((await bureau.poll(runId, LEADER)).text);
    return undefined;
  };
  const { body } = await bureau.call('publish', REVIEWER, { area: AREA, period: MONTH });
  runId = body.runId;
  await bureau.stack.queue.idle();
  expect(seen.map((text) => (JSON.parse(text) as { step: string }).step)).toEqual([
    '寫入報表文件 1/2',
    '寫入報表文件 2/2',
  ]);
  for (const text of seen) for (const mark of Object.values(MARKS)) expect(text).not.toContain(mark);
});

test('what a 醫共體 that is no more had in its file stays, and nothing of others comes to it', async () => {
  const bureau = await openMarked();
  await settleAndClose(bureau, MONTH);
  await bureau.press('publish', REVIEWER, { period: MONTH });
  const before = await everythingIn(bureau, bureau.reportFiles.M2);
  await paste(bureau.person(CLERK), bureau.bureauFile, '醫共體!A3:C3', [['', '', '']], 'typed');
  await paste(bureau.person(CLERK), bureau.bureauFile, '機構!D5', [['']], 'typed');
  const year = await bureau.press('settle', CLERK, { period: '2025' });
  await bureau.press('close', REVIEWER, { period: '2025', runId: year.runId });
  const { summary } = await bureau.press('publish', CHIEF, { period: '2025' });
  expect(summary).toEqual([
    '已發布 2025，1 個醫共體（賬冊第 4 筆）',
    `登記了報表文件的 ${MARKS['M2']}M2 不在「醫共體」表中，其文件未改動`,
  ]);
  expect(await everythingIn(bureau, bureau.reportFiles.M2)).toBe(before);
  const first = await everythingIn(bureau, bureau.reportFiles.M1);
  expect(first).not.toContain(MARKS['M2']);
});
