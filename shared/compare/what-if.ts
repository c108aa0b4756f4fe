import type { Report } from '../findings/finding.ts';
import type { NewHasher } from '../settle/hash.ts';
import { inputDigest, tabDigests } from '../settle/input-digest.ts';
import { TABS } from '../sheets/tabs/settlement-tabs.ts';
import { type Comparison, compareRuns, type SettledInput, settledRun } from './compare-runs.ts';
import type { Draft } from './draft.ts';
import { overlaid } from './overlay.ts';
import { CaseSums, combined, type Subject } from './subject.ts';

/** A proposal set beside the input it would change. */
export interface Proposal {
  readonly name: string;
  readonly comparison: Comparison;
}

/**
 * Settles an input with a draft laid over it, and tells who would gain and lose. Cases are only gone through again
 * where the draft decides their points. `undefined` when a blocking finding was reported.
 */
export function whatIf(
  base: SettledInput,
  draft: Draft,
  newHasher: NewHasher,
  report: Report,
): Proposal | undefined {
  let blocked = false;
  const tell: Report = (found) => {
    blocked ||= found.severity === 'block';
    report(found);
  };
  const subject = proposed(base.subject, draft, newHasher, tell);
  const { period } = base.run.settlement;
  const run = subject && !blocked ? settledRun(subject, period, newHasher, tell) : undefined;
  if (!subject || !run) return undefined;
  return { name: draft.name, comparison: compareRuns(base, { subject, run }, newHasher) };
}

function proposed(base: Subject, draft: Draft, newHasher: NewHasher, report: Report): Subject | undefined {
  const { area, cases, casesDigest } = base;
  const { settlesPoints, clocks } = area;
  const sums = new CaseSums(base, newHasher);
  const laid = overlaid(area, draft, report);
  const mixed = combined({ ...laid, settlesPoints }, clocks, sums, report);
  if (!mixed) return undefined;
  const digests = {
    ...tabDigests(laid.tables, newHasher),
    ...(casesDigest !== undefined && { [TABS.cases.name.hant]: casesDigest }),
  };
  return { ...mixed, ...(cases && { cases }), casesDigest, inputDigest: inputDigest(digests, newHasher) };
}
