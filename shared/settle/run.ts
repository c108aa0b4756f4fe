import { CaseTable } from '../cases/case-table.ts';
import { type CaseChecks, checkCase } from '../cases/check-case.ts';
import { type CaseResults, classify } from '../cases/classify.ts';
import { type Digest, sumCases } from '../cases/digest.ts';
import { reportDuplicates } from '../cases/duplicates.ts';
import type { Report } from '../findings/finding.ts';
import type { AskedClocks } from '../law/dated.ts';
import type { RawTab } from '../sheets/raw.ts';
import { definedPlaces, type PlaceOf, type TabReader } from '../sheets/read-tab.ts';
import { readCases, readTables, type Workbook } from '../sheets/read-tables.ts';
import { casesTab } from '../sheets/tabs/case-tabs.ts';
import { WatchReader } from '../watch/cases/read-watch.ts';
import { WatchTable } from '../watch/cases/watch-table.ts';
import { type Area, type Prepared, prepareArea } from './area.ts';
import type { Period } from './settlement.ts';

/** The last day of a period: whose law applies unless a run says otherwise. */
export function lastDay(period: Period): string {
  if (period.kind === 'year') return `${period.year}-12-31`;
  const end = new Date(Date.UTC(period.year, Number(period.month), 0));
  return end.toISOString().slice(0, 10);
}

/** An input with its tabs read and checked against each other; cases still to come. */
export interface OpenInput extends Prepared {
  readonly workbook: Workbook;
}

export async function openInput(
  raws: readonly RawTab[],
  clocks: AskedClocks,
  report: Report,
  options: { readonly casesElsewhere: boolean },
): Promise<OpenInput> {
  const workbook = await readTables(raws, report, options);
  return { workbook, ...prepareArea(workbook, clocks, report) };
}

/** The case rows of an input, every one checked. */
export interface ReadCases {
  readonly table: CaseTable;
  readonly places: PlaceOf<typeof casesTab>;
  /** Row by row beside the table, where it was asked for */
  readonly watched?: WatchTable;
}

/** Reads and checks the case rows of one or more files, any of which may be a shard of the year. */
export async function readAllCases(
  sources: readonly RawTab[],
  opened: { readonly checks: CaseChecks } | undefined,
  report: Report,
  onRow?: (rows: number) => void,
  options: { readonly watch?: boolean | undefined } = {},
): Promise<ReadCases> {
  const table = new CaseTable();
  const watched = options.watch ? new WatchTable() : undefined;
  const checks = opened?.checks;
  let places = definedPlaces(casesTab);
  for (const source of sources) {
    let watching: WatchReader | undefined;
    places = await readCases(source, report, (row, place, raw, reader) => {
      if (checks) for (const found of checkCase(row, place, checks)) report(found);
      table.add(row);
      if (watched) {
        watching ??= openWatch(watched, reader, report);
        watched.add(watching.read(raw, row.total));
      }
      onRow?.(table.size);
    });
  }
  reportDuplicates(table, report, places);
  return { table, places, ...(watched && { watched }) };
}

function openWatch(
  watched: WatchTable,
  { headerRow, beside }: Pick<TabReader<typeof casesTab>, 'headerRow' | 'beside'>,
  report: Report,
): WatchReader {
  const reader = new WatchReader(headerRow, beside, report);
  watched.addColumns(reader.columns);
  return reader;
}

/** Phase 1 on checked cases. */
export function digestCases(
  cases: ReadCases,
  area: Area,
  report: Report,
): { readonly results: CaseResults; readonly digest: Digest } {
  const results = classify(cases.table, area, report, cases.places);
  return { results, digest: sumCases(cases.table, results, area) };
}
