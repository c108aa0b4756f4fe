import type { Digest } from '../../shared/cases/digest.ts';
import type { Finding } from '../../shared/findings/finding.ts';
import { FindingList } from '../../shared/findings/finding-list.ts';
import type { Clocks } from '../../shared/law/dated.ts';
import type { Area } from '../../shared/settle/area.ts';
import { checkPeriod, checkYear } from '../../shared/settle/check-period.ts';
import { hashOf } from '../../shared/settle/hash.ts';
import { casesDigest, inputDigest, tabDigests } from '../../shared/settle/input-digest.ts';
import { digestCases, openInput, readAllCases } from '../../shared/settle/run.ts';
import type { Period } from '../../shared/settle/settlement.ts';
import type { RawTab } from '../../shared/sheets/raw.ts';
import { TABS } from '../../shared/sheets/tabs/settlement-tabs.ts';
import { sha256 } from '../gateways/sha256.ts';
import type { Store } from '../gateways/store.ts';
import { loadText, saveText } from './chunks.ts';
import { paths } from './paths.ts';

/** The tabs of a bureau file that a settlement reads, in both scripts. */
export const INPUT_TABS: readonly string[] = Object.values(TABS).flatMap(({ name }) => [
  ...new Set([name.hant, name.hans]),
]);

/** An input read and checked: sums ready to settle, or the findings that forbid it. */
export type CheckedInput =
  | {
      readonly ok: true;
      readonly area: Area;
      readonly digest: Digest;
      readonly inputDigest: string;
      readonly findings: readonly Finding[];
    }
  | { readonly ok: false; readonly inputDigest: string; readonly findings: readonly Finding[] };

/** Checks the tabs of a file, all findings at once. A refused input is known by the digest of its raw cells. */
export async function checkInput(
  tabs: readonly RawTab[],
  clocks: Clocks,
  period?: Period,
): Promise<CheckedInput> {
  const list = new FindingList();
  const opened = await openInput(tabs, clocks, list.report, { casesElsewhere: false });
  const { area, workbook } = opened;
  const cases = await readAllCases(workbook.cases ? [workbook.cases] : [], opened, list.report);
  const ofThatYear = !period || checkYear(period, opened.checks.year, workbook, list.report);
  if (!area || list.blocked) {
    if (period && ofThatYear) checkPeriod(period, cases.table, workbook, list.report);
    return { ok: false, inputDigest: hashOf(sha256, JSON.stringify(tabs)), findings: list.all };
  }
  const { digest } = digestCases(cases, area, list.report);
  const digests = {
    ...tabDigests(area.tables, sha256),
    [TABS.cases.name.hant]: casesDigest(cases.table, sha256),
  };
  return { ok: true, area, digest, inputDigest: inputDigest(digests, sha256), findings: list.all };
}

/** Keeps the cells a run was made from, once per digest, so that the run can be settled again years later. */
export const saveInput = (
  store: Store,
  area: string,
  digest: string,
  tabs: readonly RawTab[],
): Promise<void> => saveText(store, paths.input(area, digest), JSON.stringify(tabs));

/** @throws Error when the input of a run is not in the store. */
export async function loadInput(store: Store, area: string, digest: string): Promise<readonly RawTab[]> {
  const text = await loadText(store, paths.input(area, digest));
  if (text === undefined) throw new Error(`input ${digest} is not in the store`);
  return JSON.parse(text) as readonly RawTab[];
}
