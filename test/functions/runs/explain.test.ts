import { beforeEach, expect, test } from 'vitest';
import { paste } from '../../../desk/person.ts';
import { EXPLANATION } from '../../../functions/http/contract.ts';
import { AREA, type Bureau, CLERK, LEADER, MONTH, openBureau, REVIEWER } from './bureau.ts';

let bureau: Bureau;
let runId: string;

beforeEach(async () => {
  bureau = await openBureau();
  runId = (await bureau.press('settle', CLERK, { period: MONTH })).runId;
});

const ask = async (what: object, run?: string, email = CLERK) => {
  const { status, body } = await bureau.call('explain', email, { area: AREA, what, ...(run && { run }) });
  return { status, body: body as unknown as Readonly<Record<string, string>> };
};

const explained = async (what: object, run: string | undefined = runId) => {
  const { status, body } = await ask(what, run);
  expect([status, body]).toEqual([200, expect.anything()]);
  return EXPLANATION.strict().parse(body);
};

/** The shown cells of a tab of the bureau file. */
const shown = async (tab: string): Promise<readonly (readonly string[])[]> => {
  const { sheets } = bureau.person(CLERK);
  const { data } = await sheets.spreadsheets.values.get({
    spreadsheetId: bureau.bureauFile,
    range: `${tab}!A1:Z99`,
  });
  return data.values as string[][];
};

const plain = (text = ''): string => text.replaceAll(',', '');

test('a case, an institution, a 醫共體 and a pool are opened', async () => {
  const ofCase = await explained({ case: 'C01' });
  expect(ofCase.subject).toBe('病例 C01');
  expect(ofCase.lines.at(-1)).toMatchObject({ result: '132', unit: '點' });
  expect(ofCase.text).toMatch(/倍率 r：C ÷ c̄_g = 12,600.00 ÷ 12,000.00 = 1.05 倍/);
  const due = await explained({ institution: 'H1', amount: '應付額', fund: '居民' });
  expect(due.subject).toBe('居民 H1 應付額');
  expect(due.lines.at(-1)).toMatchObject({ key: 'institution/居民/H1/due', formula: 'g − x + i' });
  expect((await explained({ institution: 'H1' })).subject).toBe('職工 H1 本月預付額');
  expect((await explained({ consortium: 'M1', amount: 'due' })).text).toContain('醫共體 M1 應付額');
  expect((await explained({ pool: '居民' })).lines.at(-1)).toMatchObject({
    title: '居民點值 V',
    unit: '元/點',
  });
});

test('every amount of the statement tabs is found by its cell, and comes to what the cell shows', async () => {
  const rows = await shown('機構結算');
  const header = rows[3]!;
  const row = rows.findIndex(([code], at) => code === 'H1' && at > 3);
  for (const title of ['點數', '基金記賬', '應付額', '本月預付額']) {
    const column = header.indexOf(title);
    const cell = { tab: '機構結算', row: row + 1, column: column + 1 };
    const { lines } = await explained({ cell });
    expect([title, plain(lines.at(-1)!.result)]).toEqual([
      title,
      plain(rows[row]![column]).replace(/0000$/, '').replace(/\.$/, ''),
    ]);
  }
  const pools = await shown('點值');
  const value = pools.findIndex(([label]) => label?.startsWith('點值 V'));
  const column = pools[value]!.findIndex((text, at) => at > 1 && text !== '');
  const cell = { tab: '點值', row: value + 1, column: column + 1 };
  expect((await explained({ cell })).lines.at(-1)!.result).toBe(plain(pools[value]![column]));
});

test('a row of 病例 is its case, whatever its column', async () => {
  const { subject } = await explained({ cell: { tab: '病例', row: 7, column: 3 } });
  expect(subject).toBe('病例 C06');
  expect((await ask({ cell: { tab: '病例', row: 1, column: 1 } }, runId)).body['code']).toBe(
    'CELL_WITHOUT_AMOUNT',
  );
});

