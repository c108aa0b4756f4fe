import { expect, test } from 'vitest';
import { paste } from '../../../desk/person.ts';
import { type Bureau, CLERK, MONTH, openBureau, REVIEWER } from './bureau.ts';

const NOTICE = '更正通知';

async function tab({ person }: Bureau, fileId: string): Promise<readonly (readonly string[])[] | undefined> {
  const { sheets } = person(CLERK);
  const { data } = await sheets.spreadsheets.get({ spreadsheetId: fileId });
  if (!data.sheets!.some(({ properties }) => properties!.title === NOTICE)) return undefined;
  const { data: values } = await sheets.spreadsheets.values.get({
    spreadsheetId: fileId,
    range: `${NOTICE}!A:G`,
  });
  return values.values as string[][];
}

const publish = (bureau: Bureau) => bureau.press('publish', REVIEWER, { period: MONTH });

/** A charge that the patient paid is found later, in a case of a member of M1. */
async function correct(bureau: Bureau, total: string, patient: string, reason: string, document: string) {
  const clerk = bureau.person(CLERK);
  await paste(clerk, bureau.bureauFile, '病例!I2', [[total]], 'texts');
  await paste(clerk, bureau.bureauFile, '病例!M2', [[patient]], 'texts');
  const run = await bureau.press('correct', CLERK, { period: MONTH, reason, document });
  expect(run.state).toBe('done');
  await bureau.press('close', REVIEWER, { period: MONTH, runId: run.runId });
}

test('a correction is noticed at the next publication, and is no news at the one after', async () => {
  const bureau = await openBureau();
  const { M1, M2 } = bureau.reportFiles;
  await bureau.closeMonth();
  await publish(bureau);
  expect(await tab(bureau, M1)).toBeUndefined();
  expect(await tab(bureau, bureau.bureauFile)).toBeUndefined();

  await correct(bureau, '13600.00', '5600.00', '山區衛生院舉報', '更〔2025〕1號');
  await correct(bureau, '13700.00', '5700.00', '再補一項', '更〔2025〕2號');
  await publish(bureau);
  const own = (await tab(bureau, M1))!.flat().join('\n');
  expect(own).toMatch(/文號：更〔2025〕1號[\s\S]*文號：更〔2025〕2號[\s\S]*合計：自上次發布/);
  expect(own).toContain('縣人民醫院');
  expect(own).not.toMatch(/舉報|再補一項|H4|山區衛生院/);
  const others = (await tab(bureau, M2))!.flat().join('\n');
  expect(others).toContain('H4');
  expect(others).not.toMatch(/舉報|H1|縣人民醫院/);
  const bureauOwn = (await tab(bureau, bureau.bureauFile))!.flat().join('\n');
  expect(bureauOwn).toMatch(/原因：山區衛生院舉報/);
  expect(bureauOwn).toMatch(/H1[\s\S]*H4/);
  for (const rows of [await tab(bureau, M1), await tab(bureau, M2), await tab(bureau, bureau.bureauFile)]) {
    const check = rows!.find(([label]) => label?.startsWith('核對'))!;
    expect(check.at(-1)).toBe('0.00');
  }

  await correct(bureau, '13800.00', '5800.00', '又一項', '更〔2025〕3號');
  await publish(bureau);
  const later = (await tab(bureau, M1))!.flat().join('\n');
  expect(later).toContain('更〔2025〕3號');
  expect(later).not.toContain('更〔2025〕1號');
});

test('published again for the same state, the file says the same', async () => {
  const bureau = await openBureau();
  await bureau.closeMonth();
  await publish(bureau);
  await correct(bureau, '13600.00', '5600.00', '漏報', '更〔2025〕1號');
  await publish(bureau);
  const first = await tab(bureau, bureau.reportFiles.M1);
  const { sheets } = bureau.person(CLERK);
  const { data } = await sheets.spreadsheets.get({ spreadsheetId: bureau.reportFiles.M1 });
  const notice = data.sheets!.find(({ properties }) => properties!.title === NOTICE)!;
  // Somebody takes the tab out and the stamp is another's: the publication is worked on anew.
  await bureau.stack.context.workbooks.write(bureau.reportFiles.M1, {
    remove: [NOTICE],
    stamp: { runId: '0'.repeat(64), resultDigest: '', at: '' },
  });
  expect(notice).toBeDefined();
  await publish(bureau);
  expect(await tab(bureau, bureau.reportFiles.M1)).toEqual(first);
});
