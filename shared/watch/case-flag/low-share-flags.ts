import { sumFen } from '../../money/fen.ts';
import { lowCost } from '../../rules/supervision/case-flag/low-cost.ts';
import { lowShare } from '../../rules/supervision/case-flag/low-share.ts';
import { placeInTime } from '../cases/low-cases.ts';
import type { Flag } from '../flag.ts';
import type { WatchContext } from '../part.ts';

/** 低費用病例佔比過高的機構，每月一條；其病例已逐例列出。 */
export function lowShareFlags({ area, cases, use }: WatchContext): readonly Flag[] {
  const rule = use(lowShare);
  const all = new Map<string, number>();
  for (const { institution, month, cases: count } of cases.cells) {
    const place = placeInTime(institution, month);
    all.set(place, (all.get(place) ?? 0) + count);
  }
  const low = cases.flags.filter((flag) => flag.rule === lowCost.id);
  const byPlace = Map.groupBy(low, ({ institution, month }) => placeInTime(institution, month));
  return [...byPlace].flatMap(([place, flags]) => {
    const facts = { low: flags.length, cases: all.get(place)!, params: area.params };
    if (!(rule.when?.(facts) ?? true)) return [];
    const { institution, month } = flags[0]!;
    return {
      rule: rule.id,
      subject: { kind: 'volume', item: lowCost.title, period: month },
      institution,
      month,
      ...rule.apply(facts),
      amount: sumFen(flags.map(({ amount }) => amount)),
    };
  });
}
