import { expect, test } from 'vitest';
import { makeFile } from '../../desk/person.ts';
import { SERVICE_ACCOUNT } from '../../desk/stack.ts';
import { AREA, type Bureau, CLERK, openBureau } from './runs/bureau.ts';

/** The tabs a new file has after it was set up with these methods. */
async function tabsWith(
  bureau: Bureau,
  methods: readonly string[] | undefined,
  supervision?: boolean,
): Promise<readonly string[]> {
  const clerk = bureau.person(CLERK);
  const bureauFile = await makeFile(clerk, '示例縣', { [SERVICE_ACCOUNT]: 'writer' });
  const body = {
    area: AREA,
    name: '示例縣',
    bureauFile,
    ...(methods && { methods }),
    ...(supervision && { supervision }),
  };
  const answer = await bureau.call('setup', CLERK, body);
  if (answer.status !== 200) throw new Error(answer.body.code);
  const { data } = await clerk.sheets.spreadsheets.get({ spreadsheetId: bureauFile });
  return data.sheets!.map(({ properties }) => properties!.title!);
}

test('a file gets the tabs of the payment methods asked for, and of points alone where none is', async () => {
  const bureau = await openBureau();
  const care = await tabsWith(bureau, ['longTermCare']);
  expect(care).toEqual(expect.arrayContaining(['病例', '預算', '長護籌資', '長護服務']));
  expect(care).not.toContain('待遇政策');
  const points = await tabsWith(bureau, undefined);
  expect(points).toContain('病例');
  expect(points).not.toContain('長護籌資');
});

test('the tabs of the supervision come as one part, where they are asked for', async () => {
  const bureau = await openBureau();
  expect(await tabsWith(bureau, undefined)).not.toContain('異常處理');
  const tabs = await tabsWith(bureau, undefined, true);
  expect(tabs).toEqual(expect.arrayContaining(['病例', '異常處理', '監測目標', '醫師記分', '用量監測']));
});

test('a method that does not exist is refused', async () => {
  await expect(tabsWith(await openBureau(), ['lottery'])).rejects.toThrow('REQUEST_INVALID');
});
