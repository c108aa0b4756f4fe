import { bookOf } from '../../shared/explain/book.ts';
import type { Book } from '../../shared/explain/explanation.ts';
import { consortiumReport } from '../../shared/report/consortium-report.ts';
import { settlementReport } from '../../shared/report/settlement-report.ts';
import type { ReadCases } from '../../shared/settle/run.ts';
import type { SheetModel } from '../../shared/sheets/sheet-model.ts';
import type { Context } from '../context.ts';
import { CallProblem } from '../http/problem.ts';
import { type SettledInput, settleWithCases } from '../jobs/settled.ts';
import { Latest } from '../latest.ts';
import { once } from '../once.ts';
import { inScript, type Locale } from '../script.ts';
import type { Run } from './run.ts';
import { checkStored } from './stored-input.ts';

/** A run settled again, ready to be asked about any of its amounts. */
export interface OpenRun {
  readonly settled: Extract<SettledInput, { ok: true }>;
  /** Absent where a file beside the workbook was summed without them */
  readonly cases: ReadCases | undefined;
  /** The cases of such a file too, read when they are first asked for. @throws CallProblem CASES_ELSEWHERE */
  readonly rows: () => Promise<ReadCases>;
  readonly book: () => Book;
  /** The tabs as the run fills them: in the bureau's file, or in the report file of a 醫共體 */
  readonly sheets: (locale: Locale, consortium?: string) => readonly SheetModel[];
}

/** Its cases are in memory with it. */
const KEPT = 2;
const opened = new WeakMap<object, Latest<OpenRun | undefined>>();

/** The last few are kept, so that the next question is answered at once; `undefined` when its result comes out otherwise. */
export function openRun(context: Context, run: Run): Promise<OpenRun | undefined> {
  const latest = opened.get(context.store) ?? new Latest<OpenRun | undefined>(KEPT);
  opened.set(context.store, latest);
  return latest.get(`${run.area} ${run.runId}`, () => open(context, run));
}

async function open(context: Context, run: Run): Promise<OpenRun | undefined> {
  const answer = await settleWithCases(context, run);
  if (!answer.ok || answer.resultDigest !== run.resultDigest) return undefined;
  const { cases, ...settled } = answer;
  const { area, digest, settlement } = settled;
  const made = new Map<string, readonly SheetModel[]>();
  return {
    settled,
    cases,
    rows: once(async () => cases ?? rowsOf(context, run)),
    book: once(() => bookOf(area, digest, settlement)),
    sheets: (locale, consortium) => {
      const name = JSON.stringify([locale, consortium]);
      const sheets = made.get(name) ?? tabsOf(context, run, settled, locale, consortium);
      made.set(name, sheets);
      return sheets;
    },
  };
}

function tabsOf(
  { codeVersion }: Context,
  run: Run,
  { area, digest, settlement, findings, resultDigest }: OpenRun['settled'],
  locale: Locale,
  consortium: string | undefined,
): readonly SheetModel[] {
  const script = (text: string) => inScript(text, locale);
  const digests = { input: run.inputDigest, result: resultDigest };
  if (consortium === undefined) {
    return settlementReport(area, digest, settlement, digests, findings, { script, codeVersion });
  }
  return area.consortia.has(consortium)
    ? consortiumReport(consortium, area, digest, settlement, digests, { script })
    : [];
}

async function rowsOf(context: Context, run: Run): Promise<ReadCases> {
  const input = await checkStored(context, run, { rows: 'needed' });
  if (!input.ok || !input.cases) throw new CallProblem('RUN_NOT_REPLAYABLE', { runId: run.runId });
  return input.cases;
}
