import { basename, dirname } from 'node:path';
import { digestText } from '../../functions/cases/digest-file.ts';
import { inScript, type Locale } from '../../functions/script.ts';
import { FindingList } from '../../shared/findings/finding-list.ts';
import { writeAllOrNothing } from '../files/atomic-write.ts';
import { loadInput } from '../input.ts';
import { findingCounts } from './print.ts';
import { progressOn, reading } from './progress.ts';
import { refuse } from './settle.ts';

export interface DigestOptions {
  readonly input: string;
  readonly shards: readonly string[];
  readonly out: string;
  readonly threads?: number | undefined;
  /** A folder that keeps what shards came to */
  readonly work?: string | undefined;
}

/** Writes the sums of an input without its case rows; the exit code of the command. */
export async function digestCommand(options: DigestOptions): Promise<number> {
  const { input: path, shards, out, threads, work } = options;
  const list = new FindingList();
  let locale: Locale = 'zh-Hant';
  const progress = progressOn(process.stderr);
  // The law of a digest is that of the year's end; settling checks that the period's law gives the same points.
  const clocks = { knownAt: new Date().toISOString().slice(0, 10) };
  const input = await loadInput(
    path,
    {
      clocks,
      shards,
      caseFiles: { threads, work, onShard: reading(progress) },
      onRow: (rows) => progress.update(`讀取並核對病例 ${rows}`),
      onLocale: (known) => {
        locale = known;
      },
    },
    list,
  );
  progress.done();
  if (!input) {
    await refuse(dirname(out), list.all, locale);
    return 2;
  }
  const { area, digest, tabDigests, basis, caseFindings } = input;
  const text = digestText({ digest, tabDigests, basis, findings: caseFindings }, area.tables);
  await writeAllOrNothing(dirname(out), [{ name: basename(out), content: text }]);
  const lines = [
    `病例 ${digest.cases} 例，歸為 ${digest.cells.length} 組合計`,
    ...findingCounts(list.all),
    '已寫入',
  ];
  console.log(inScript(lines.join('\n'), locale));
  console.log(`  ${out}`);
  return 0;
}
