import { formatUnits } from '../../../money/decimal-text.ts';
import { formatYuan } from '../../../money/fen.ts';
import type { Fraction } from '../../../money/fraction.ts';
import { roundTo } from '../../../money/round.ts';
import { LEVELS } from '../../../sheets/tabs/values.ts';
import type { MethodContext } from '../method.ts';
import type { PolicyRow } from './check.ts';

export const percent = (ratio: Fraction): string => `${formatUnits(roundTo(ratio, 4), 2)}%`;

const RANK = LEVELS.map(({ hant }) => hant);
const rankOf = ({ level }: PolicyRow): number => (level === null ? RANK.length : RANK.indexOf(level));
const before = (a: bigint | string, b: bigint | string): number => (a < b ? -1 : a > b ? 1 : 0);

/** In one order, however the rows stand in the tab: by fund, cover, level, then threshold. */
export const policiesOf = ({ area }: MethodContext): readonly PolicyRow[] =>
  [...area.tables.benefitPolicies].sort(
    (a, b) =>
      before(a.fund, b.fund) ||
      before(a.cover, b.cover) ||
      rankOf(a) - rankOf(b) ||
      before(a.deductible, b.deductible),
  );

/** `職工門診二級`, `居民大病保險（20000.00 元起）`. */
export function nameOf({ fund, cover, level, deductible }: PolicyRow): string {
  const band = cover === '大病保險' ? `（${formatYuan(deductible)} 元起）` : '';
  return `${fund}${cover}${level ?? band}`;
}
