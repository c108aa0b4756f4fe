import type { Context } from '../functions/context.ts';
import type { CaseContext } from '../functions/gateways/attached-cases.ts';
import { isoToday } from '../functions/gateways/clock.ts';
import { areaConfig } from '../functions/runs/area.ts';
import { INPUT_TABS } from '../functions/runs/inputs.ts';
import { FindingList } from '../shared/findings/finding-list.ts';
import { openInput } from '../shared/settle/run.ts';

/**
 * The tabs of an area as they are now, under the law of their year's end: in most years that of all its months.
 * `undefined` where there is no table yet that cases could be held against.
 */
export async function caseContext(
  { store, workbooks, clock }: Context,
  area: string,
): Promise<Pick<CaseContext, 'area' | 'checks'> | undefined> {
  const { bureauFile } = await areaConfig(store, area);
  const { tabs } = await workbooks.read(bureauFile, INPUT_TABS);
  const list = new FindingList();
  const clocks = { knownAt: isoToday(clock) };
  const { area: read, checks } = await openInput(tabs, clocks, list.report, { casesElsewhere: true });
  if (checks.institutions.size === 0 || checks.groups.size === 0) return undefined;
  return { area: list.blocked ? undefined : read, checks };
}
