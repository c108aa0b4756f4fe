import { basisChanges, runBasis } from '../../shared/compare/run-basis.ts';
import type { Area } from '../../shared/settle/area.ts';
import type { Context } from '../context.ts';
import { sha256 } from '../gateways/sha256.ts';
import { loadBasis } from '../runs/basis.ts';
import { chainFaults, type Entry, readLedger } from '../runs/ledger.ts';
import { loadRun, type Run } from '../runs/run.ts';
import type { Job, JobInput } from './job.ts';
import { settleStored } from './settled.ts';

/** 核驗賬冊: walks the chain and settles every recorded run again from its stored input. */
export const verifyJob: Job = async (input) => {
  const { context, run, progress } = input;
  const { store } = context;
  const faults = [...(await chainFaults(store, run.area))];
  const entries = await readLedger(store, run.area);
  const settlements = entries.filter(({ kind }) => kind !== 'published');
  for (const [index, entry] of settlements.entries()) {
    await progress(`重算第 ${entry.seq} 筆 ${entry.period}`, Math.round((index * 100) / settlements.length));
    const fault = await replayFault(input, entry);
    if (fault) faults.push(fault);
  }
  const summary =
    faults.length === 0
      ? [`賬冊共 ${entries.length} 筆，鏈接完整；${settlements.length} 次結算逐一重算，結果全部相符。`]
      : [`賬冊共 ${entries.length} 筆，發現 ${faults.length} 處不符：`, ...faults];
  return { state: 'done', findings: [], summary, resultDigest: '' };
};

async function replayFault({ context, run }: JobInput, entry: Entry): Promise<string | undefined> {
  const loaded = await loadRun(context.store, run.area, entry.runId);
  if (!loaded) return `第 ${entry.seq} 筆：找不到運算 ${entry.runId}`;
  const settled = await settleStored(context, loaded.run).catch(() => undefined);
  if (!settled) return `第 ${entry.seq} 筆：所存輸入不完整`;
  if (!settled.ok) return `第 ${entry.seq} 筆：所存輸入現在不能結算`;
  if (settled.resultDigest === entry.resultDigest) return undefined;
  const versions = `${loaded.run.codeVersion} → ${context.codeVersion}`;
  const reason = await changedSince(context, loaded.run, settled.area);
  return `第 ${entry.seq} 筆 ${entry.period}：重算結果不符（程序 ${versions}）${reason}`;
}

/** Which settings and rule versions are not those that the run rested on. */
async function changedSince({ store }: Context, run: Run, area: Area): Promise<string> {
  const then = await loadBasis(store, run);
  if (!then) return '；該次運算未存參數與規則版本';
  const changes = basisChanges(then, runBasis(area, sha256));
  return changes.length === 0 ? '；參數與規則版本均未變' : `；${changes.join('；')}`;
}
