import { codeHint } from '../cases/check-case.ts';
import { finding, type Report } from '../findings/finding.ts';
import { ANY } from '../rules/coefficient/lookup.ts';
import { closedValue } from '../sheets/read-cell.ts';
import type { Places } from '../sheets/read-tables.ts';
import type { Tables } from '../sheets/tabs/settlement-tabs.ts';
import { LEVELS, type Level } from '../sheets/tabs/values.ts';
import { byUniqueCode } from './unique.ts';

export interface Institution {
  readonly code: string;
  readonly name: string;
  readonly level: Level;
  /** `undefined`: member of no consortium */
  readonly consortium: string | undefined;
  readonly primaryCare: boolean;
}

export interface Consortium {
  readonly code: string;
  readonly name: string;
  readonly lead: string | undefined;
}

/** The institutions and consortia of the area, each naming the other correctly. */
export function readInstitutions(
  tables: Tables,
  places: Places,
  report: Report,
): {
  readonly institutions: ReadonlyMap<string, Institution>;
  readonly consortia: ReadonlyMap<string, Consortium>;
} {
  const consortia = byUniqueCode(tables.consortia, places.consortia, report);
  const institutions = byUniqueCode(tables.institutions, places.institutions, report);
  for (const { code, row, consortium } of institutions.values()) {
    if (code === ANY || closedValue(code, LEVELS)) {
      report(finding('CODE_RESERVED', places.institutions(row, 'code'), { header: '編碼', text: code }));
    }
    if (consortium !== null && !consortia.has(consortium)) {
      const where = places.institutions(row, 'consortium');
      report(
        finding('CONSORTIUM_UNKNOWN', where, { text: consortium, hint: codeHint(consortium, consortia) }),
      );
    }
  }
  for (const { code, lead, row } of consortia.values()) {
    if (lead === null) continue;
    const member = institutions.get(lead);
    const where = places.consortia(row, 'lead');
    if (!member) {
      report(finding('INSTITUTION_UNKNOWN', where, { text: lead, hint: codeHint(lead, institutions) }));
    } else if (member.consortium !== code) {
      report(finding('CONSORTIUM_LEAD_OUTSIDE', where, { text: code, lead }));
    }
  }
  return {
    institutions: new Map(
      [...institutions].map(([code, { name, level, consortium, primaryCare }]) => [
        code,
        { code, name, level, consortium: consortium ?? undefined, primaryCare },
      ]),
    ),
    consortia: new Map(
      [...consortia].map(([code, { name, lead }]) => [code, { code, name, lead: lead ?? undefined }]),
    ),
  };
}
