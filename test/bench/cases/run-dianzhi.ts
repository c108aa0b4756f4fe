import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeAllOrNothing } from '../../../desk/files/atomic-write.ts';
import { loadInput } from '../../../desk/input.ts';
import { settleInput } from '../../../desk/settle-input.ts';
import { FindingList } from '../../../shared/findings/finding-list.ts';
import { settlementDocument } from '../../../shared/settle/settlement.ts';
import { type Figure, stopwatch, tell } from './figures.ts';

/** Case file → settlement.json, in a process of its own. */
const [input = '', threads = '2'] = process.argv.slice(2);
const out = mkdtempSync(join(tmpdir(), 'dianzhi-bench-out-'));
const period = { kind: 'year', year: 2025 } as const;
const list = new FindingList();
const start = performance.now();
const watch = stopwatch();
let digested = 0;
const loaded = await loadInput(
  input,
  {
    clocks: { lawDate: '2025-12-31', knownAt: '2026-01-01' },
    period,
    caseFiles: {
      threads: Number(threads),
      onShard: () => {
        digested = performance.now();
      },
    },
  },
  list,
);
watch.lap('tabs, shards, reducers');
const run = loaded && settleInput(loaded, period, list.report);
if (!loaded || !run) throw new Error(`${input} did not settle`);
const document = settlementDocument(run.settlement, run.digests, list.all, loaded.area.clocks);
await writeAllOrNothing(out, [
  { name: 'settlement.json', content: `${JSON.stringify(document, null, 1)}\n` },
]);
watch.lap('settle, write');
const seconds = (performance.now() - start) / 1000;
const all = watch.stages['tabs, shards, reducers']!;
const shards = (digested - start) / 1000;
const stages: Record<string, number> = {
  'tabs and shards': shards,
  reducers: all - shards,
  'settle, write': watch.stages['settle, write']!,
};
interface Line
  extends Readonly<Record<'code' | 'fund' | 'points' | 'byItemFund' | 'patientAndOther', string>> {
  readonly cases: number;
}
const { institutions } = JSON.parse(readFileSync(join(out, 'settlement.json'), 'utf8')) as {
  institutions: readonly Line[];
};
rmSync(out, { recursive: true });

const FUND: Readonly<Record<string, string>> = { employee: '職工', resident: '居民' };
const units = (text: string) => BigInt(text.replace('.', '')).toString();
const figures = institutions
  .filter(({ cases }) => cases > 0)
  .map(
    (line): Figure => [
      FUND[line.fund]!,
      line.code,
      String(line.cases),
      units(line.points),
      units(line.byItemFund),
      units(line.patientAndOther),
    ],
  );
tell({ seconds, stages, figures });
