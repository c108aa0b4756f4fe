import { describe, expect, test } from 'vitest';
import { makeFile, paste } from '../../../desk/person.ts';
import { SERVICE_ACCOUNT } from '../../../desk/stack.ts';
import { TITLE_ANSWER } from '../../../functions/http/contract.ts';
import { AREA, type Bureau, CLERK, COLLEAGUE, LEADER, MONTH, openBureau, REVIEWER } from './bureau.ts';

const newFile = ({ person }: Bureau, shares: Readonly<Record<string, 'writer' | 'reader'>> = {}) =>
  makeFile(person(CLERK), '機構文件', { [SERVICE_ACCOUNT]: 'writer', [REVIEWER]: 'writer', ...shares });

async function titlesOf({ person }: Bureau, spreadsheetId: string): Promise<string[]> {
  const { data } = await person(CLERK).sheets.spreadsheets.get({ spreadsheetId });
  return data.sheets!.map(({ properties }) => properties!.title!);
}

const closed = async (): Promise<Bureau> => {
  const bureau = await openBureau();
  await bureau.closeMonth();
  return bureau;
};

const ofH1 = { period: MONTH, institution: 'H1' };

describe.each(['dispute', 'pack'] as const)('POST %s', (action) => {
  test('answers first what to call the file, and then fills it', async () => {
    const bureau = await closed();
    const before = bureau.state();
    const named = await bureau.call(action, CLERK, { area: AREA, ...ofH1 });
    const title = action === 'pack' ? '數據包' : '爭議材料';
    expect(TITLE_ANSWER.strict().parse(named.body)).toEqual({ text: `H1 2025-03 ${title}` });
    expect(bureau.state()).toBe(before);

    const file = await newFile(bureau);
    const run = await bureau.press(action, CLERK, { ...ofH1, file });
    expect([run.state, run.findings]).toEqual(['done', []]);
    const titles = await titlesOf(bureau, file);
    expect(titles).toEqual(expect.arrayContaining(['點值', '機構結算', '病例']));
    expect(titles).not.toContain('Sheet1');
    expect(titles.includes('材料目錄')).toBe(action === 'dispute');
    expect(run.links!.map(({ address }) => address)).toEqual([
      `https://docs.google.com/spreadsheets/d/${file}/edit`,
      expect.stringContaining(`${file}/export?format=xlsx`),
      expect.stringContaining(`${file}/export?format=pdf`),
    ]);
    expect((await bureau.poll(run.runId, LEADER)).body.links).toBeUndefined();
  });

  test('pressed twice it is one run and one write; after a correction it is another', async () => {
    const bureau = await closed();
    const file = await newFile(bureau);
    const body = { area: AREA, ...ofH1, file };
    bureau.stack.twin.resetStats();
    const [first, second] = await Promise.all([
      bureau.call(action, CLERK, body),
      bureau.call(action, REVIEWER, body),
    ]);
    expect(second.body.runId).toBe(first.body.runId);
    await bureau.stack.queue.idle();
    expect((await bureau.call(action, CLERK, body)).body.state).toBe('done');
    expect(bureau.writes()).toBe(1);
    const before = await titlesOf(bureau, file);
    await paste(bureau.person(CLERK), bureau.bureauFile, '病例!J2', [['7000.00']], 'typed');
    const correction = await bureau.press('correct', CLERK, { period: MONTH, reason: '錯', document: '' });
    await bureau.press('close', REVIEWER, { period: MONTH, runId: correction.runId });
    const again = await bureau.press(action, CLERK, { ...ofH1, file });
    expect([again.runId === first.body.runId, again.state]).toEqual([false, 'done']);
    expect(await titlesOf(bureau, file)).toEqual(before);
  });

  test('only into a file of its own: blank, or written for the same institution and period', async () => {
    const bureau = await closed();
    const file = await newFile(bureau);
    await bureau.press(action, CLERK, { ...ofH1, file });
    const other = { area: AREA, period: MONTH, institution: 'H2', file };
    expect((await bureau.call(action, CLERK, other)).body.code).toBe('FILE_NOT_BLANK');
    const used = await newFile(bureau);
    await paste(bureau.person(CLERK), used, 'A1', [['別的']], 'typed');
    const mixed = { area: AREA, ...ofH1, file: used };
    expect((await bureau.call(action, CLERK, mixed)).body.code).toBe('FILE_NOT_BLANK');
    for (const [own, code] of [
      [bureau.bureauFile, 'FILE_SHARED_WRONGLY'],
      [bureau.reportFiles.M1, 'FILE_SHARED_WRONGLY'],
      [await makeFile(bureau.person(CLERK), '未共享', {}), 'FILE_UNREACHABLE'],
      ['x'.repeat(44), 'FILE_UNREACHABLE'],
    ] as const) {
      const answer = await bureau.call(action, CLERK, { area: AREA, ...ofH1, file: own });
      expect([own, answer.body.code]).toEqual([own, code]);
    }
    // Somebody of the bureau to whom the file was not given borrows nothing of the program's access.
    const asked = { area: AREA, ...ofH1, file };
    expect((await bureau.call(action, COLLEAGUE, asked)).body.code).toBe('FILE_SHARED_WRONGLY');
  });

  test('an institution without a line in the period is told', async () => {
    const bureau = await closed();
    const asked = { area: AREA, period: MONTH, institution: 'H9' };
    expect((await bureau.call(action, CLERK, asked)).body.code).toBe('INSTITUTION_UNKNOWN');
    const year = { area: AREA, period: '2025', institution: 'H1' };
    expect((await bureau.call(action, CLERK, year)).body.code).toBe('NOT_SETTLED');
  });

  test('before the period is closed it is of the settlement that was tried last', async () => {
    const bureau = await openBureau();
    await bureau.press('settle', CLERK, { period: MONTH });
    const run = await bureau.press(action, CLERK, { ...ofH1, file: await newFile(bureau) });
    expect(run.state).toBe('done');
  });
});

describe('leaks', () => {
  /** Everything Sheets and Drive tell of a file to who owns it. */
  async function everythingIn({ person }: Bureau, fileId: string): Promise<string> {
    const { sheets, drive } = person(CLERK);
    const book = await sheets.spreadsheets.get({ spreadsheetId: fileId, includeGridData: true });
    const file = await drive.files.get({ fileId, fields: '*' });
    return JSON.stringify([book.data, file.data]);
  }

  test.each(['dispute', 'pack'] as const)(
    'the file of POST %s has nothing of another institution',
    async (action) => {
      const bureau = await closed();
      const names = ['縣人民醫院', '城關衛生院', '民營醫院', '山區衛生院'];
      const patients = new Map([
        ['H1', ['C01', 'C02', 'C06', 'C07', 'C09']],
        ['H2', ['C03', 'C04', 'C08']],
        ['H3', ['C05', 'C10']],
        ['H4', ['C13', 'C14']],
      ]);
      for (const [index, code] of [...patients.keys()].entries()) {
        const file = await newFile(bureau);
        expect((await bureau.press(action, CLERK, { period: MONTH, institution: code, file })).state).toBe(
          'done',
        );
        const everything = await everythingIn(bureau, file);
        expect([code, names.filter((name) => everything.includes(name))]).toEqual([code, [names[index]]]);
        for (const [owner, numbers] of patients) {
          const found = numbers.filter((number) => new RegExp(`\\b${number}\\b`).test(everything));
          expect([code, owner, found]).toEqual([code, owner, owner === code ? numbers : []]);
        }
        expect(everything).not.toMatch(/formulaValue|IMPORTRANGE/);
        expect(everything).not.toContain(bureau.bureauFile);
      }
    },
  );
});
