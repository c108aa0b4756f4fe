import { type Fen, fen, NO_MONEY } from '../../money/fen.ts';
import { fraction, over, plus, times, ZERO } from '../../money/fraction.ts';
import { type CaseMix, cmiJump } from '../../rules/supervision/case-flag/cmi-jump.ts';
import type { Area } from '../../settle/area.ts';
import type { Flag } from '../flag.ts';
import type { WatchContext } from '../part.ts';

/** An institution's cases of general groups, of one month or of several. */
interface MixSums {
  readonly cases: number;
  readonly points: CaseMix['cmi'];
  readonly total: Fen;
  readonly days: number;
}

const NOTHING: MixSums = { cases: 0, points: ZERO, total: NO_MONEY, days: 0 };

const together = (a: MixSums, b: MixSums): MixSums => ({
  cases: a.cases + b.cases,
  points: plus(a.points, b.points),
  total: fen(a.total + b.total),
  days: a.days + b.days,
});

const mixOf = ({ cases, points, total, days }: MixSums): CaseMix => {
  const count = fraction(BigInt(cases));
  return {
    cmi: over(points, times(count, fraction(100n))),
    meanCost: over(fraction(total), count),
    meanDays: over(fraction(BigInt(days)), count),
  };
};

/** 各機構的 CMI 與自身同年先前各月相比，本期各月突升而費用與住院日不變的各一條。 */
export function caseMixFlags(context: WatchContext): readonly Flag[] {
  const { area, period } = context;
  const flags: Flag[] = [];
  for (const [institution, months] of sumsByMonth(context)) {
    let before: MixSums = NOTHING;
    let countedMonths = 0;
    for (const [month, sums] of [...months].sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (sums.cases < area.params['watch.cmi.cases']) continue;
      const mine = period.kind === 'year' || month === period.month;
      if (mine && countedMonths >= area.params['watch.cmi.months']) {
        flags.push(...raised(institution, `${period.year}-${month}`, sums, before, context));
      }
      before = together(before, sums);
      countedMonths++;
    }
  }
  return flags;
}

function raised(
  institution: string,
  month: string,
  sums: MixSums,
  before: MixSums,
  { area, use }: WatchContext,
): readonly Flag[] {
  const rule = use(cmiJump);
  if (before.points.n === 0n || before.total === 0n) return [];
  const facts = { month: mixOf(sums), before: mixOf(before), params: area.params };
  if (!(rule.when?.(facts) ?? true)) return [];
  const subject = { kind: 'volume', item: 'CMI', period: month } as const;
  return [{ rule: rule.id, subject, institution, month, ...rule.apply(facts), amount: sums.total }];
}

function sumsByMonth({ area, digest }: WatchContext): ReadonlyMap<string, Map<string, MixSums>> {
  const byInstitution = new Map<string, Map<string, MixSums>>();
  for (const cell of digest.cells) {
    const points = generalPoints(area, cell.group);
    if (!points) continue;
    const months = byInstitution.get(cell.institution) ?? new Map<string, MixSums>();
    byInstitution.set(cell.institution, months);
    const { cases, total, days } = cell;
    const sums = { cases, points: times(points, fraction(BigInt(cases))), total, days };
    months.set(cell.month, together(months.get(cell.month) ?? NOTHING, sums));
  }
  return byInstitution;
}

const generalPoints = ({ groups }: Area, code: string): CaseMix['cmi'] | undefined => {
  const group = groups.get(code);
  return group?.kind === '一般' ? group.basePoints : undefined;
};
