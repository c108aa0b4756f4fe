import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadBase } from '../../../desk/base-input.ts';
import { writeAllOrNothing } from '../../../desk/files/atomic-write.ts';
import { FindingList } from '../../../shared/findings/finding-list.ts';
import { baseDocument } from '../../../shared/report/base-report.ts';
import { baseTable } from '../../../shared/report/base-table.ts';
import { stopwatch, tell } from '../cases/figures.ts';

/** 歷史病例 → base.json, in a process of its own: `rows`, or in shards with so many threads, `auto` as it chooses. */
const [input = '', way = 'auto'] = process.argv.slice(2);
const out = mkdtempSync(join(tmpdir(), 'dianzhi-bench-base-'));
const list = new FindingList();
const start = performance.now();
const watch = stopwatch();
let read = start;
const inShards = {
  threads: way === 'auto' ? undefined : Number(way),
  onShard: () => {
    read = performance.now();
  },
};
const clocks = { lawDate: '2025-12-31', knownAt: '2026-01-01' };
const options = { clocks, files: [], ...(way === 'rows' ? {} : { inShards }) };
const loaded = await loadBase(input, options, list);
const base = loaded && baseTable(loaded.area);
if (!loaded || !base)
  throw new Error(`${input} gives no base data: ${list.all.map(({ message }) => message)}`);
watch.lap('tabs, read, trim, sums, digest');
const document = baseDocument(loaded.area, base, loaded.inputDigest);
await writeAllOrNothing(out, [{ name: 'base.json', content: `${JSON.stringify(document, null, 1)}\n` }]);
watch.lap('quality, write');
const seconds = (performance.now() - start) / 1000;
rmSync(out, { recursive: true });

const { data } = loaded.area.base;
const figures = data!.groups.flatMap(({ group, kept }) => [
  [group, 'all', ...[kept.cases, kept.total, kept.squares].map(String)],
  ...[...data!.keptCases.get(group)!.byInstitution()].map(([institution, { cases, total }]) => [
    group,
    institution,
    String(cases),
    String(total),
    '',
  ]),
]);
const all = watch.stages['tabs, read, trim, sums, digest']!;
const first = (read - start) / 1000;
const stages: Readonly<Record<string, number>> =
  way === 'rows'
    ? watch.stages
    : {
        'tabs, first pass': first,
        'trim, sums, digest': all - first,
        'quality, write': watch.stages['quality, write']!,
      };
tell({ seconds, stages, figures });
