import { correctionLines } from '../../shared/settle/correction.ts';
import { settlementFigures } from '../../shared/settle/settlement.ts';
import { saveBasis } from '../runs/basis.ts';
import { saveText } from '../runs/chunks.ts';
import { readLedger, standing } from '../runs/ledger.ts';
import { paths } from '../runs/paths.ts';
import { loadFigures } from './figures.ts';
import { type Job, JobStopped } from './job.ts';
import { settleStored } from './settled.ts';
import { stillHolds } from './unchanged.ts';

const FUNDS: Readonly<Record<string, string>> = { employee: '職工', resident: '居民' };

/**
 * 更正: settles a closed period on today's data and tells what would change, institution by institution. The closed
 * run stays as it is; a second person records the correction by closing this run.
 */
export const correctJob: Job = async ({ context, run, config, progress }) => {
  const { store } = context;
  const before = standing(await readLedger(store, run.area), run.period);
  if (!before) throw new JobStopped('NOT_CLOSED');
  await progress('按現有數據重新結算', 30);
  const settled = await settleStored(context, run, progress);
  if (!settled.ok) return { state: 'refused', findings: settled.findings, summary: [], resultDigest: '' };
  await progress('與原結算比較', 70);
  if (!(await stillHolds(context, config, run))) throw new JobStopped('INPUT_CHANGED');
  const { area, settlement, resultDigest, findings } = settled;
  const figures = JSON.stringify(settlementFigures(settlement));
  await saveText(store, paths.result(run.area, run.runId), figures);
  await saveBasis(store, run, area);
  const { institutions } = await loadFigures(store, run.area, before.runId);
  const lines = correctionLines(institutions, settlement, area.institutions);
  const summary = [
    `更正 ${run.period}（原第 ${before.seq} 筆），涉及 ${lines.length} 項`,
    ...lines.map(
      (line) =>
        `${FUNDS[line.fund]} ${line.code} ${line.name}：${line.before} → ${line.after}，差額 ${line.difference}`,
    ),
  ];
  return { state: 'done', findings, summary, resultDigest };
};
