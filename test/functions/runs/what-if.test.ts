import { describe, expect, test } from 'vitest';
import { paste } from '../../../desk/person.ts';
import { RUN, type RunAnswer } from '../../../functions/http/contract.ts';
import { AREA, type Bureau, CHIEF, CLERK, COLLEAGUE, LEADER, MONTH, openBureau, REVIEWER } from './bureau.ts';
import { twoConsortia } from './county.ts';

const TAB = '測算提案';
const HEADER = '提案名稱,類別,對象,機構或等級,險種,新值,說明';

const withProposals = (...rows: readonly string[]) =>
  openBureau({ county: twoConsortia().add(TAB, HEADER, ...rows) });

/** The texts of a tab, row by row; `undefined` when the file has none of that name. */
async function tab(bureau: Bureau, name: string): Promise<readonly (readonly string[])[] | undefined> {
  const { sheets } = bureau.person(CLERK);
  const spreadsheetId = bureau.bureauFile;
  const { data } = await sheets.spreadsheets.get({ spreadsheetId });
  if (!data.sheets!.some(({ properties }) => properties!.title === name)) return undefined;
  const { data: values } = await sheets.spreadsheets.values.get({ spreadsheetId, range: `${name}!A1:ZZ` });
  return (values.values ?? []) as string[][];
}

const places = ({ findings }: RunAnswer) =>
  findings.map(({ code, where: { tab: at, column = '', row = '' } }) => `${code} ${at}!${column}${row}`);

const whatIf = (bureau: Bureau, email = CLERK) => bureau.press('whatif', email, { period: MONTH });