test('a row of 特病單議 is the case it is of', async () => {
  const { subject, text } = await explained({ cell: { tab: '特病單議', row: 2, column: 4 } });
  expect(subject).toBe('病例 C06');
  expect(text).toContain('註：特病單議結論為「追加點數」，文號 單議〔2025〕1號［特病單議!B2］。');
});

test.each([
  [{ tab: '特病單議', row: 3, column: 1 }, '「特病單議」表第 3 行在這次運算中不是單議'],
  [{ tab: '機構結算', row: 1, column: 1 }, '所選為文字'],
  [{ tab: '機構結算', row: 999, column: 1 }, '所選為空格'],
  [
    { tab: '機構結算', row: 6, column: 5 },
    '所選為個數、核對數、差額、佔比或明細，由同表各格可得，沒有單獨的算式',
  ],
  [{ tab: '病組分析', row: 6, column: 5 }, '「病組分析」表只作分析與說明，不列算式'],
  [{ tab: '參數與依據', row: 6, column: 1 }, '「參數與依據」表只作分析與說明，不列算式'],
  [{ tab: '預算', row: 2, column: 3 }, '「預算」不是這次運算的結果表'],
  [{ tab: '機構結算', row: 6, column: 6, consortium: 'M9' }, '「機構結算」不是這次運算的結果表'],
  [{ tab: '病例', row: 99, column: 1 }, '「病例」表第 99 行在這次運算中不是病例'],
])('%o has nothing to open, and it is said why', async (cell, reason) => {
  const { status, body } = await ask({ cell }, runId);
  expect([status, body['code']]).toEqual([404, 'CELL_WITHOUT_AMOUNT']);
  expect(body['detail']).toBe(`${reason}。請選擇結果表中的一個金額，或「病例」「特病單議」表中的一行。`);
});

test('the sum of a column is opened into what it adds up', async () => {
  const rows = await shown('機構結算');
  const row = rows.findIndex(([label]) => label === '居民各機構合計') + 1;
  const column = rows[3]!.indexOf('應付額') + 1;
  const { subject, lines, text } = await explained({ cell: { tab: '機構結算', row, column } });
  expect(subject).toBe('居民各機構合計 應付額');
  expect(lines.at(-1)!.givens.map(({ line }) => line)).toEqual(
    ['H1', 'H2', 'H3', 'H4'].map((code) => `institution/居民/${code}/due`),
  );
  expect(text.split('\n')[0]).toBe(`居民各機構合計 應付額：${rows[row - 1]![column - 1]} 元`);
});

test('a cell of a report file is explained by the run that it was published from', async () => {
  await bureau.press('close', REVIEWER, { period: MONTH, runId });
  await bureau.press('publish', REVIEWER, { period: MONTH });
  const cell = { tab: '醫共體結算', row: 7, column: 6, consortium: 'M1' };
  const { subject } = await explained({ cell }, '');
  expect(subject).toBe('職工成員機構小計 基金記賬');
  await paste(bureau.person(CLERK), bureau.bureauFile, '病例!J2', [['100.00']], 'typed');
  await bureau.press('settle', CLERK, { period: MONTH });
  expect((await explained({ cell }, '')).subject).toBe(subject);
  const { runId: later } = await bureau.press('settle', CLERK, { period: MONTH });
  expect((await ask({ cell }, later)).body['code']).toBe('TAB_OF_OTHER_RUN');
});

test('what cannot be asked is refused, and a run that was refused explains nothing', async () => {
  for (const cell of [
    { tab: '機構結算', row: 0, column: 1 },
    { tab: '', row: 1, column: 1 },
    { tab: '機構結算', row: 1.5, column: 1 },
  ]) {
    expect((await ask({ cell }, runId)).body['code']).toBe('REQUEST_INVALID');
  }
  expect((await ask({ statement: '沒有', table: 'x', row: 'y', column: 'z' }, runId)).body['code']).toBe(
    'AMOUNT_UNKNOWN',
  );
  await paste(bureau.person(CLERK), bureau.bureauFile, '病例!H2', [['沒有這個病組']], 'typed');
  const refused = await bureau.press('settle', CLERK, { period: MONTH });
  expect(refused.state).toBe('refused');
  expect((await ask({ case: 'C01' }, refused.runId)).body['code']).toBe('RUN_NOT_DONE');
  const checked = await bureau.press('check', CLERK);
  expect((await ask({ case: 'C01' }, checked.runId)).body['code']).toBe('RUN_UNKNOWN');
});

