import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeAllOrNothing } from '../../../desk/files/atomic-write.ts';
import { loadInput } from '../../../desk/input.ts';
import { settleInput } from '../../../desk/settle-input.ts';
import { FindingList } from '../../../shared/findings/finding-list.ts';
import { settlementDocument } from '../../../shared/settle/settlement.ts';
import { watch } from '../../../shared/watch/watch.ts';
import { stopwatch, tell } from './figures.ts';

/** Case file → settlement.json, alone or with the supervision's flags and tables, in a process of its own. */
const [input = '', threads = '2', how = 'alone'] = process.argv.slice(2);
const watched = how === 'watched';
const out = mkdtempSync(join(tmpdir(), 'dianzhi-bench-out-'));
const period = { kind: 'year', year: 2025 } as const;
const list = new FindingList();
const start = performance.now();
const laps = stopwatch();
/** Of all threads: what counts where other programs keep the cores busy */
const cpuSeconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
const cpuBefore = cpuSeconds();
const clocks = { lawDate: '2025-12-31', knownAt: '2026-01-01' };
const caseFiles = { threads: Number(threads) };
const loaded = await loadInput(input, { clocks, period, caseFiles, watch: watched }, list);
laps.lap('cases');
const run = loaded && settleInput(loaded, period, list.report);
if (!loaded || !run) throw new Error(`${input} did not settle`);
const document = settlementDocument(run.settlement, run.digests, list.all, loaded.area.clocks);
await writeAllOrNothing(out, [
  { name: 'settlement.json', content: `${JSON.stringify(document, null, 1)}\n` },
]);
laps.lap('settle, write');
const cpu = cpuSeconds() - cpuBefore;
const { area, digest, caseWatch } = loaded;
const found = caseWatch && watch(area, digest, caseWatch, run.settlement, list.report);
laps.lap('parts of the supervision');
const seconds = (performance.now() - start) / 1000;
rmSync(out, { recursive: true });
const counts = Map.groupBy(found?.flags ?? [], ({ rule }) => rule);
const figures = [
  ['結果', run.digests.result, '', '', '', ''] as const,
  ...[...counts].map(([rule, flags]) => [rule, String(flags.length), '', '', '', ''] as const),
];
tell({ seconds, stages: { ...laps.stages, cpu }, figures });
