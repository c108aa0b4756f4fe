import { sha256 } from '../functions/gateways/sha256.ts';
import type { Report } from '../shared/findings/finding.ts';
import { type Quarter, quarterSpan, type Span, spanOf } from '../shared/report/routine/months.ts';
import type { Period, Settlement } from '../shared/settle/settlement.ts';
import { type CaseWatch, NOT_WATCHED } from '../shared/watch/case-watch.ts';
import { watchDigest } from '../shared/watch/document.ts';
import { reportWarnings } from '../shared/watch/early-warning/warnings.ts';
import { watchedTogether } from '../shared/watch/quarter.ts';
import { type Watched, watch } from '../shared/watch/watch.ts';
import type { LoadedInput } from './input.ts';
import { settleInput } from './settle-input.ts';

/** What is watched: a month, a quarter or a year. */
export type WatchedTime =
  | Period
  | { readonly kind: 'quarter'; readonly year: number; readonly quarter: Quarter };

export const spanOfTime = (time: WatchedTime): Span =>
  time.kind === 'quarter' ? quarterSpan(time.year, time.quarter) : spanOf(time);

/** `2025-03`, `2025-1` for a quarter, `2025`. */
export const timeText = (time: WatchedTime): string =>
  time.kind === 'year'
    ? String(time.year)
    : `${time.year}-${time.kind === 'month' ? time.month : time.quarter}`;

/** The last day it is about, as a period. */
export const lastPeriod = (time: WatchedTime): Period => {
  if (time.kind !== 'quarter') return time;
  return { kind: 'month', year: time.year, month: spanOfTime(time).months.at(-1)! };
};

/** A time watched, with the settlement it was seen beside: of a quarter its last month with cases. */
export interface WatchedRun {
  readonly watched: Watched;
  readonly settlement: Settlement;
  readonly caseWatch: CaseWatch;
  readonly digests: { readonly input: string; readonly result: string };
}

/** `undefined` when a blocking finding was reported. */
export function watchInput(input: LoadedInput, time: WatchedTime, report: Report): WatchedRun | undefined {
  const { area, digest } = input;
  const caseWatch = input.caseWatch ?? NOT_WATCHED;
  const tell = once(report);
  const runs: { readonly watched: Watched; readonly settlement: Settlement }[] = [];
  for (const period of periodsOf(input, time)) {
    const run = settleInput(input, period, tell);
    if (!run) return undefined;
    const watched = watch(area, digest, caseWatch, run.settlement, tell);
    runs.push({ watched, settlement: run.settlement });
  }
  const last = runs.at(-1)!;
  reportWarnings(area, digest, last.settlement.period, tell);
  const watched =
    runs.length === 1
      ? last.watched
      : watchedTogether(
          area,
          runs.map((one) => one.watched),
        );
  const digests = { input: input.inputDigest, result: watchDigest(watched, sha256) };
  return { watched, settlement: last.settlement, caseWatch, digests };
}

/** Three months of one input have much to tell in common. */
function once(report: Report): Report {
  const told = new Set<string>();
  return (found) => {
    const text = JSON.stringify(found);
    if (!told.has(text)) report(found);
    told.add(text);
  };
}

/** A quarter is its months that have cases; one without any is asked for as its last, and refused as that is. */
function periodsOf({ digest }: LoadedInput, time: WatchedTime): readonly Period[] {
  if (time.kind !== 'quarter') return [time];
  const months = spanOfTime(time).months.filter((month) => digest.cells.some((cell) => cell.month === month));
  if (months.length === 0) return [lastPeriod(time)];
  return months.map((month) => ({ kind: 'month', year: time.year, month }));
}