test('no explanation names a patient', async () => {
  const cases = (await shown('病例')).slice(1);
  expect(cases.length).toBeGreaterThan(12);
  for (const [number, , person] of cases) {
    const { status, text } = await bureau.call('explain', CLERK, {
      area: AREA,
      run: runId,
      what: { case: number },
    });
    expect([number, status]).toEqual([number, 200]);
    expect(text).not.toMatch(new RegExp(`(?<![A-Z0-9])${person}(?![A-Z0-9])`));
  }
});

test('one question costs two small looks at the file, however large it is', async () => {
  const cell = { tab: '機構結算', row: 6, column: 10 };
  await explained({ cell }, '');
  bureau.stack.twin.resetStats();
  await explained({ cell }, '');
  const { methods } = Object.values(bureau.stack.twin.stats().users)[0]!;
  expect(methods).toEqual({ 'spreadsheets.get': 2 });
});

test('without a run it is the one that the tab shows, whatever was done since', async () => {
  const amount = { cell: { tab: '機構結算', row: 6, column: 10 } };
  const { text } = await explained(amount, '');
  await bureau.press('check', CLERK);
  await bureau.press('close', REVIEWER, { period: MONTH, runId });
  expect((await explained(amount, '')).text).toBe(text);
  await paste(bureau.person(CLERK), bureau.bureauFile, '病例!I2', [['13600.00']], 'typed');
  await paste(bureau.person(CLERK), bureau.bureauFile, '病例!M2', [['5600.00']], 'typed');
  const { state } = await bureau.press('correct', CLERK, { period: MONTH, reason: '漏報', document: '' });
  expect(state).toBe('done');
  expect((await explained(amount, '')).text).toBe(text);
  expect((await explained({ case: 'C01' }, '')).text).toContain('13,600.00');
});

test('a closing that is named stands for what it closed', async () => {
  const cell = { tab: '病例', row: 2, column: 1 };
  expect((await explained({ cell }, '')).subject).toBe('病例 C01');
  const closing = await bureau.press('close', REVIEWER, { period: MONTH, runId });
  expect((await explained({ cell }, closing.runId)).subject).toBe('病例 C01');
  expect((await ask({ cell }, 'f'.repeat(64))).body['code']).toBe('RUN_UNKNOWN');
});

test('what was changed since is not explained for what the file shows now', async () => {
  const institution = { cell: { tab: '機構結算', row: 6, column: 10 } };
  await explained(institution);
  await paste(bureau.person(CLERK), bureau.bureauFile, '病例!J2', [['100.00']], 'typed');
  await explained(institution);
  await bureau.press('settle', CLERK, { period: MONTH });
  expect((await ask(institution, runId)).body['code']).toBe('TAB_OF_OTHER_RUN');
  // What was settled stays explained by what it was settled from.
  expect((await explained({ case: 'C01' })).text).toContain('12,600.00');
});

test('the leaders, who see no case, are not answered', async () => {
  const { status, body } = await ask({ case: 'C01' }, runId, LEADER);
  expect([status, body['code']]).toEqual([403, 'NOT_ALLOWED']);
});

test('a second question reads no input again', async () => {
  await explained({ case: 'C01' });
  const { store } = bureau.stack;
  const asked: string[] = [];
  const get = store.get.bind(store);
  Object.assign(store, {
    get: (path: string) => {
      asked.push(path);
      return get(path);
    },
  });
  await explained({ case: 'C02' });
  expect(asked).toContain(`areas/${AREA}/runs/${runId}`);
  expect(asked.filter((path) => path.includes('/inputs/'))).toEqual([]);
});
