import { consortiumReport } from '../../shared/report/consortium-report.ts';
import { NOTICE_TAB, noticeSheet } from '../../shared/report/notice-tab.ts';
import { CONSORTIUM_TABS, consortiumSupervision } from '../../shared/report/supervision-report.ts';
import type { SheetModel } from '../../shared/sheets/sheet-model.ts';
import { isoTime } from '../gateways/clock.ts';
import { blankFirstTabs } from '../runs/blank-tabs.ts';
import { readLedger, standing } from '../runs/ledger.ts';
import { loadRun } from '../runs/run.ts';
import { requireSinglePeople } from '../runs/sharing.ts';
import { inScript } from '../script.ts';
import { type Job, JobStopped } from './job.ts';
import { noticeOf } from './notice.ts';
import { publishedWatch } from './published-watch.ts';
import { record } from './record.ts';
import { settleStored } from './settled.ts';

/**
 * 發布報表: one values-only file per 醫共體, from the run that stands in the ledger, with nothing of any other. What was
 * corrected since the last publication comes as 更正通知, and to the bureau's own file with the reasons.
 */
export const publishJob: Job = async (input) => {
  const { context, run, config, progress, hold } = input;
  const { store, workbooks, clock } = context;
  const entries = await readLedger(store, run.area);
  const entry = standing(entries, run.period);
  const source = entry && (await loadRun(store, run.area, entry.runId));
  if (!entry || !source) throw new JobStopped('NOT_CLOSED');
  const settled = await settleStored(context, source.run);
  if (!settled.ok || settled.resultDigest !== entry.resultDigest) throw new JobStopped('INTERNAL');

  const { area, digest, settlement, resultDigest } = settled;
  const script = (text: string) => inScript(text, config.locale);
  const digests = { input: source.run.inputDigest, result: resultDigest };
  const notice = await noticeOf(store, run.area, entries, run);
  const watched = await publishedWatch(context, source.run, settled, config.locale);
  const targets = Object.entries(config.reportFiles).filter(([code]) => area.consortia.has(code));
  for (const [, fileId] of targets) requireSinglePeople(fileId, await workbooks.access(fileId));
  for (const [index, [code, fileId]] of targets.entries()) {
    await progress(`寫入報表文件 ${index + 1}/${targets.length}`, Math.round((index * 90) / targets.length));
    const before = await workbooks.stamp(fileId);
    if (before?.runId === run.runId) continue;
    const sheets = [
      ...consortiumReport(code, area, digest, settlement, digests, { script, notice }),
      ...(watched ? consortiumSupervision(watched, code) : []),
    ];
    const remove = before ? outdated(sheets, script) : await blankFirstTabs(workbooks, fileId);
    const stamp = { runId: run.runId, resultDigest, at: isoTime(clock) };
    await workbooks.write(fileId, { sheets, remove, stamp }, hold);
  }
  if (notice) {
    const sheets = [noticeSheet(area, settlement, digests, notice, script)];
    await workbooks.write(config.bureauFile, { sheets }, hold);
  }
  const body = {
    kind: 'published',
    period: run.period,
    runId: run.runId,
    inputDigest: entry.inputDigest,
    resultDigest,
    preparedBy: entry.by,
    by: run.by,
    at: isoTime(clock),
    reason: '',
    document: '',
    corrects: 0,
  } as const;
  const recorded = await record(input, body);
  const missing = [...area.consortia.keys()].filter((code) => !Object.hasOwn(config.reportFiles, code));
  const strange = Object.keys(config.reportFiles).filter((code) => !area.consortia.has(code));
  return {
    state: 'done',
    findings: [],
    summary: [
      `已發布 ${run.period}，${targets.length} 個醫共體（賬冊第 ${recorded.seq} 筆）`,
      ...missing.map((code) => `醫共體 ${code} 沒有登記報表文件，未發布`),
      ...strange.map((code) => `登記了報表文件的 ${code} 不在「醫共體」表中，其文件未改動`),
    ],
    resultDigest,
  };
};

/** Tabs that a publication may have and this one has not. */
const outdated = (sheets: readonly SheetModel[], script: (text: string) => string): readonly string[] =>
  [NOTICE_TAB, ...CONSORTIUM_TABS].map(script).filter((tab) => !sheets.some(({ name }) => name === tab));
