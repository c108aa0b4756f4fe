import { CellSums } from '../../shared/cases/stream/cell-sums.ts';
import type { ShardFile } from '../../shared/cases/stream/shard-file.ts';
import type { Finding } from '../../shared/findings/finding.ts';
import type { Area } from '../../shared/settle/area.ts';
import { type CaseWatch, WATCH_COLUMNS } from '../../shared/watch/case-watch.ts';
import { inFlagOrder } from '../../shared/watch/cases/flag-of.ts';
import { WatchReader } from '../../shared/watch/cases/read-watch.ts';
import { watchAreaOf, watchBasis } from '../../shared/watch/cases/watch-area.ts';
import { inCaseOrder } from '../../shared/watch/cases/watch-cases.ts';
import type { Flag } from '../../shared/watch/flag.ts';
import { cellsOf, Departments } from '../../shared/watch/stream/cells-of.ts';
import { MarkedCases } from '../../shared/watch/stream/marked-cases.ts';
import { WATCH_SUMS } from '../../shared/watch/stream/shard-watch.ts';
import { WatchKeys } from '../../shared/watch/stream/watch-keys.ts';
import type { DoneShard } from './case-work.ts';
import type { OpenedFile } from './plan.ts';

/** What the header of a file gives rise to where its cases are watched. */
export function besideFindings({ file, beside }: OpenedFile): readonly Finding[] {
  const findings: Finding[] = [];
  new WatchReader(file.header.row, beside, (found) => findings.push(found));
  return findings;
}

interface Watched {
  readonly stored: readonly ShardFile[];
  readonly shards: readonly DoneShard[];
  /** Of the rules about two stays of a person */
  readonly flags: readonly Flag[];
  readonly area: Area;
  readonly checks: Area['checks'];
}

/** Phase 1 of the supervision, from what all shards left of it. */
export async function watchOf({ stored, shards, flags, area, checks }: Watched): Promise<CaseWatch> {
  const watchArea = watchAreaOf(area, watchBasis(area));
  const institutions = [...checks.institutions.keys()];
  const keys = new WatchKeys(institutions.length);
  const departments = new Departments();
  const sums = new CellSums(WATCH_SUMS.length);
  const marked = new MarkedCases(watchArea, institutions, [...checks.groups.keys()]);
  let columns: readonly (typeof WATCH_COLUMNS)[number][] = WATCH_COLUMNS;
  let withCases = 0;
  for (const [index, file] of stored.entries()) {
    const { watched, cases } = file.head;
    if (!watched || cases === 0) continue;
    withCases++;
    columns = columns.filter((column) => watched.columns.includes(column));
    const numbers = departments.numbers(watched.departments);
    sums.merge(await file.watchedCells(watched), (key) =>
      keys.withDepartment(key, (number) => numbers[number]!),
    );
    marked.addShard(await file.marks(watched), watched, shards[index]!.firstRow);
  }
  const found = new Set(withCases === 0 ? [] : columns);
  const cells = cellsOf(sums, keys, institutions, departments.texts, area.params.year);
  const single = marked.flags(cells);
  return {
    columns: found,
    cells,
    flags: inFlagOrder([...single, ...flags]),
    ...(found.has('doctor') && { doctorCases: inCaseOrder(marked.ofDoctors()) }),
  };
}