describe('POST whatif', () => {
  test('named proposals beside what was published, which stays as it is', async () => {
    const bureau = await withProposals(
      '縣醫院建議,基準點數,GA,,,150,談判第一輪',
      '縣醫院建議,差異係數,GB,H4,,1.2,',
      '局方案,參數,case.low.ratio,,,0.5,',
      '局方案,預算,住院,,居民,2400000.00,',
      '不變,基準點數,GA,,,120.0000,',
    );
    await bureau.closeMonth();
    await bureau.press('publish', REVIEWER, { period: MONTH });
    const published = await tab(bureau, '機構結算');
    const ledger = await bureau.ledger();
    const run = await whatIf(bureau);
    expect([run.state, run.findings]).toEqual(['done', []]);
    expect(run.summary[0]).toBe('測算 3 份提案，與賬冊第 1 筆對比');
    const rows = (await tab(bureau, '測算比較'))!;
    expect(rows[3]!.filter((text) => text !== '')).toEqual([
      '險種',
      '編碼',
      '名稱',
      '項目',
      '現行（賬冊第 1 筆）',
      '縣醫院建議',
      '局方案',
      '不變',
    ]);
    const checks = rows.filter(([label]) => label?.startsWith('核對'));
    expect(checks.length).toBe(3);
    for (const check of checks) {
      expect(new Set(check.slice(4).filter((text) => text !== ''))).toEqual(new Set(['0.00']));
    }
    const h1 = rows.find(([fund, code]) => fund === '居民' && code === 'H1')!;
    // 應付額 and 本月預付 of the base; then per proposal 應付額, and how much both are more or less.
    const [due, , first, moved] = h1.slice(4);
    expect([moved, h1.slice(-3)]).toEqual([expect.not.stringMatching(/^0\.00$/), [due, '0.00', '0.00']]);
    const fen = (text: string) => BigInt(text.replaceAll(/[,.]/g, ''));
    expect(fen(first!) - fen(due!)).toBe(fen(moved!));
    expect((await tab(bureau, '測算病組'))!.flat()).toContain('點數引起');
    expect((await tab(bureau, '測算概要'))!.length).toBeGreaterThan(10);
    expect((await tab(bureau, '測算來源'))!.flat().join()).toContain('逐項合計');
    expect(await tab(bureau, '機構結算')).toEqual(published);
    expect(await bureau.ledger()).toEqual(ledger);
    expect((await bureau.press('verify', CLERK)).summary[0]).toMatch(/結果全部相符。$/);
  });

  test('what is proposed is no input: the run settled before can be closed after', async () => {
    const bureau = await withProposals('甲,基準點數,GA,,,150,');
    const settled = await bureau.press('settle', CLERK, { period: MONTH });
    expect((await whatIf(bureau)).summary[0]).toMatch(
      /^測算 1 份提案，與試算 \d{4}-\d\d-\d\d \d\d:\d\d對比$/,
    );
    await paste(bureau.person(CLERK), bureau.bureauFile, `${TAB}!F2`, [['160']], 'typed');
    await whatIf(bureau);
    const again = await bureau.press('settle', CLERK, { period: MONTH });
    expect(again.runId).toBe(settled.runId);
    const closed = await bureau.press('close', REVIEWER, { period: MONTH, runId: settled.runId });
    expect(closed.state).toBe('done');
  });

  test('pressed twice, by two people, it is one run and one write', async () => {
    const bureau = await withProposals('甲,基準點數,GA,,,150,');
    await bureau.closeMonth();
    bureau.stack.twin.resetStats();
    const body = { area: AREA, period: MONTH };
    const [first, second] = await Promise.all([
      bureau.call('whatif', CLERK, body),
      bureau.call('whatif', COLLEAGUE, body),
    ]);
    expect(second.body.runId).toBe(first.body.runId);
    await bureau.stack.queue.idle();
    expect((await bureau.call('whatif', CLERK, body)).body).toMatchObject({ state: 'done' });
    expect(bureau.writes()).toBe(1);
  });

  test('bad lines are told where they stand, and nothing is written', async () => {
    const bureau = await withProposals(
      '甲,基準點數,GX,,,150,',
      '甲,基準點數,GA,,,很多,',
      '甲,基準點數,GA,,,150,',
      '甲,次均費用,GA,,,12500.005,',
      '甲,參數,case.low.rati,,,0.5,',
      '甲,差異係數,GA,,,1.2,',
      '甲,差異係數,GA,H9,,1.2,',
      '甲,預算,住院部,,居民,1,',
      '甲,預算,住院,,,1,',
      '甲,按項目,C01,,,5,',
      '甲,核定點數,C01,,,5,',
      '甲,撤銷單議,C02,,,,',
      '甲,別的,C02,,,,',
      ',參數,value.mode,,,net,',
    );
    await bureau.closeMonth();
    const run = await whatIf(bureau);
    expect(run.state).toBe('refused');
    expect(places(run)).toEqual([
      'PROPOSAL_SUBJECT_UNKNOWN 測算提案!C2',
      'CELL_NOT_NUMBER 測算提案!F3',
      'CELL_DECIMALS 測算提案!F5',
      'CELL_BLANK 測算提案!D7',
      'CELL_BLANK 測算提案!E10',
      'PROPOSAL_TWICE 測算提案!C12',
      'CELL_NOT_LISTED 測算提案!B14',
      'CELL_BLANK 測算提案!A15',
      'PROPOSAL_NEW_ROW 測算提案!C9',
      'PROPOSAL_CELL_UNUSED 測算提案!F11',
    ]);
    for (const name of ['測算比較', '測算概要', '測算來源', '測算病組'])
      expect(await tab(bureau, name)).toBeUndefined();
  });

  test('what only the settlement finds is told at the line that proposes it', async () => {
    const bureau = await withProposals(
      '甲,參數,case.low.rati,,,0.5,',
      '乙,差異係數,GA,H9,,1.2,',
      '丙,核定點數,C99,,,5,',
    );
    await bureau.closeMonth();
    const run = await whatIf(bureau);
    expect(run.state).toBe('refused');
    expect(places(run)[0]).toBe('PARAMETER_UNKNOWN 測算提案!C2');
    await paste(bureau.person(CLERK), bureau.bureauFile, `${TAB}!C2`, [['case.low.ratio']], 'typed');
    expect(places(await whatIf(bureau))).toEqual(['COEFFICIENT_TARGET_UNKNOWN 測算提案!D3']);
  });

  test('a workbook without the tab gets one to fill in', async () => {
    const bureau = await openBureau();
    await bureau.closeMonth();
    const run = await whatIf(bureau);
    expect([run.state, places(run)]).toEqual(['refused', ['PROPOSALS_NONE 測算提案!']]);
    expect((await tab(bureau, TAB))![0]).toEqual(HEADER.split(','));
  });

  test('a period that was never settled has nothing to stand beside', async () => {
    const bureau = await withProposals('甲,基準點數,GA,,,150,');
    const { status, body } = await bureau.call('whatif', CLERK, { area: AREA, period: MONTH });
    expect([status, body.code]).toEqual([409, 'NOT_SETTLED']);
  });

  test('the leaders learn no name of a proposal from its run', async () => {
    const bureau = await withProposals('甲醫院密議,基準點數,GA,,,150,', '甲醫院密議,參數,value.mode,,,net,');
    await bureau.closeMonth();
    const run = await whatIf(bureau);
    expect(JSON.stringify(run.summary)).toContain('甲醫院密議');
    expect((await bureau.poll(run.runId, LEADER)).text).not.toContain('甲醫院密議');
  });
});

