import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROBLEM, type Requests, RUN, type RunAnswer, SETUP_ANSWER } from '../functions/http/contract.ts';
import { periodOf } from '../shared/settle/settlement.ts';
import { TABS } from '../shared/sheets/tabs/settlement-tabs.ts';
import { settleCommand } from './cli/settle.ts';
import { SETTLEMENT_FILE } from './output.ts';
import { download, makeFile, type Person, paste, signIn } from './person.ts';
import { CONSORTIA } from './sample/area.ts';
import { sampleArea } from './sample/sample.ts';
import { SERVICE_ACCOUNT, type Stack, startStack } from './stack.ts';

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
  const settings = { scheme: 'zhejiang-2019', locale: 'zh-Hant', twoPerson: true } as const;
  SETUP_ANSWER.parse(await post(stack, clerk, 'setup', { name: NAME, bureauFile, reportFiles, ...settings }));
  console.log(`登記：${NAME}，本局文件一份，報表文件 ${CONSORTIA.length} 份`);
  return { stack, clerk, reviewer, bureauFile, reportFiles };
}

/** A synthetic county; all months were paid but the one that is to be closed. */
async function enterCounty({ clerk, bureauFile }: Desk): Promise<void> {
  for (const { name, rows } of sampleArea({ cases: CASES, seed: 1, year: Number(YEAR) })) {
    const kept = [...rows].filter(([first]) => name !== TABS.monthPayments.name.hant || first !== MONTH);
    await paste(clerk, bureauFile, `${name}!A1`, kept, 'texts');
  }
  console.log(`填表：虛構統籌區，${CASES} 例`);
}

/** A month, then the year, each settled by one person, recorded and published by another. */
async function work({ stack, clerk, reviewer }: Desk): Promise<readonly RunAnswer[]> {
  await press(stack, clerk, '檢查數據', 'check', {});
  const runs: RunAnswer[] = [];
  for (const [period, closing] of [
    [MONTH, '月度結算'],
    [YEAR, '年終清算'],
  ] as const) {
    const run = await press(stack, clerk, `重算點值 ${period}`, 'settle', { period });
    await press(stack, reviewer, `${closing} ${period}`, 'close', { period, runId: run.runId });
    await press(stack, reviewer, `發布報表 ${period}`, 'publish', { period });
    runs.push(run);
  }
  await press(stack, clerk, '核驗賬冊', 'verify', {});
  return runs;
}

/** Leaves every file as `.xlsx`; the path of the bureau's. */
async function downloadAll({ clerk, bureauFile, reportFiles }: Desk): Promise<string> {
  await mkdir(OUT, { recursive: true });
  console.log('已下載');
  const save = async (name: string, fileId: string): Promise<string> => {
    const path = join(OUT, `${name}.xlsx`);
    await writeFile(path, await download(clerk, fileId));
    console.log(`  ${path}`);
    return path;
  };
  const bureau = await save(`${NAME} ${YEAR} 結算`, bureauFile);
  for (const [code, name] of CONSORTIA) await save(name, reportFiles[code]!);
  return bureau;
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
    const desk = await setUp(stack);
    await enterCounty(desk);
    const runs = await work(desk);
    const workbook = await downloadAll(desk);
    for (const run of runs) await compare(workbook, run);
  } finally {
    await stack.close();
    await rm(folder, { recursive: true });
  }
}

await demo();
