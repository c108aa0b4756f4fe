import { sha256 } from '../../functions/gateways/sha256.ts';
import type { CaseResults } from '../../shared/cases/classify.ts';
import type { Digest } from '../../shared/cases/digest.ts';
import type { Finding, Report } from '../../shared/findings/finding.ts';
import { FindingList } from '../../shared/findings/finding-list.ts';
import type { Area } from '../../shared/settle/area.ts';
import { caseLines } from '../../shared/settle/case-lines.ts';
import { canonicalJson, hashOf } from '../../shared/settle/hash.ts';
import {
  caseBasis,
  casesDigest,
  inputDigest,
  type TabDigests,
  tabDigests,
} from '../../shared/settle/input-digest.ts';
import { digestCases, lastDay, openInput, type ReadCases, readAllCases } from '../../shared/settle/run.ts';
import { settle } from '../../shared/settle/settle.ts';
import { type Period, type Settlement, settlementFigures } from '../../shared/settle/settlement.ts';
import type { RawTab } from '../../shared/sheets/raw.ts';
import { type County, HEADERS, type Row, type TabName } from './county.ts';

export const KNOWN_AT = '2026-01-01';

/** A tab as a codec would hand it over, its columns in the order given. */
export function rawTab(
  name: TabName,
  rows: readonly Row[],
  headers: readonly string[] = HEADERS[name],
): RawTab {
  const body = rows.map((row) => headers.map((header) => row[header] ?? null));
  return { name, rows: [headers, ...body].map((cells, index) => ({ row: index + 1, cells: [...cells] })) };
}

/** Every tab but 病例, and the sources of case rows. */
export interface RawCounty {
  readonly tabs: readonly RawTab[];
  readonly cases: readonly RawTab[];
}

export const rawCounty = ({ tabs }: County): RawCounty => ({
  tabs: (Object.keys(HEADERS) as TabName[])
    .filter((name) => name !== '病例')
    .map((name) => rawTab(name, tabs[name])),
  cases: [rawTab('病例', tabs['病例'])],
});

export interface Loaded {
  readonly area: Area;
  readonly digest: Digest;
  readonly cases: ReadCases & { readonly results: CaseResults };
  readonly tabDigests: TabDigests;
  readonly basis: TabDigests;
  readonly inputDigest: string;
  /** What phase 1 alone can tell: a digest carries it, for whoever settles sees the other tabs again */
  readonly caseFindings: readonly Finding[];
}

/** Phase 1 in memory, as desk/input.ts does it on files. `undefined` when a finding blocks. */
export async function tryLoad(
  { tabs, cases: sources }: RawCounty,
  period: Period,
  list: FindingList,
): Promise<Loaded | undefined> {
  const clocks = { lawDate: lastDay(period), knownAt: KNOWN_AT };
  const opened = await openInput(tabs, clocks, list.report, { casesElsewhere: true });
  const { area } = opened;
  const caseFindings: Finding[] = [];
  const report: Report = (found) => {
    caseFindings.push(found);
    list.report(found);
  };
  const cases = await readAllCases(sources, opened, report);
  if (!area || list.blocked) return undefined;
  const { results, digest } = digestCases(cases, area, report);
  const digests = { ...tabDigests(area.tables, sha256), 病例: casesDigest(cases.table, sha256) };
  return {
    area,
    digest,
    cases: { ...cases, results },
    tabDigests: digests,
    basis: caseBasis(area, sha256),
    inputDigest: inputDigest(digests, sha256),
    caseFindings,
  };
}

/** @throws Error when a finding blocks. */
export async function load(raw: RawCounty, period: Period): Promise<Loaded> {
  const list = new FindingList();
  const loaded = await tryLoad(raw, period, list);
  if (!loaded) throw new Error(list.all.map(({ message }) => message).join('\n'));
  return loaded;
}

export type Figures = ReturnType<typeof settlementFigures>;

/** All that a period comes to, as text where bytes matter. */
export interface Outcome {
  /** Absent when a pool has no points */
  readonly settlement: Settlement | undefined;
  readonly figures: Figures | undefined;
  readonly bytes: string;
  readonly resultDigest: string;
  readonly inputDigest: string;
  readonly lines: string;
}

export async function outcome(loaded: Loaded, period: Period): Promise<Outcome> {
  const list = new FindingList();
  const settlement = settle(loaded.area, loaded.digest, period, list.report);
  const blocking = list.all.filter(({ severity }) => severity === 'block').map(({ code }) => code);
  // A pool without points is the one refusal a valid county can still meet.
  const expected = settlement ? [] : blocking.map(() => 'POINTS_ZERO');
  if (String(blocking) !== String(expected)) throw new Error(`refused: ${blocking.join()}`);
  const figures = settlement && settlementFigures(settlement);
  const bytes = canonicalJson(figures ?? null);
  let lines = '';
  const { table, results } = loaded.cases;
  for await (const line of caseLines(table, results, period, loaded.digest.decimals)) lines += line;
  const resultDigest = hashOf(sha256, bytes);
  return { settlement, figures, bytes, resultDigest, inputDigest: loaded.inputDigest, lines };
}

export const settleCounty = async (county: County, period: Period): Promise<Outcome> =>
  outcome(await load(rawCounty(county), period), period);

export const yearOf = ({ year }: County): Period => ({ kind: 'year', year });
export const monthPeriod = ({ year }: County, month: string): Period => ({ kind: 'month', year, month });
