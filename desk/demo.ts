import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROBLEM, type Requests, RUN, type RunAnswer, SETUP_ANSWER } from '../functions/http/contract.ts';
import { METHOD_STEPS } from '../shared/law/rule.ts';
import { formatYuan, NO_MONEY } from '../shared/money/fen.ts';
import { periodOf } from '../shared/settle/settlement.ts';
import { TABS } from '../shared/sheets/tabs/settlement-tabs.ts';
import { settleCommand } from './cli/settle.ts';
import { SETTLEMENT_FILE } from './output.ts';
import { download, makeFile, type Person, paste, signIn } from './person.ts';
import { CONSORTIA } from './sample/area.ts';
import { sampleArea } from './sample/sample.ts';
import { SERVICE_ACCOUNT, type Stack, startStack } from './stack.ts';
import { yearPage } from './year-page.ts';

const OUT = 'out/demo';
const AREA = '330000';
const NAME = '示例縣';
const MONTH = '2025-03';
const YEAR = '2025';
const CASES = 3000;

const [CLERK, REVIEWER] = ['jingban@example.cn', 'fuhe@example.cn'];

interface Desk {
  readonly stack: Stack;
  /** 經辦 and 覆核 */
  readonly clerk: Person;
  readonly reviewer: Person;
  readonly bureauFile: string;
  /** By the code of the 醫共體 */
  readonly reportFiles: Readonly<Record<string, string>>;
}

type Action = Exclude<keyof Requests, 'work'>;

