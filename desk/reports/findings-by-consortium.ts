import type { Store } from '../../functions/gateways/store.ts';
import type { SettledInput } from '../../functions/jobs/settled.ts';
import { loadInput } from '../../functions/runs/inputs.ts';
import type { Run } from '../../functions/runs/run.ts';
import type { Finding } from '../../shared/findings/finding.ts';
import type { Area } from '../../shared/settle/area.ts';
import type { Period } from '../../shared/settle/settlement.ts';
import { monthOf } from '../../shared/sheets/calendar.ts';
import { readCases, readTables } from '../../shared/sheets/read-tables.ts';
import { TABS, type TabKey } from '../../shared/sheets/tabs/settlement-tabs.ts';

/** Columns that say whose a row is. The rows of 醫共體 may name an institution of another and are nobody's. */
interface OwnedRow {
  readonly row: number;
  readonly institution?: string | null;
  /** An institution or a 醫共體 */
  readonly party?: string | null;
  readonly case?: string;
  readonly code?: string;
}

const CASES = TABS.cases.name.hant;
const INSTITUTIONS = TABS.institutions.name.hant;
const nothing = () => {};
const placeOf = (tab: string, row: number | undefined) => `${tab}!${row}`;

/**
 * The findings at rows that belong to the members of a 醫共體, by its code; of a month only those of its own discharges.
 * What concerns the whole area, or a row that nobody's institution can be told of, is for the bureau alone.
 */
export async function findingsByConsortium(
  store: Store,
  run: Run,
  { area, findings, settlement: { period } }: Extract<SettledInput, { ok: true }>,
): Promise<ReadonlyMap<string, readonly Finding[]>> {
  const asked = new Set(findings.map(({ where }) => placeOf(where.tab, where.row)));
  const rows = rowsOf(area).filter(([tab, { row }]) => asked.has(placeOf(tab, row)));
  const numbers = new Set(rows.flatMap(([, row]) => row.case ?? []));
  const wantsCases = numbers.size > 0 || findings.some(({ where }) => where.tab === CASES);
  const cases = wantsCases ? await ownersOfCases(store, run, period, asked, numbers) : NO_CASES;

  const owners = new Map(cases.byPlace);
  for (const [tab, row] of rows) {
    owners.set(
      placeOf(tab, row.row),
      row.case === undefined ? ownerOf(tab, row) : cases.byNumber.get(row.case),
    );
  }
  const consortiumOf = (code: string | null | undefined): string | undefined =>
    area.consortia.has(code ?? '') ? code! : area.institutions.get(code ?? '')?.consortium;
  const groups = Map.groupBy(findings, ({ where }) =>
    consortiumOf(owners.get(placeOf(where.tab, where.row))),
  );
  return new Map([...groups].flatMap(([code, own]) => (code === undefined ? [] : [[code, own] as const])));
}

const ownerOf = (tab: string, { institution, party, code }: OwnedRow): string | null | undefined =>
  tab === INSTITUTIONS ? code : (institution ?? party);

function rowsOf({ tables }: Area): (readonly [string, OwnedRow])[] {
  return (Object.keys(tables) as Exclude<TabKey, 'cases'>[]).flatMap((key) =>
    (tables[key] as readonly OwnedRow[]).map((row) => [TABS[key].name.hant, row] as const),
  );
}

/** The institutions of cases of the period, by their place in 病例 and by their number. */
interface CaseOwners {
  readonly byPlace: ReadonlyMap<string, string | null | undefined>;
  readonly byNumber: ReadonlyMap<string, string>;
}

const NO_CASES: CaseOwners = { byPlace: new Map(), byNumber: new Map() };

async function ownersOfCases(
  store: Store,
  run: Run,
  period: Period,
  asked: ReadonlySet<string>,
  numbers: ReadonlySet<string>,
): Promise<CaseOwners> {
  const tabs = await loadInput(store, run.area, run.inputDigest);
  const { cases } = await readTables(tabs, nothing, { casesElsewhere: false });
  const byPlace = new Map<string, string>();
  const byNumber = new Map<string, string>();
  if (!cases) return NO_CASES;
  await readCases(cases, nothing, ({ row, case: number, institution, discharge }) => {
    if (period.kind === 'month' && monthOf(discharge).slice(5) !== period.month) return;
    const place = placeOf(CASES, row);
    if (asked.has(place)) byPlace.set(place, institution);
    if (numbers.has(number)) byNumber.set(number, institution);
  });
  return { byPlace, byNumber };
}
