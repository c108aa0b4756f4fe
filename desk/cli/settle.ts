import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { inScript, type Locale } from '../../functions/script.ts';
import type { Finding } from '../../shared/findings/finding.ts';
import { FindingList } from '../../shared/findings/finding-list.ts';
import type { Period } from '../../shared/settle/settlement.ts';
import { reportWarnings } from '../../shared/watch/early-warning/warnings.ts';
import { writeAllOrNothing } from '../files/atomic-write.ts';
import { loadInput } from '../input.ts';
import { CASES_FILE, FINDINGS_FILE, settlementFiles } from '../output.ts';
import { settleInput } from '../settle-input.ts';
import { type AskedDates, readClocks } from './clocks.ts';
import { findingCounts, findingLine, summary } from './print.ts';
import { progressOn, reading } from './progress.ts';
import { UsageError } from './usage.ts';

export interface SettleOptions {
  readonly input: string;
  readonly period: Period;
  readonly out: string;
  readonly cases: boolean;
  readonly digest?: string | undefined;
  readonly threads?: number | undefined;
  /** Of another law, or of another day's knowledge of it */
  readonly dates?: AskedDates;
}

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;
const YEAR = /^\d{4}$/;

/** `--month 2025-03` or `--year 2025`, exactly one of them. @throws UsageError */
export function readPeriod(month: string | undefined, year: string | undefined): Period {
  const match = month === undefined ? undefined : MONTH.exec(month);
  if (match && year === undefined) return { kind: 'month', year: Number(match[1]), month: match[2]! };
  if (month === undefined && year !== undefined && YEAR.test(year))
    return { kind: 'year', year: Number(year) };
  throw new UsageError(
    '請給出 --month YYYY-MM 或 --year YYYY 之一 / give either --month YYYY-MM or --year YYYY',
  );
}

/** `2025-03`. @throws UsageError */
export function readMonth(text: string, name: string): Period & { readonly kind: 'month' } {
  const match = MONTH.exec(text);
  if (match) return { kind: 'month', year: Number(match[1]), month: match[2]! };
  throw new UsageError(`${name} 應為 YYYY-MM / must be YYYY-MM`);
}

/** Settles one period; the exit code of the command. */
export async function settleCommand(options: SettleOptions): Promise<number> {
  const { period, out } = options;
  const list = new FindingList();
  let locale: Locale = 'zh-Hant';
  const progress = progressOn(process.stderr);
  const clocks = readClocks(options.dates ?? {}, period);
  const input = await loadInput(
    options.input,
    {
      clocks,
      period,
      digest: options.digest,
      ...(options.cases ? {} : { caseFiles: { threads: options.threads, onShard: reading(progress) } }),
      onRow: (rows) => progress.update(`讀取並核對病例 ${rows}`),
      onLocale: (known) => {
        locale = known;
      },
    },
    list,
  );
  progress.update('計算點值');
  const run = input && settleInput(input, period, list.report);
  if (run) reportWarnings(input.area, input.digest, period, list.report);
  progress.done();
  if (!input || !run) {
    await refuse(out, list.all, locale);
    return 2;
  }
  if (options.cases && !input.cases) {
    throw new UsageError('以摘要結算時沒有病例行，不能使用 --cases / a digest has no case rows for --cases');
  }
  const files = await settlementFiles(input, run, list.all, options.cases);
  const absent = [FINDINGS_FILE, ...(options.cases ? [] : [CASES_FILE])];
  await mkdir(out, { recursive: true });
  await writeAllOrNothing(out, files, { remove: absent });

  const names = new Map([...input.area.institutions].map(([code, { name }]) => [code, name]));
  const lines = [summary(run, names), ...findingCounts(list.all), '已寫入'];
  console.log(inScript(lines.join('\n'), locale));
  for (const { name } of files) console.log(`  ${join(out, name)}`);
  return 0;
}

/** Tells every finding, on standard error and in findings.json; writes nothing else. */
export async function refuse(out: string, findings: readonly Finding[], locale: Locale): Promise<void> {
  const text = findings.map(findingLine).join('\n');
  process.stderr.write(`${inScript(text, locale)}\n`);
  await mkdir(out, { recursive: true });
  await writeAllOrNothing(out, [
    { name: FINDINGS_FILE, content: inScript(`${JSON.stringify(findings, null, 1)}\n`, locale) },
  ]);
}
