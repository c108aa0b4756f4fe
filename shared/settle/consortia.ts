import { type Fen, fen } from '../money/fen.ts';
import type { Area } from './area.ts';
import {
  type ConsortiumStatement,
  FUND_ORDER,
  type InstitutionStatement,
  type StatementMoney,
} from './settlement.ts';

const add = (a: Fen, b: Fen): Fen => fen(a + b);

/** The sums of each consortium's members, which is what is transferred to its lead institution; by fund, then code. */
export function consortiumStatements(
  institutions: readonly InstitutionStatement[],
  area: Area,
): readonly ConsortiumStatement[] {
  return FUND_ORDER.flatMap((fund) =>
    [...area.consortia.keys()].sort().flatMap((code) => {
      const members = institutions.filter(
        (line) => line.fund === fund && area.institutions.get(line.code)?.consortium === code,
      );
      if (members.length === 0) return [];
      const sum = (field: keyof StatementMoney) => members.map((line) => line[field]).reduce(add);
      return [
        {
          code,
          fund,
          gross: sum('gross'),
          byItemFund: sum('byItemFund'),
          patientAndOther: sum('patientAndOther'),
          leftPool: sum('leftPool'),
          due: sum('due'),
          prepayment: sum('prepayment'),
          prepaid: sum('prepaid'),
          adjustments: sum('adjustments'),
          clearing: sum('clearing'),
        },
      ];
    }),
  );
}
