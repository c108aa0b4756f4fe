import { formatYuan, yuan } from '../money/fen.ts';
import { fundName, type Settlement, type settlementFigures } from './settlement.ts';

/** One institution's money before and after a correction, in yuan. */
export interface CorrectionLine {
  readonly fund: string;
  readonly code: string;
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly difference: string;
}

/** Institutions whose payable amount a correction changes: a month's prepayment, a year's clearing. */
export function correctionLines(
  before: ReturnType<typeof settlementFigures>['institutions'],
  settlement: Settlement,
  names: ReadonlyMap<string, { readonly name: string }>,
): readonly CorrectionLine[] {
  const field = settlement.period.kind === 'month' ? 'prepayment' : 'clearing';
  const old = new Map(before.map((line) => [`${line.fund}\u0000${line.code}`, line[field] ?? '0.00']));
  const after = new Map(
    settlement.institutions.map((line) => [`${fundName(line.fund)}\u0000${line.code}`, line[field]]),
  );
  return [...new Set([...old.keys(), ...after.keys()])].sort().flatMap((key) => {
    const [fund = '', code = ''] = key.split('\u0000');
    const was = yuan(old.get(key) ?? '0.00');
    const is = after.get(key) ?? yuan('0.00');
    if (was === is) return [];
    const difference = formatYuan((is - was) as typeof is);
    return [
      {
        fund,
        code,
        name: names.get(code)?.name ?? '',
        before: formatYuan(was),
        after: formatYuan(is),
        difference,
      },
    ];
  });
}
