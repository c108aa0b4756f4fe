import { settlementReport } from '../../shared/report/settlement-report.ts';
import { settlementFigures } from '../../shared/settle/settlement.ts';
import { isoTime } from '../gateways/clock.ts';
import { saveBasis } from '../runs/basis.ts';
import { saveText } from '../runs/chunks.ts';
import { paths } from '../runs/paths.ts';
import { inScript } from '../script.ts';
import { type Job, JobStopped } from './job.ts';
import { settleStored, summaryOf } from './settled.ts';
import { stillHolds } from './unchanged.ts';

/** 重算點值: settles the stored input and fills the result tabs, if the file still holds that input. */
export const settleJob: Job = async ({ context, run, config, progress, hold }) => {
  const { store, workbooks, clock, codeVersion } = context;
  await progress('計算點值', 20);
  const settled = await settleStored(context, run, progress);
  if (!settled.ok) return { state: 'refused', findings: settled.findings, summary: [], resultDigest: '' };

  const { area, digest, settlement, resultDigest, findings } = settled;
  await progress('保存結果', 50);
  const figures = JSON.stringify(settlementFigures(settlement));
  await saveText(store, paths.result(run.area, run.runId), figures);
  await saveBasis(store, run, area);

  await progress('寫入結果表', 70);
  if ((await workbooks.stamp(config.bureauFile))?.runId !== run.runId) {
    if (!(await stillHolds(context, config, run))) throw new JobStopped('INPUT_CHANGED');
    const digests = { input: run.inputDigest, result: resultDigest };
    const script = (text: string) => inScript(text, config.locale);
    const sheets = settlementReport(area, digest, settlement, digests, findings, { script, codeVersion });
    const stamp = { runId: run.runId, resultDigest, at: isoTime(clock) };
    await workbooks.write(config.bureauFile, { sheets, stamp }, hold);
  }
  return { state: 'done', findings, summary: summaryOf(settlement), resultDigest };
};