describe('POST contrast', () => {
  test('unless named, what was published last beside the newest settlement', async () => {
    const bureau = await openBureau();
    await bureau.closeMonth();
    await bureau.press('publish', REVIEWER, { period: MONTH });
    await paste(bureau.person(CLERK), bureau.bureauFile, '預算!C2', [['2600000.00']], 'typed');
    await paste(bureau.person(CLERK), bureau.bureauFile, '病組!D2', [['130.0000']], 'typed');
    const newest = await bureau.press('settle', CLERK, { period: MONTH });
    const asked = { period: MONTH, first: '', second: '' };
    const run = await bureau.press('contrast', CLERK, asked);
    expect([run.state, run.summary[0]]).toEqual([
      'done',
      expect.stringMatching(/^甲 賬冊第 1 筆 對比 乙 試算 .+：3 處差異$/),
    ]);
    const rows = (await tab(bureau, '結算對比'))!;
    for (const check of rows.filter(([label]) => label?.startsWith('核對'))) {
      for (const text of check.slice(4)) expect(['', '0.00']).toContain(text);
    }
    const sources = (await tab(bureau, '對比來源'))!.flat();
    expect(sources).toEqual(expect.arrayContaining(['病組', '預算', '逐項合計', '差額']));

    const named = { ...asked, first: newest.resultDigest!.slice(0, 23), second: '1' };
    const back = await bureau.press('contrast', CLERK, named);
    expect(back.summary[0]).toMatch(/^甲 試算 .+ 對比 乙 賬冊第 1 筆：3 處差異$/);
    const same = await bureau.press('contrast', CLERK, { ...asked, first: '2', second: newest.runId });
    expect(same.summary[0]).toMatch(/^甲 賬冊第 1 筆 對比 乙 試算/);
  });

  test('a run beside itself moves nothing', async () => {
    const bureau = await openBureau();
    await bureau.closeMonth();
    const run = await bureau.press('contrast', CLERK, { period: MONTH, first: '1', second: '1' });
    expect(run.summary[0]).toMatch(/：0 處差異$/);
    expect((await tab(bureau, '對比來源'))!.flat()).toContain('沒有差異，沒有變動。');
  });

  test('runs that are not there, or of another period, are told', async () => {
    const bureau = await openBureau();
    const call = (first: string, second: string) =>
      bureau.call('contrast', CLERK, { area: AREA, period: MONTH, first, second });
    expect((await call('', '')).body.code).toBe('NOTHING_TO_COMPARE');
    await bureau.closeMonth();
    const code = async (first: string, second: string) => (await call(first, second)).body.code;
    expect(await code('7', '')).toBe('RUN_NAME_UNKNOWN');
    expect(await code('abcdef01', '')).toBe('RUN_NAME_UNKNOWN');
    expect(await code('上一次', '')).toBe('RUN_NAME_UNKNOWN');
    expect(await code('abc', '')).toBe('RUN_NAME_UNKNOWN');
    const year = await bureau.press('settle', CLERK, { period: '2025' });
    expect(await code('1', year.runId)).toBe('RUN_NAME_UNKNOWN');
  });

  test('a correction beside what it corrects', async () => {
    const bureau = await openBureau();
    await bureau.closeMonth();
    await paste(bureau.person(CLERK), bureau.bureauFile, '病例!J2', [['7000.00']], 'typed');
    const correction = await bureau.press('correct', CLERK, { period: MONTH, reason: '錯', document: '' });
    await bureau.press('close', CHIEF, { period: MONTH, runId: correction.runId });
    const run = await bureau.press('contrast', CLERK, { period: MONTH, first: '第1筆', second: '2' });
    expect(run.summary[0]).toBe('甲 賬冊第 1 筆 對比 乙 賬冊第 2 筆：2 處差異');
    expect(RUN.parse(run)).toEqual(run);
  });
});

describe('POST forecast', () => {
  test('fills 年度預測; limits that break are findings at their rows', async () => {
    const bureau = await openBureau({ county: twoConsortia().set({ '預算!C2': '1000.00' }) });
    const run = await bureau.press('forecast', CLERK, { period: MONTH });
    expect(run.state).toBe('done');
    expect(run.summary[0]).toBe('2025 年度預測，依據 1 至 3 月的病例');
    const rows = (await tab(bureau, '年度預測'))!;
    const found = run.findings.find(({ code }) => code === 'FORECAST_BREAKS')!;
    expect(found).toMatchObject({ severity: 'warn', where: { tab: '年度預測', column: 'B' } });
    expect(rows[found.where.row! - 1]!.slice(0, 2)).toEqual(['點數池超支', '預計突破']);
    expect(found.message).toMatch(
      /^居民基金「點數池超支」預計突破：全年期望 [\d,.]+ 元，上限 101,000\.00 元。$/,
    );
    const again = await bureau.press('forecast', COLLEAGUE, { period: MONTH });
    expect([again.runId, again.resultDigest]).toEqual([run.runId, run.resultDigest]);
  });

  test('without cases there is nothing to go by', async () => {
    const bureau = await openBureau();
    const run = await bureau.press('forecast', CLERK, { period: '2025-01' });
    expect([run.state, places(run)]).toEqual(['refused', ['PERIOD_WITHOUT_CASES 病例!']]);
    expect(await tab(bureau, '年度預測')).toBeUndefined();
  });
});
