import { type Fen, fen, NO_MONEY, yuan } from '../../shared/money/fen.ts';
import { schemeById } from '../../shared/regions/index.ts';
import { templateSheets } from '../../shared/report/template.ts';
import type { SheetModel } from '../../shared/sheets/sheet-model.ts';
import { TABS } from '../../shared/sheets/tabs/settlement-tabs.ts';
import { isoTime } from '../gateways/clock.ts';
import type { Store } from '../gateways/store.ts';
import { type EntryBody, type EntryKind, readLedger, standing } from '../runs/ledger.ts';
import { loadRun, preparedBy, type Run } from '../runs/run.ts';
import { inScript } from '../script.ts';
import { loadFigures } from './figures.ts';
import { type Job, type JobInput, JobStopped } from './job.ts';
import { record } from './record.ts';

/**
 * 月度結算、年終清算、更正: appends the settled run to the ledger and, for a month, its payments to 月度預付. The
 * figures are those of the run itself; nothing is computed anew.
 */
export const closeJob: Job = async (input) => {
  const { context, run, config, progress, hold } = input;
  const { store, workbooks, clock } = context;
  const settled = await loadRun(store, run.area, run.details['runId'] ?? '');
  if (!settled) throw new JobStopped('RUN_UNKNOWN');

  await progress('記入賬冊', 30);
  const ledger = await readLedger(store, run.area);
  const before = standing(ledger, run.period);
  const recorded = ledger.find(({ runId }) => runId === settled.run.runId);
  if (before && !recorded && settled.run.action !== 'correct') throw new JobStopped('ALREADY_CLOSED');
  const body = bodyOf(run, settled.run, before ? before.seq : 0, isoTime(clock));
  const entry = recorded ?? (await record(input, body));

  await progress('登記預付', 70);
  const corrected = ledger.find(({ seq }) => seq === entry.corrects);
  const rows = await paymentRows(input, settled.run, corrected?.runId);
  if (rows.length > 0) {
    const script = (text: string) => inScript(text, config.locale);
    const paymentsTab = script(TABS.monthPayments.name.hant);
    const append = [{ tab: paymentsTab, rows }];
    const stamp = { runId: run.runId, resultDigest: settled.run.resultDigest, at: isoTime(clock) };
    const templates = templateSheets(schemeById(config.scheme)!, { script }).filter(
      ({ name }) => name === paymentsTab,
    );
    await workbooks.write(config.bureauFile, { templates, append, stamp, once: run.runId }, hold);
  }
  const kinds: Record<EntryKind, string> = {
    closed: '月度結算',
    cleared: '年終清算',
    correction: '更正',
    published: '',
  };
  return {
    state: 'done',
    findings: [],
    summary: [`${kinds[entry.kind]} ${run.period} 已記入賬冊第 ${entry.seq} 筆`, ...settled.run.summary],
    resultDigest: settled.run.resultDigest,
  };
};

function bodyOf(closing: Run, settled: Run, corrects: number, at: string): EntryBody {
  const correction = settled.action === 'correct';
  return {
    kind: correction ? 'correction' : settled.period.length === 4 ? 'cleared' : 'closed',
    period: settled.period,
    runId: settled.runId,
    inputDigest: settled.inputDigest,
    resultDigest: settled.resultDigest,
    preparedBy: preparedBy(settled, closing.by) ?? settled.by,
    by: closing.by,
    at,
    reason: settled.details['reason'] ?? '',
    document: settled.details['document'] ?? '',
    corrects: correction ? corrects : 0,
  };
}

const FUNDS: Readonly<Record<string, string>> = { employee: '職工', resident: '居民' };

/**
 * What a closed month pays, in the order of 機構結算; a correction pays the difference from what stood before.
 */
async function paymentRows(
  { context, config, run }: JobInput,
  settled: Run,
  beforeRun: string | undefined,
): Promise<SheetModel['rows']> {
  if (settled.period.length === 4) return [];
  const now = await paymentsOf(context.store, run.area, settled.runId);
  const before =
    beforeRun === undefined ? new Map<string, Fen>() : await paymentsOf(context.store, run.area, beforeRun);
  return [...new Set([...now.keys(), ...before.keys()])].sort().flatMap((key) => {
    const [fund = '', code = ''] = key.split('\u0000');
    const amount = fen((now.get(key) ?? 0n) - (before.get(key) ?? 0n));
    if (amount === 0n) return [];
    return [
      [
        { value: settled.period, style: 'text' },
        { value: inScript(FUNDS[fund]!, config.locale), style: 'text' },
        { value: code, style: 'text' },
        { value: { fen: amount }, style: 'money' },
      ] as const,
    ];
  });
}

async function paymentsOf(store: Store, area: string, runId: string): Promise<Map<string, Fen>> {
  const { institutions } = await loadFigures(store, area, runId);
  return new Map(
    institutions.map((line) => [
      `${line.fund}\u0000${line.code}`,
      line.prepayment === undefined ? NO_MONEY : yuan(line.prepayment),
    ]),
  );
}
