import { finding, type Report } from '../findings/finding.ts';
import { ZERO } from '../money/fraction.ts';
import type { Group } from '../rules/case/facts.ts';
import { ANY } from '../rules/coefficient/lookup.ts';
import type { Places } from '../sheets/read-tables.ts';
import type { GroupRow } from '../sheets/tabs/settlement-tabs.ts';

/** What base data gives a group whose values the 病組 tab leaves blank. */
export type ComputedGroup = Pick<Group, 'kind' | 'basePoints' | 'meanCost'>;

/**
 * The groups with their values in force: the 病組 tab's own, else computed ones. `priced` are bed-day groups to which
 * the 床日標準 tab gives points in every institution; they need none of their own.
 */
export function readGroups(
  rows: ReadonlyMap<string, GroupRow>,
  computed: ReadonlyMap<string, ComputedGroup>,
  priced: ReadonlySet<string>,
  places: Places,
  report: Report,
): ReadonlyMap<string, Group> {
  return new Map(
    [...rows].map(([code, row]) => {
      if (code === ANY) {
        report(finding('CODE_RESERVED', places.groups(row.row, 'code'), { header: '編碼', text: code }));
      }
      const group = groupOf(row, computed.get(code));
      if (!priced.has(code)) checkValues(row, group, places, report);
      return [code, group];
    }),
  );
}

const groupOf = (row: GroupRow, computed: ComputedGroup | undefined): Group => ({
  code: row.code,
  name: row.name ?? '',
  kind: computed?.kind ?? row.kind,
  basePoints: row.basePoints ?? computed?.basePoints ?? ZERO,
  meanCost: row.meanCost ?? computed?.meanCost,
  noCoefficient: row.noCoefficient,
  upperMultiple: row.upperMultiple ?? undefined,
});

const HEADERS = { basePoints: '基準點數', meanCost: '次均費用' } as const;

/** A general group needs P and c̄_g, a bed-day group its daily points; neither may be zero. */
function checkValues(row: GroupRow, group: Group, places: Places, report: Report): void {
  const { code, kind } = group;
  const columns = kind === '一般' ? (['basePoints', 'meanCost'] as const) : (['basePoints'] as const);
  if (kind !== '一般' && kind !== '床日') return;
  for (const column of columns) {
    const value = column === 'basePoints' ? group.basePoints.n : (group.meanCost ?? 0n);
    if (value !== 0n) continue;
    const where = places.groups(row.row, column);
    const header = HEADERS[column];
    report(
      row[column] === null
        ? finding('GROUP_VALUE_MISSING', where, { kind, code, header })
        : finding('GROUP_VALUE_ZERO', where, { code, header }),
    );
  }
}
