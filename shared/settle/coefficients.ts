import { codeHint } from '../cases/check-case.ts';
import { finding, type Report } from '../findings/finding.ts';
import { ANY, type CoefficientLine } from '../rules/coefficient/lookup.ts';
import { closedValue } from '../sheets/read-cell.ts';
import type { Places } from '../sheets/read-tables.ts';
import type { Tables } from '../sheets/tabs/settlement-tabs.ts';
import { LEVELS } from '../sheets/tabs/values.ts';

/** The 差異係數 tab: known groups and institutions, levels in their Traditional form, no pair twice. */
export function readCoefficients(
  tables: Tables,
  places: Places,
  groups: ReadonlyMap<string, unknown>,
  institutions: ReadonlyMap<string, unknown>,
  report: Report,
): readonly CoefficientLine[] {
  const seen = new Map<string, number>();
  return tables.coefficients.map(({ group, target, value, row }) => {
    const level = closedValue(target, LEVELS);
    if (group !== ANY && !groups.has(group)) {
      const where = places.coefficients(row, 'group');
      report(finding('GROUP_UNKNOWN', where, { text: group, hint: codeHint(group, groups) }));
    }
    if (target !== ANY && level === undefined && !institutions.has(target)) {
      const where = places.coefficients(row, 'target');
      const hint = codeHint(target, institutions);
      report(finding('COEFFICIENT_TARGET_UNKNOWN', where, { text: target, hint }));
    }
    const line = { group, target: level ?? target, value };
    const pair = `${line.group}＋${line.target}`;
    const other = seen.get(pair);
    if (other !== undefined) {
      const values = { header: '病組與機構或等級', text: pair, other };
      report(finding('CODE_DUPLICATE', places.coefficients(row, 'target'), values));
    }
    seen.set(pair, row);
    return line;
  });
}
