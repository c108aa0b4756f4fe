import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '../../functions/gateways/sha256.ts';
import { inScript, type Locale } from '../../functions/script.ts';
import packageJson from '../../package.json' with { type: 'json' };
import type { Finding } from '../../shared/findings/finding.ts';
import { FindingList } from '../../shared/findings/finding-list.ts';
import { consortiumSupervision, supervisionReport } from '../../shared/report/supervision-report.ts';
import type { WatchReportContext } from '../../shared/report/watch-context.ts';
import { isWatched, watchDocument } from '../../shared/watch/document.ts';
import { handlingTab } from '../../shared/watch/tracking/new-rows.ts';
import { track } from '../../shared/watch/tracking/track.ts';
import { type OutputFile, writeAllOrNothing } from '../files/atomic-write.ts';
import { csvText } from '../files/write-csv.ts';
import { writeXlsx } from '../files/write-workbook.ts';
import { type LoadedInput, loadInput } from '../input.ts';
import { FINDINGS_FILE } from '../output.ts';
import {
  lastPeriod,
  spanOfTime,
  timeText,
  type WatchedRun,
  type WatchedTime,
  watchInput,
} from '../watch-input.ts';
import { readClocks } from './clocks.ts';
import { orRefusal } from './foreign.ts';
import { inFileName } from './institution-input.ts';
import { findingCounts } from './print.ts';
import { watchSummary } from './print-watch.ts';
import { progressOn, reading } from './progress.ts';
import { readPeriod, refuse } from './settle.ts';
import { UsageError } from './usage.ts';

export const WATCH_FILE = 'watch.json';
export const HANDLING_FILE = '異常處理.csv';
export const WATCH_WORKBOOK = '監管報告.xlsx';

export interface WatchOptions {
  readonly input: string;
  readonly time: WatchedTime;
  readonly out: string;
  /** The files of each 醫共體 too */
  readonly documents: boolean;
  readonly digest?: string | undefined;
  readonly threads?: number | undefined;
}

/** `--month 2025-03`, `--quarter 2025-1` or `--year 2025`, exactly one of them. @throws UsageError */
export function readTime(
  month: string | undefined,
  quarter: string | undefined,
  year: string | undefined,
): WatchedTime {
  if (quarter === undefined) return readPeriod(month, year);
  const [, ofYear, number] = /^(\d{4})-Q?([1-4])$/i.exec(quarter) ?? [];
  if (ofYear === undefined || month !== undefined || year !== undefined) {
    throw new UsageError(
      '請給出 --month YYYY-MM、--quarter YYYY-N 或 --year YYYY 之一 / give one of --month, --quarter YYYY-N, --year',
    );
  }
  return { kind: 'quarter', year: Number(ofYear), quarter: Number(number) as 1 | 2 | 3 | 4 };
}

/** Watches a month, a quarter or a year; the exit code of the command. */
export async function watchCommand(options: WatchOptions): Promise<number> {
  const { time, out } = options;
  const list = new FindingList();
  let locale: Locale = 'zh-Hant';
  const progress = progressOn(process.stderr);
  const input = await loadInput(
    options.input,
    {
      clocks: readClocks({}, lastPeriod(time)),
      period: lastPeriod(time),
      digest: options.digest,
      watch: true,
      caseFiles: { threads: options.threads, onShard: reading(progress) },
      onRow: (rows) => progress.update(`讀取並核對病例 ${rows}`),
      onLocale: (known) => {
        locale = known;
      },
    },
    list,
  );
  progress.update('監管分析');
  const run = input && watchInput(input, time, list.report);
  progress.done();
  const files =
    input && run && (await orRefusal(list, () => watchFiles(input, run, options, list.all, locale)));
  if (!input || !run || !files) {
    await refuse(out, list.all, locale);
    return 2;
  }
  await mkdir(out, { recursive: true });
  await writeAllOrNothing(out, files, { remove: [FINDINGS_FILE] });
  const note = isWatched(run.caseWatch) ? [] : ['以摘要代替病例：沒有逐例監管，異常清單不含病例異常'];
  const lines = [...watchSummary(run.watched, input.area), ...note, ...findingCounts(list.all), '已寫入'];
  console.log(inScript(lines.join('\n'), locale));
  for (const { name } of files) console.log(`  ${join(out, name)}`);
  return 0;
}

async function watchFiles(
  input: LoadedInput,
  run: WatchedRun,
  { time, documents }: WatchOptions,
  findings: readonly Finding[],
  locale: Locale,
): Promise<readonly OutputFile[]> {
  const { area, digest, inputDigest } = input;
  const about = { period: timeText(time), inputDigest, newHasher: sha256 };
  const document = watchDocument(area, run.watched, run.caseWatch, about, findings);
  const script = (text: string) => inScript(text, locale);
  const month = run.settlement.period.kind === 'month' ? run.settlement.period.month : undefined;
  const context: WatchReportContext = {
    ...run,
    area,
    digest,
    cells: digest.cells.filter((cell) => month === undefined || cell.month === month),
    findings,
    script,
    codeVersion: packageJson.version,
  };
  const span = spanOfTime(time);
  const title = (name: string, what: string) =>
    [name, script(`${span.title} ${what}`)].filter(Boolean).join(' ');
  const madeAt = new Date(`${area.clocks.knownAt}T00:00:00Z`);
  const region = area.params['region.name'] ?? '';
  const files: OutputFile[] = [
    { name: WATCH_FILE, content: `${JSON.stringify(document, null, 1)}\n` },
    {
      name: WATCH_WORKBOOK,
      content: await writeXlsx(supervisionReport(context, span), {
        title: title(region, '監管報告'),
        madeAt,
      }),
    },
  ];
  // To be put into the input: what people note in it survives every further run.
  const { tracked } = track(run.watched.flags, area.tables.flagHandling, run.watched.period);
  const handling = await Array.fromAsync(
    handlingTab(area, tracked, script).rows,
    ({ cells }) => cells as string[],
  );
  files.push({ name: HANDLING_FILE, content: csvText(handling, { bom: true }) });
  if (!documents) return files;
  for (const { code, name } of [...area.consortia.values()].sort((a, b) => (a.code < b.code ? -1 : 1))) {
    const sheets = consortiumSupervision(context, code, span);
    const content = await writeXlsx(sheets, { title: title(name, '監管文件'), madeAt });
    files.push({ name: consortiumFile(code, time), content });
  }
  return files;
}

export const consortiumFile = (code: string, time: WatchedTime): string =>
  `監管文件-${inFileName(code)}-${timeText(time)}.xlsx`;
