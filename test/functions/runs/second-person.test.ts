import { expect, test } from 'vitest';
import { AREA, CHIEF, CLERK, MONTH, openBureau, REVIEWER } from './bureau.ts';

const SETTLE = { area: AREA, period: MONTH };

test('who pressed alone cannot confirm, who pressed with another can', async () => {
  const bureau = await openBureau();
  const { runId } = await bureau.press('settle', REVIEWER, { period: MONTH });
  const alone = await bureau.call('close', REVIEWER, { ...SETTLE, runId });
  expect(alone.body).toMatchObject({ status: 403, code: 'SECOND_PERSON' });
  expect(await bureau.ledger()).toEqual([]);

  const again = await bureau.press('settle', CLERK, { period: MONTH });
  expect(again.runId).toBe(runId);
  await bureau.press('close', REVIEWER, { period: MONTH, runId });
  expect(await bureau.ledger()).toMatchObject([{ kind: 'closed', runId, preparedBy: CLERK, by: REVIEWER }]);
});

test('pressing twice oneself is still one person', async () => {
  const bureau = await openBureau();
  const { runId } = await bureau.press('settle', CHIEF, { period: MONTH });
  await bureau.press('settle', CHIEF, { period: MONTH });
  expect((await bureau.call('close', CHIEF, { ...SETTLE, runId })).body.code).toBe('SECOND_PERSON');
});

test('an optional tab with a slip in its name is told, and nothing is settled without it', async () => {
  const bureau = await openBureau();
  const clerk = bureau.person(CLERK);
  const { data } = await clerk.sheets.spreadsheets.get({ spreadsheetId: bureau.bureauFile });
  const tab = data.sheets!.find(({ properties }) => properties!.title === '清算調整')!;
  await clerk.sheets.spreadsheets.batchUpdate({
    spreadsheetId: bureau.bureauFile,
    requestBody: {
      requests: [
        {
          updateSheetProperties: {
            properties: { sheetId: tab.properties!.sheetId!, title: '清算調整表' },
            fields: 'title',
          },
        },
      ],
    },
  });
  const run = await bureau.press('settle', CLERK, { period: MONTH });
  expect(run).toMatchObject({
    state: 'refused',
    findings: [{ code: 'TAB_NEARLY', where: { tab: '清算調整表' } }],
  });
});

test('a month closes although its payments tab was deleted: the tab comes back', async () => {
  const bureau = await openBureau();
  const clerk = bureau.person(CLERK);
  const { data } = await clerk.sheets.spreadsheets.get({ spreadsheetId: bureau.bureauFile });
  const tab = data.sheets!.find(({ properties }) => properties!.title === '月度預付')!;
  await clerk.sheets.spreadsheets.batchUpdate({
    spreadsheetId: bureau.bureauFile,
    requestBody: { requests: [{ deleteSheet: { sheetId: tab.properties!.sheetId! } }] },
  });
  const { runId } = await bureau.press('settle', CLERK, { period: MONTH });
  const closed = await bureau.press('close', REVIEWER, { period: MONTH, runId });
  expect(closed.state).toBe('done');
  expect(await bureau.payments()).toHaveLength(7);
});
