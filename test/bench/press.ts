import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { OK, type Reply, typed } from '../../desk/apps-script/runner.ts';
import { paste } from '../../desk/person.ts';
import { SERVICE_ACCOUNT } from '../../desk/stack.ts';
import type { RunAnswer } from '../../functions/http/contract.ts';
import { buildScript } from '../apps-script/built.ts';
import { AREA, type Office, type Official, openOffice, unpaidCounty, YEAR } from '../e2e/office.ts';

// A county's year through the whole stack on SQLite: how long each press takes from the click until its tabs are
// filled, how many requests Sheets and Drive get for it, and how many documents the year leaves behind.

const CASES = 3000;
const MONTHS = Array.from({ length: 12 }, (_, index) => `${YEAR}-${String(index + 1).padStart(2, '0')}`);

interface Pressed {
  readonly ms: number;
  readonly reads: number;
  readonly writes: number;
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;

/** The bureau file is registered and holds the county. */
async function setUp(): Promise<Office> {
  const office = await openOffice(await buildScript());
  const { stack, document, clerk, bureauFile, reportFiles } = office;
  document.setProperties({ 'dianzhi.url': stack.functions.url, 'dianzhi.area': AREA });
  const reports = Object.entries(reportFiles).map((line) => line.join(' '));
  await clerk.script.run('registerFile', '示例縣', 'zhejiang-2019', true, reports.join('\n'));
  for (const { name, rows } of unpaidCounty({ cases: CASES, seed: 1, year: YEAR })) {
    await paste(clerk, bureauFile, `${name}!A1`, rows, 'texts');
  }
  return office;
}

/** Presses an item once and waits for its run to be over. */
async function measured(
  { stack, document }: Office,
  official: Official,
  caption: string,
  replies: readonly Reply[],
): Promise<Pressed> {
  stack.twin.resetStats();
  const start = performance.now();
  await official.script.press(caption, ...replies);
  await stack.queue.idle();
  const ms = performance.now() - start;
  const { reads = 0, writes = 0 } = stack.twin.stats().users[SERVICE_ACCOUNT] ?? {};
  const answer = (await official.script.run('pollRun', document.property('dianzhi.run'))) as {
    readonly value?: RunAnswer;
  };
  if (answer.value?.state !== 'done') throw new Error(`${caption}: ${JSON.stringify(answer)}`);
  return { ms, reads, writes };
}

const office = await setUp();
const { clerk, reviewer } = office;
const results = new Map<string, Pressed[]>();
const press = async (label: string, official: Official, caption: string, ...replies: Reply[]) => {
  const pressed = await measured(office, official, caption, replies);
  results.set(label, [...(results.get(label) ?? []), pressed]);
};
await press('檢查數據', clerk, '檢查數據');
for (const month of MONTHS) {
  await press('重算點值, a month', clerk, '重算點值', typed(month));
  await press('月度結算', reviewer, '月度結算', typed(month), OK);
  await press('發布報表, a month to two 醫共體', reviewer, '發布報表', typed(month));
}
await press('重算點值, the year', clerk, '重算點值', typed(`${YEAR}`));
await press('年終清算', reviewer, '年終清算', typed(`${YEAR}`), OK);
await press('發布報表, the year', reviewer, '發布報表', typed(`${YEAR}`));
await press('核驗賬冊, thirteen settlements', clerk, '核驗賬冊');

console.log(`${CASES.toLocaleString('en')} cases, SQLite, the local Sheets service, one process, one run\n`);
console.log(
  '| Press | Times | ms from click to filled tabs (median) | Reads | Writes |\n|---|---|---|---|---|',
);
for (const [label, pressed] of results) {
  const of = (field: keyof Pressed) => Math.round(median(pressed.map((each) => each[field])));
  console.log(`| ${label} | ${pressed.length} | ${of('ms')} | ${of('reads')} | ${of('writes')} |`);
}

const db = new DatabaseSync(join(office.folder, 'dianzhi.sqlite'), { readOnly: true });
const rows = db
  .prepare('SELECT collection, count(*) AS documents, sum(length(data)) AS bytes FROM documents GROUP BY 1')
  .all() as unknown as { readonly collection: string; readonly documents: number; readonly bytes: number }[];
db.close();
await office.close();

/** Collections by what they hold: `areas/330000/inputs/…/chunks` are inputs too. */
const kinds = Map.groupBy(rows, ({ collection }) => collection.split('/')[2] ?? collection);
const sum = (
  of: readonly { readonly [K in 'documents' | 'bytes']: number }[],
  field: 'documents' | 'bytes',
) => of.reduce((total, row) => total + row[field], 0);
console.log('\n| Documents of the year | Number | KB |\n|---|---|---|');
for (const [kind, of] of [...kinds, ['all', rows] as const]) {
  console.log(`| ${kind} | ${sum(of, 'documents')} | ${Math.round(sum(of, 'bytes') / 1024)} |`);
}
