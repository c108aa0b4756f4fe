import type { Digest } from '../../shared/cases/digest.ts';
import { FindingList } from '../../shared/findings/finding-list.ts';
import { type Forecast, forecastYear } from '../../shared/forecast/forecast.ts';
import type { Area } from '../../shared/settle/area.ts';
import { digestCases, openInput, readAllCases } from '../../shared/settle/run.ts';

export type Tabs = Iterable<readonly [name: string, rows: readonly (readonly string[])[]]>;

export interface Opened {
  readonly area: Area;
  readonly digest: Digest;
  readonly list: FindingList;
}

/** Tabs read, checked and digested under the law of the year's end. */
export async function open(tabs: Tabs): Promise<Opened> {
  const list = new FindingList();
  const raws = [...tabs].map(([name, rows]) => ({
    name,
    rows: rows.map((cells, index) => ({ row: index + 1, cells: [...cells] })),
  }));
  const opened = await openInput(raws, { knownAt: '2026-11-23' }, list.report, { casesElsewhere: false });
  const cases = await readAllCases([opened.workbook.cases!], opened, list.report);
  if (!opened.area || list.blocked) throw new Error(JSON.stringify(list.all.slice(0, 3)));
  const { digest } = digestCases(cases, opened.area, list.report);
  return { area: opened.area, digest, list };
}

export function forecastOf({ area, digest, list }: Opened, through: string): Forecast {
  const forecast = forecastYear(area, digest, through, list.report);
  if (!forecast) throw new Error(JSON.stringify(list.all.filter(({ severity }) => severity === 'block')));
  return forecast;
}

/** The codes and messages that are told. */
export const told = ({ list }: Opened): readonly string[] =>
  list.all.map(({ code, message }) => `${code} ${message}`);
