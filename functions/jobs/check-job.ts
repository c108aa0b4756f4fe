import { type Finding, SEVERITY_TEXT } from '../../shared/findings/finding.ts';
import { findingsSheet } from '../../shared/report/findings-tab.ts';
import { isoTime } from '../gateways/clock.ts';
import type { CellNote } from '../gateways/workbooks.ts';
import { INPUT_TABS } from '../runs/inputs.ts';
import { checkStored } from '../runs/stored-input.ts';
import { inScript } from '../script.ts';
import type { Job } from './job.ts';

/** 檢查數據: every finding as a note on its cell and as a row of 數據檢查. */
export const checkJob: Job = async ({ context, run, config, progress, hold }) => {
  const { workbooks, clock } = context;
  await progress('核對數據', 30);
  const { findings } = await checkStored(context, run, { progress });
  await progress('寫入檢查結果', 70);
  if ((await workbooks.stamp(config.bureauFile))?.runId !== run.runId) {
    const script = (text: string) => inScript(text, config.locale);
    const sheets = [findingsSheet(findings, config.name, script)];
    const notes = { tabs: INPUT_TABS, notes: findings.flatMap((finding) => noteOf(finding, script)) };
    const stamp = { runId: run.runId, resultDigest: '', at: isoTime(clock) };
    await workbooks.write(config.bureauFile, { sheets, notes, stamp }, hold);
  }
  const count = (severity: Finding['severity']) =>
    findings.filter((found) => found.severity === severity).length;
  const summary = [`阻斷 ${count('block')} 項，警告 ${count('warn')} 項，提示 ${count('info')} 項`];
  return { state: 'done', findings, summary, resultDigest: '' };
};

function noteOf({ where, severity, message, remedy }: Finding, script: (text: string) => string): CellNote[] {
  const { tab, row, column } = where;
  if (row === undefined || column === undefined) return [];
  return [{ tab, row, column, text: script(`【${SEVERITY_TEXT[severity]}】${message}\n${remedy}`) }];
}
