import { sha256 } from '../functions/gateways/sha256.ts';
import { type SettledInput, settledRun } from '../shared/compare/compare-runs.ts';
import type { Finding, Report } from '../shared/findings/finding.ts';
import { FindingList } from '../shared/findings/finding-list.ts';
import type { Clocks } from '../shared/law/dated.ts';
import type { Period } from '../shared/settle/settlement.ts';
import { TABS } from '../shared/sheets/tabs/settlement-tabs.ts';
import { type InputOptions, loadInput } from './input.ts';

/** One of several inputs of a command. */
export interface AskedInput extends Pick<InputOptions, 'digest' | 'onRow' | 'onLocale'> {
  readonly path: string;
  readonly clocks: Clocks;
  readonly period: Period;
}

/** Loads an input and settles it, to be set beside another. `undefined` when a blocking finding was reported. */
export async function comparedInput(
  { path, ...options }: AskedInput,
  list: FindingList,
): Promise<SettledInput | undefined> {
  const loaded = await loadInput(path, options, list);
  if (!loaded) return undefined;
  const { area, digest, cases, inputDigest, tabDigests } = loaded;
  const casesDigest = tabDigests[TABS.cases.name.hant];
  const subject = { area, digest, inputDigest, casesDigest, ...(cases && { cases }) };
  const run = settledRun(subject, options.period, sha256, list.report);
  return run && { subject, run };
}

/** Findings of one of several inputs, its name before the tab's. */
const tellOf = (name: string, { all }: FindingList, report: Report): void => {
  for (const found of all) report(placedIn(name, found));
};

const placedIn = (name: string, found: Finding): Finding => ({
  ...found,
  where: { ...found.where, tab: `${name}／${found.where.tab}` },
});

/** Collects the findings of one input apart, and tells them with its name. */
export async function apart<T>(
  name: string,
  list: FindingList,
  work: (own: FindingList) => Promise<T> | T,
): Promise<T> {
  const own = new FindingList();
  const result = await work(own);
  tellOf(name, own, list.report);
  return result;
}
