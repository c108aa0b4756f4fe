import type { Digest } from '../cases/digest.ts';
import type { Report } from '../findings/finding.ts';
import { inForce } from '../rules/programme.ts';
import type { Area } from '../settle/area.ts';
import type { MethodInput } from '../settle/methods/method.ts';
import { type Period, periodText, type Settlement } from '../settle/settlement.ts';
import type { CaseWatch } from './case-watch.ts';
import { type Flag, flagId } from './flag.ts';
import type { WatchPart, WatchSheet } from './part.ts';
import { caseFlagPart } from './parts/case-flag.ts';
import { doctorPointsPart } from './parts/doctor-points.ts';
import { earlyWarningPart } from './parts/early-warning.ts';
import { indicatorPart } from './parts/indicator.ts';
import { riskScorePart } from './parts/risk-score.ts';
import { volumeFlagPart } from './parts/volume-flag.ts';

/** The parts in the order of SUPERVISION_STEPS. */
export const WATCH_PARTS: readonly WatchPart[] = [
  caseFlagPart,
  volumeFlagPart,
  doctorPointsPart,
  indicatorPart,
  riskScorePart,
  earlyWarningPart,
];

/** The supervision of a period: hints, tables and warnings, and no amount that anybody is paid. */
export interface Watched {
  readonly period: Period;
  /** In the order of their ids */
  readonly flags: readonly Flag[];
  readonly sheets: readonly WatchSheet[];
}

export function checkWatch(input: MethodInput, report: Report): void {
  for (const part of WATCH_PARTS) part.check?.(input, report);
}

/** Watches a settled period, each part with what those before it found at hand. */
export function watch(
  area: Area,
  digest: Digest,
  cases: CaseWatch,
  settlement: Settlement,
  report: Report,
): Watched {
  const { period } = settlement;
  const flags: Flag[] = [];
  const sheets: WatchSheet[] = [];
  const mine = inPeriod(cases, period);
  for (const part of WATCH_PARTS) {
    const found = part.watch({
      area,
      period,
      digest,
      cases: mine,
      settlement,
      flags,
      sheets,
      report,
      use: (rule) => inForce(area.programme, rule),
    });
    flags.push(...found.flags);
    sheets.push(...found.sheets);
  }
  const byId = flags.map((flag) => [flagId(flag), flag] as const).sort(([a], [b]) => (a < b ? -1 : 1));
  return { period, flags: byId.map(([, flag]) => flag), sheets };
}

/** The flags of the period; sums stay those of the year, for the trend over its months. */
function inPeriod(cases: CaseWatch, period: Period): CaseWatch {
  const text = periodText(period);
  return { ...cases, flags: cases.flags.filter(({ month }) => month.startsWith(text)) };
}
