import type { Context } from '../../functions/context.ts';
import type { SettledInput } from '../../functions/jobs/settled.ts';
import { CASES_DETAIL, CASES_FILE, loadInput } from '../../functions/runs/inputs.ts';
import type { Run } from '../../functions/runs/run.ts';
import type { Finding } from '../../shared/findings/finding.ts';
import type { Area } from '../../shared/settle/area.ts';
import type { Period } from '../../shared/settle/settlement.ts';
import { monthOf } from '../../shared/sheets/calendar.ts';
import type { RawTab } from '../../shared/sheets/raw.ts';
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
  context: Pick<Context, 'store' | 'attachedCases'>,
  run: Run,
  { area, findings, settlement: { period } }: Extract<SettledInput, { ok: true }>,
): Promise<ReadonlyMap<string, readonly Finding[]>> {
  const asked = new Set(findings.map(({ where }) => placeOf(where.tab, where.row)));
  const rows = rowsOf(area).filter(([tab, { row }]) => asked.has(placeOf(tab, row)));
  const numbers = new Set(rows.flatMap(([, row]) => row.case ?? []));
  const wantsCases =
    numbers.size > 0 || findings.some(({ where }) => where.tab === CASES || where.tab === CASES_FILE);
  const cases = wantsCases ? await ownersOfCases(context, run, period, asked, numbers) : NO_CASES;

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
  context: Pick<Context, 'store' | 'attachedCases'>,
  run: Run,
  period: Period,
  asked: ReadonlySet<string>,
  numbers: ReadonlySet<string>,
): Promise<CaseOwners> {
  const { name, tab } = await caseTab(context, run);
  const byPlace = new Map<string, string>();
  const byNumber = new Map<string, string>();
  if (!tab) return NO_CASES;
  await readCases(tab, nothing, ({ row, case: number, institution, discharge }) => {
    if (period.kind === 'month' && monthOf(discharge).slice(5) !== period.month) return;
    const place = placeOf(name, row);
    if (asked.has(place)) byPlace.set(place, institution);
    if (numbers.has(number)) byNumber.set(number, institution);
  });
  return { byPlace, byNumber };
}

/** The case rows of a run, and how findings name where they stand. */
async function caseTab(
  { store, attachedCases }: Pick<Context, 'store' | 'attachedCases'>,
  run: Run,
): Promise<{ readonly name: string; readonly tab: RawTab | undefined }> {
  const file = run.details[CASES_DETAIL];
  if (file !== undefined) {
    return { name: CASES_FILE, tab: (await attachedCases?.open(run.area, file, nothing))?.tab };
  }
  const tabs = await loadInput(store, run);
  return { name: CASES, tab: (await readTables(tabs, nothing, { casesElsewhere: false })).cases };
}
