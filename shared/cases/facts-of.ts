import type { CaseFacts } from '../rules/case/facts.ts';
import type { CaseRow } from '../sheets/tabs/settlement-tabs.ts';
import type { CaseTable } from './case-table.ts';
import type { PhaseArea } from './phase-area.ts';

/** What the rules of a single case look at, of one row of a checked table. */
export const factsOf = (table: CaseTable, index: number, area: PhaseArea): CaseFacts =>
  factsOfRow(table.at(index), area);

/** The cells of a case that its points depend on. */
type Deciding = Pick<
  CaseRow,
  'institution' | 'group' | 'admission' | 'discharge' | 'total' | 'unreasonable' | 'daySurgery'
>;

/** The same of a row by itself. */
export function factsOfRow(row: Deciding, area: PhaseArea): CaseFacts {
  const institution = area.institutions.get(row.institution)!;
  const group = area.groups.get(row.group);
  return {
    total: row.total,
    unreasonable: row.unreasonable,
    days: Math.max(1, row.discharge - row.admission),
    daySurgery: row.daySurgery,
    group,
    dailyPoints: area.dailyPoints.get(row.group)?.get(row.institution),
    level: institution.level,
    coefficient: area.coefficients.lookup(group, institution),
    areaMeanCost: area.areaMeanCost,
    params: area.params,
  };
}
