import type { CaseFacts } from '../rules/case/facts.ts';
import type { Area } from '../settle/area.ts';
import type { CaseTable } from './case-table.ts';

/** What the rules of a single case look at, of one row of a checked table. */
export function factsOf(table: CaseTable, index: number, area: Area): CaseFacts {
  const row = table.at(index);
  const institution = area.institutions.get(row.institution)!;
  const group = area.groups.get(row.group);
  return {
    total: row.total,
    unreasonable: row.unreasonable,
    days: Math.max(1, row.discharge - row.admission),
    daySurgery: row.daySurgery,
    group,
    level: institution.level,
    coefficient: area.coefficients.lookup(group, institution),
    areaMeanCost: area.areaMeanCost,
    params: area.params,
  };
}