async function post<A extends Action>(
  { functions }: Stack,
  { token }: Person,
  action: A,
  body: Omit<Requests[A], 'area'>,
): Promise<unknown> {
  const answer = await fetch(`${functions.url}/${action}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ area: AREA, ...body }),
  });
  const said: unknown = await answer.json();
  if (!answer.ok) throw new Error(`${action}: ${PROBLEM.parse(said).detail}`);
  return said;
}

/** Does what a menu item does, waits for the result, and tells it. */
async function press<A extends Exclude<Action, 'setup'>>(
  stack: Stack,
  person: Person,
  title: string,
  action: A,
  body: Omit<Requests[A], 'area'>,
): Promise<RunAnswer> {
  const start = performance.now();
  const { runId } = RUN.parse(await post(stack, person, action, body));
  await stack.queue.idle();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const answer = await fetch(`${stack.functions.url}/settle?area=${AREA}&run=${runId}`, {
    headers: { authorization: `Bearer ${person.token}` },
  });
  const run = RUN.parse(await answer.json());
  if (run.state !== 'done') throw new Error(`${title}: ${run.problem?.message ?? run.state}`);
  console.log(`${title}（${person.email}，${seconds} 秒）`);
  for (const line of run.summary) console.log(`  ${line}`);
  return run;
}

/** The files a person makes and shares, adopted by the program. */
async function setUp(stack: Stack): Promise<Desk> {
  const [clerk, reviewer] = [signIn(stack, CLERK), signIn(stack, REVIEWER)];
  const bureauFile = await makeFile(clerk, `${NAME} ${YEAR} 結算`, {
    [SERVICE_ACCOUNT]: 'writer',
    [REVIEWER]: 'writer',
  });
  const reportFiles: Record<string, string> = {};
  for (const [code, name] of CONSORTIA) {
    reportFiles[code] = await makeFile(clerk, name, { [SERVICE_ACCOUNT]: 'writer' });
  }
  const settings = {
    scheme: 'zhejiang-2019',
    methods: [...METHOD_STEPS],
    locale: 'zh-Hant' as const,
    twoPerson: true,
  };
  SETUP_ANSWER.parse(await post(stack, clerk, 'setup', { name: NAME, bureauFile, reportFiles, ...settings }));
  console.log(`登記：${NAME}，本局文件一份，報表文件 ${CONSORTIA.length} 份`);
  return { stack, clerk, reviewer, bureauFile, reportFiles };
}

/** Where what was paid in a month is entered; 月度預付 the program writes itself when the month is closed. */
const PAYMENTS = [
  TABS.capitationPayments,
  TABS.bedDayPayments,
  TABS.packagePayments,
  TABS.groupPayments,
] as const;
const isPayments = (name: string): boolean =>
  [TABS.monthPayments, ...PAYMENTS].some((tab) => tab.name.hant === name);

/** Tab name to its rows, header first */
type County = ReadonlyMap<string, readonly (readonly string[])[]>;

/** A synthetic county with every payment method. */
const makeCounty = (): County => {
  const options = { cases: CASES, seed: 1, year: Number(YEAR), methods: true };
  return new Map(Array.from(sampleArea(options), ({ name, rows }) => [name, [...rows]]));
};

/** All months were paid but the one that is to be closed. */
async function enterCounty({ clerk, bureauFile }: Desk, tabs: County): Promise<void> {
  for (const [name, rows] of tabs) {
    const kept = isPayments(name) ? rows.filter(([month]) => month !== MONTH) : rows;
    await paste(clerk, bureauFile, `${name}!A1`, kept, 'texts');
  }
  console.log(`填表：虛構統籌區，${CASES} 例，${tabs.size} 張表，${METHOD_STEPS.length} 種其他支付方式`);
}

/** What the other methods paid in the month, once it was paid. */
async function enterPayments({ clerk, bureauFile }: Desk, tabs: County): Promise<void> {
  for (const { name } of PAYMENTS) {
    await paste(clerk, bureauFile, `${name.hant}!A1`, tabs.get(name.hant)!, 'texts');
  }
  console.log(`填表：${MONTH} 已撥付`);
}

/** A period settled by one person, recorded and published by another, and settled once more from the download. */
async function settlePeriod(desk: Desk, period: string, closing: string): Promise<string> {
  const { stack, clerk, reviewer } = desk;
  const run = await press(stack, clerk, `重算點值 ${period}`, 'settle', { period });
  await press(stack, reviewer, `${closing} ${period}`, 'close', { period, runId: run.runId });
  await press(stack, reviewer, `發布報表 ${period}`, 'publish', { period });
  const workbook = await save(desk, `${NAME} ${YEAR} 結算`, desk.bureauFile);
  await compare(workbook, run);
  return workbook;
}

async function save({ clerk }: Desk, name: string, fileId: string): Promise<string> {
  const path = join(OUT, `${name}.xlsx`);
  await mkdir(OUT, { recursive: true });
  await writeFile(path, await download(clerk, fileId));
  console.log(`已下載 ${path}`);
  return path;
}

/** The command line settles the downloaded workbook and must come to the same. */
async function compare(workbook: string, { period, resultDigest }: RunAnswer): Promise<void> {
  console.log();
  const out = join(OUT, period);
  const code = await settleCommand({ input: workbook, period: periodOf(period), out, cases: true });
  if (code !== 0) throw new Error(`${workbook} does not settle`);
  const said = JSON.parse(await readFile(join(out, SETTLEMENT_FILE), 'utf8')) as { resultDigest: string };
  if (said.resultDigest !== resultDigest)
    throw new Error(`${period}: ${said.resultDigest} ≠ ${resultDigest}`);
  console.log(`表格與命令行兩次結算 ${period}，結果摘要相同：${resultDigest}`);
}

/** Everything the year cost, against the budget; a difference of one fen fails. */
async function reconcile(workbook: string): Promise<void> {
  const columns = await yearPage(workbook);
  console.log('\n基金年度總表：合計與另一途徑之差');
  for (const [table, own] of Map.groupBy(columns, (one) => one.table)) {
    const sums = own.map(
      ({ column, sum, difference }) => `${column} ${formatYuan(sum)}（差 ${formatYuan(difference)}）`,
    );
    console.log(`  ${table}：${sums.join('，')}`);
  }
  const wrong = columns.filter(({ difference }) => difference !== NO_MONEY);
  if (columns.length === 0 || wrong.length > 0) {
    throw new Error(`${workbook}: ${wrong.length} of ${columns.length} sums do not reconcile`);
  }
  console.log(`  ${columns.length} 個合計，差額全部為 0.00`);
}

/** The main job through the whole program on this machine, then once more through the command line. */
async function demo(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'dianzhi-demo-'));
  const stack = await startStack({
    folder,
    grants: [
      { email: CLERK, role: '經辦', area: AREA },
      { email: REVIEWER, role: '覆核', area: AREA },
    ],
  });
  try {
    const county = makeCounty();
    const desk = await setUp(stack);
    await enterCounty(desk, county);
    await press(stack, desk.clerk, '檢查數據', 'check', {});
    await settlePeriod(desk, MONTH, '月度結算');
    await enterPayments(desk, county);
    const workbook = await settlePeriod(desk, YEAR, '年終清算');
    await press(stack, desk.clerk, '核驗賬冊', 'verify', {});
    for (const [code, name] of CONSORTIA) await save(desk, name, desk.reportFiles[code]!);
    await reconcile(workbook);
  } finally {
    await stack.close();
    await rm(folder, { recursive: true });
  }
}

await demo();
