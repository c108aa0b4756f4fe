import { FindingList } from '../../shared/findings/finding-list.ts';
import { schemeById } from '../../shared/regions/index.ts';
import { quarterSheet } from '../../shared/report/quarter-sheet.ts';
import { FLASH_SHEET, QUARTER_SHEET, YEAR_SHEET } from '../../shared/report/routine/documents.ts';
import { supervisionReport } from '../../shared/report/supervision-report.ts';
import { templateSheets } from '../../shared/report/template.ts';
import type { WatchReportContext } from '../../shared/report/watch-context.ts';
import { tabNameOf } from '../../shared/sheets/read-tables.ts';
import { TABS } from '../../shared/sheets/tabs/settlement-tabs.ts';
import { NOT_WATCHED } from '../../shared/watch/case-watch.ts';
import { isWatched, watchDigest, watchDocument } from '../../shared/watch/document.ts';
import { ruleNames } from '../../shared/watch/rule-names.ts';
import { handlingColumns, newRows } from '../../shared/watch/tracking/new-rows.ts';
import { type TrackedFlag, track } from '../../shared/watch/tracking/track.ts';
import { watch } from '../../shared/watch/watch.ts';
import { isoTime } from '../gateways/clock.ts';
import { sha256 } from '../gateways/sha256.ts';
import type { FileWrite } from '../gateways/workbooks.ts';
import { saveText } from '../runs/chunks.ts';
import { loadInput } from '../runs/inputs.ts';
import { paths } from '../runs/paths.ts';
import { inScript } from '../script.ts';
import { type Job, type JobInput, JobStopped } from './job.ts';
import { settleWithCases } from './settled.ts';
import { stillHolds } from './unchanged.ts';

/** A month has the first, one that ends a quarter the second too, a year the last: none of another run is left. */
const PERIODIC: readonly string[] = [FLASH_SHEET, QUARTER_SHEET, YEAR_SHEET];
const HANDLING = TABS.flagHandling.name.hant;

/**
 * 監管分析: settles the stored input, watches it, and fills the tabs of the supervision. Hints that nobody noted yet get a
 * row below those of 異常處理, in the same write; nothing that people wrote there is touched.
 */
export const watchJob: Job = async (input) => {
  const { context, run, config, progress, hold } = input;
  const settled = await settleWithCases(context, run, progress, { watch: true });
  if (!settled.ok) return { state: 'refused', findings: settled.findings, summary: [], resultDigest: '' };
  await progress('監管分析', 50);
  const { area, digest, settlement, caseWatch = NOT_WATCHED } = settled;
  const list = new FindingList();
  for (const found of settled.findings) list.report(found);
  const watched = watch(area, digest, caseWatch, settlement, list.report);
  const resultDigest = watchDigest(watched, sha256);
  const script = (text: string) => inScript(text, config.locale);
  const report: WatchReportContext = {
    area,
    digest,
    cells: cellsOf(settled),
    settlement,
    caseWatch,
    watched,
    digests: { input: run.inputDigest, result: resultDigest },
    findings: list.all,
    script,
    codeVersion: context.codeVersion,
  };
  const about = { period: run.period, inputDigest: run.inputDigest, newHasher: sha256 };
  const document = watchDocument(area, watched, caseWatch, about, list.all);
  await saveText(context.store, paths.result(run.area, run.runId), JSON.stringify(document));

  await progress('寫入監管各表', 70);
  const { tracked } = track(watched.flags, area.tables.flagHandling, watched.period);
  const rows = await rowsToAppend(input, report, tracked);
  if ((await context.workbooks.stamp(config.bureauFile))?.runId !== run.runId) {
    if (!(await stillHolds(context, config, run))) throw new JobStopped('INPUT_CHANGED');
    const stamp = { runId: run.runId, resultDigest, at: isoTime(context.clock) };
    const quarter = quarterSheet(report);
    const sheets = [...supervisionReport(report), ...(quarter ? [quarter] : [])];
    const remove = PERIODIC.map(script).filter((tab) => !sheets.some(({ name }) => name === tab));
    const write = { sheets, remove, stamp, ...appended(input, rows) };
    await context.workbooks.write(config.bureauFile, write, hold);
  }
  return {
    state: 'done',
    findings: list.all,
    summary: summaryOf(run.period, report, tracked, rows),
    resultDigest,
  };
};

type Rows = ReturnType<typeof newRows>;

const cellsOf = ({ digest, settlement: { period } }: Pick<WatchReportContext, 'digest' | 'settlement'>) =>
  digest.cells.filter(({ month }) => period.kind === 'year' || month === period.month);

async function rowsToAppend(
  { context, run }: JobInput,
  { area, script }: WatchReportContext,
  tracked: readonly TrackedFlag[],
): Promise<Rows> {
  const tabs = await loadInput(context.store, run);
  const columns = handlingColumns(tabs.find(({ name }) => tabNameOf(name) === HANDLING));
  return newRows(area, tracked, columns, script);
}

function appended({ config }: JobInput, rows: Rows): Pick<FileWrite, 'templates' | 'append'> {
  if (rows.length === 0) return {};
  const script = (text: string) => inScript(text, config.locale);
  const tab = script(HANDLING);
  const all = templateSheets(schemeById(config.scheme)!, { script, supervision: true });
  return { templates: all.filter(({ name }) => name === tab), append: [{ tab, rows }] };
}

/** The first line names nobody and counts nothing: it is all that those who may only look are told. */
function summaryOf(
  period: string,
  { area, caseWatch }: WatchReportContext,
  tracked: readonly TrackedFlag[],
  rows: Rows,
): string[] {
  const nameOf = ruleNames(area);
  const fresh = tracked.filter(({ handling }) => !handling).length;
  const waiting = fresh - rows.length;
  return [
    `監管分析 ${period}`,
    ...(isWatched(caseWatch) ? [] : ['病例只有合計數：沒有逐例監管，異常清單不含病例異常']),
    `異常 ${tracked.length} 條`,
    ...[...Map.groupBy(tracked, ({ flag }) => flag.rule)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([rule, own]) => `${nameOf(rule).title} ${own.length} 條`),
    ...(rows.length > 0 ? [`新登記 ${rows.length} 條到「${HANDLING}」`] : []),
    ...(waiting > 0 ? [`另有 ${waiting} 條未登記；處理後再執行一次即續登`] : []),
  ];
}
