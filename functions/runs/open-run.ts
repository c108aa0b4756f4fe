import { bookOf } from '../../shared/explain/book.ts';
import type { Book } from '../../shared/explain/explanation.ts';
import { settlementReport } from '../../shared/report/settlement-report.ts';
import type { ReadCases } from '../../shared/settle/run.ts';
import type { SheetModel } from '../../shared/sheets/sheet-model.ts';
import type { Context } from '../context.ts';
import { type SettledInput, settleWithCases } from '../jobs/settled.ts';
import { Latest } from '../latest.ts';
import { once } from '../once.ts';
import { inScript, type Locale } from '../script.ts';
import type { Run } from './run.ts';

/** A run settled again, ready to be asked about any of its amounts. */
export interface OpenRun {
  readonly settled: Extract<SettledInput, { ok: true }>;
  readonly cases: ReadCases;
  readonly book: () => Book;
  /** The result tabs as the run wrote them */
  readonly sheets: (locale: Locale) => readonly SheetModel[];
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
  const { area, digest, settlement, findings, resultDigest } = settled;
  return {
    settled,
    cases,
    book: once(() => bookOf(area, digest, settlement)),
    sheets: (locale) => {
      const script = (text: string) => inScript(text, locale);
      const digests = { input: run.inputDigest, result: resultDigest };
      const { codeVersion } = context;
      return settlementReport(area, digest, settlement, digests, findings, { script, codeVersion });
    },
  };
}
