import { sampleArea } from '../../desk/sample/sample.ts';
import { FindingList } from '../../shared/findings/finding-list.ts';
import { digestCases, openInput, readAllCases } from '../../shared/settle/run.ts';
import { settle } from '../../shared/settle/settle.ts';
import type { RawTab } from '../../shared/sheets/raw.ts';
import type { CaseWatch } from '../../shared/watch/case-watch.ts';
import { watchAreaOf, watchBasis } from '../../shared/watch/cases/watch-area.ts';
import { watchCases } from '../../shared/watch/cases/watch-cases.ts';
import { type Watched, watch } from '../../shared/watch/watch.ts';

/** A synthetic county where such misbehaviour was planted, watched over its year. */
export async function plantedCounty(
  plants: readonly string[],
): Promise<{ readonly watched: Watched; readonly cases: CaseWatch }> {
  const raws: RawTab[] = [];
  // One tab after the other: the budget follows from the cases that were read.
  for (const { name, rows } of sampleArea({ cases: 20_000, seed: 7, year: 2025, plants })) {
    raws.push({ name, rows: [...rows].map((cells, index) => ({ row: index + 1, cells })) });
  }
  const list = new FindingList();
  const opened = await openInput(raws, { knownAt: '2026-01-01' }, list.report, { casesElsewhere: false });
  const read = await readAllCases([opened.workbook.cases!], opened, list.report, undefined, { watch: true });
  const { area } = opened;
  if (!area || list.blocked) throw new Error(JSON.stringify(list.all.slice(0, 3)));
  const { digest } = digestCases(read, area, list.report);
  const settlement = settle(area, digest, { kind: 'year', year: 2025 }, list.report)!;
  const cases = watchCases(read.table, read.watched!, watchAreaOf(area, watchBasis(area)));
  return { watched: watch(area, digest, cases, settlement, list.report), cases };
}
