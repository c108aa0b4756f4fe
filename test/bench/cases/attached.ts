import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Readable } from 'node:stream';
import { readCsvFolder } from '../../../desk/files/csv-folder.ts';
import { paste } from '../../../desk/person.ts';
import { builtParts } from '../../../desk/server/built.ts';
import { callFunction } from '../../../desk/server/call-function.ts';
import { openDesk } from '../../../desk/server/desk.ts';
import { makeBook } from '../../../desk/server/new-book.ts';
import { RUN, type RunAnswer } from '../../../functions/http/contract.ts';
import { county } from './generate.ts';

/**
 * What a person waits for at the desk with a file of 150,000 cases: until it is attached, which digests it, and from a
 * click until the result tabs are filled; and for how long at most the desk answers nobody meanwhile.
 */
const TURNS = 5;
const CASES = 150_000;
const AT = '2026-01-05T09:00:00.000Z';

const source = await county(CASES);
const tabs = (await readCsvFolder(source, () => {})).filter(({ name }) => name !== '病例');
const folder = await mkdtemp(join(tmpdir(), 'dianzhi-bench-attached-'));
const { script } = await builtParts(() => {});
const desk = await openDesk(join(folder, 'state'), script);
const { clerk } = desk.signedIn.people;

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1]!;
const times = new Map<string, { readonly seconds: number[]; readonly stalls: number[] }>();

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const start = performance.now();
  const result = await work();
  const { seconds, stalls } = times.get(what) ?? { seconds: [], stalls: [] };
  seconds.push((performance.now() - start) / 1000);
  delay.disable();
  stalls.push(delay.max / 1e6);
  times.set(what, { seconds, stalls });
  return result;
}

async function book(): Promise<string> {
  const area = await makeBook(desk, {
    name: '附加檔',
    scheme: 'zhejiang-2019',
    locale: 'zh-Hant',
    consortia: [],
  });
  const file = await desk.books.fileId(area, '');
  for (const { name, rows } of tabs) {
    const cells = (await Array.fromAsync(rows)).map((row) => row.cells.map((cell) => cell ?? ''));
    await paste(clerk, file, `${name}!A1`, cells as string[][], 'texts');
  }
  return area;
}

async function press(area: string, action: 'check' | 'settle', period = ''): Promise<void> {
  const body = action === 'check' ? { area } : { area, period };
  const { runId } = RUN.parse(await callFunction(desk.stack, clerk, action, body as never));
  await desk.stack.queue.idle();
  const answer = await fetch(`${desk.stack.functions.url}/settle?area=${area}&run=${runId}`, {
    headers: { authorization: `Bearer ${clerk.token}` },
  });
  const run: RunAnswer = RUN.parse(await answer.json());
  if (run.state !== 'done') throw new Error(JSON.stringify(run).slice(0, 2000));
}

/** The same cases in a file that was not seen before: lines that are blank make it another. */
async function* freshBytes(turn: number) {
  yield* createReadStream(join(source, '病例.csv'));
  yield Buffer.from('\r\n'.repeat(turn));
}
const fresh = (turn: number) => Readable.from(freshBytes(turn));

try {
  for (let turn = 0; turn < TURNS; turn++) {
    const area = await book();
    await timed('attached', async () => {
      const { file } = await desk.caseFiles.attach(area, '病例.csv', fresh(turn), AT);
      if (file?.cases !== CASES) throw new Error('not attached');
    });
    const month = `2025-${String(turn + 1).padStart(2, '0')}`;
    await timed('重算點值, a month', () => press(area, 'settle', month));
    await timed('重算點值, the year', () => press(area, 'settle', '2025'));
    await timed('檢查數據', () => press(area, 'check'));
    const file = await desk.books.fileId(area, '');
    const changed = [['case.low.ratio', '', `0.3${turn}`]];
    await paste(clerk, file, '參數!A20', changed, 'texts');
    await timed('重算點值, the points of all cases changed', () => press(area, 'settle', '2025'));
  }
} finally {
  await desk.close();
  await rm(folder, { recursive: true });
}
console.log(
  `| ${CASES.toLocaleString('en')} cases attached | Seconds (median of ${TURNS}) | Longest stall, ms |`,
);
console.log('|---|---|---|');
for (const [what, { seconds, stalls }] of times) {
  console.log(`| ${what} | ${median(seconds).toFixed(2)} | ${median(stalls).toFixed(0)} |`);
}
