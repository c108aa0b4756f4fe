import { traced } from '../../law/trace.ts';
import { type Fraction, fraction, times } from '../../money/fraction.ts';
import type { Level } from '../../sheets/tabs/values.ts';
import type { CoefficientRule } from './facts.ts';
import { type GroupMeans, groupMeans, meanRatio } from './group-means.ts';
import { type Computed, meanCost, publish } from './published.ts';

/** 等級係數：該等級各機構在該病組的次均費用與全區域該病組次均費用之比；缺值的等級由相鄰等級推得。 */
export const levelCoefficients: CoefficientRule = {
  id: 'coefficient-level',
  title: '差異係數（等級係數）',
  step: 'coefficient',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'ZG', article: 'C3', grade: '轉述' }],
      interpretation:
        '等級取三級、二級、一級、社區四等（自貢為甲乙五等）。缺值的等級先只看相鄰等級由病例算得的值：有上一等級的取其 90%，' +
        '否則有下一等級的取其 110%；仍缺的等級再以同一規則由剛推得的值逐輪推得，直至四等俱全。推算用未約整的值，最後各約整一次。' +
        '取裁剪後保留的病例，各年合併，不加年度權重。',
      formula: 'k = c̄_{l,g} ÷ c̄_g；缺值：0.9 × k_上 或 1.1 × k_下',
      when: ({ params }) => params['coefficient.method'] === 'level',
      apply: (facts, trace) =>
        groupMeans(facts).flatMap((means) =>
          [...levelRatios(means)].map(([level, computed]) => ({
            group: means.group,
            target: level,
            value: publish(trace, 'coefficient-level', computed, facts.params),
          })),
        ),
    },
  ],
};

/** From the highest down. */
const LEVELS: readonly Level[] = ['三級', '二級', '一級', '社區'];

const OF_HIGHER = fraction(90n, 100n);
const OF_LOWER = fraction(110n, 100n);

/** Every level's coefficient, not rounded, from the highest down; empty when no level has charges in the group. */
export function levelRatios({ levels, area }: GroupMeans): ReadonlyMap<Level, Computed> {
  let known: ReadonlyMap<Level, Computed> = new Map();
  for (const level of LEVELS) {
    const exact = meanRatio(levels.get(level), area);
    if (!exact) continue;
    const explain = () => ({
      formula: 'c̄_l ÷ c̄_g',
      inputs: { c̄_l: meanCost(levels.get(level)!), c̄_g: meanCost(area) },
    });
    known = new Map([...known, [level, { exact, explain }]]);
  }
  while (known.size > 0 && known.size < LEVELS.length) known = withNeighbours(known);
  return known;
}

/** One round of fallbacks; every level looks only at values known before the round. */
function withNeighbours(known: ReadonlyMap<Level, Computed>): ReadonlyMap<Level, Computed> {
  return new Map(
    LEVELS.flatMap((level, index): [Level, Computed][] => {
      const own = known.get(level);
      if (own) return [[level, own]];
      const higher = known.get(LEVELS[index - 1]!);
      if (higher) return [[level, fallback('0.9 × k_上', OF_HIGHER, 'k_上', higher)]];
      const lower = known.get(LEVELS[index + 1]!);
      return lower ? [[level, fallback('1.1 × k_下', OF_LOWER, 'k_下', lower)]] : [];
    }),
  );
}

const fallback = (formula: string, share: Fraction, symbol: string, neighbour: Computed): Computed => ({
  exact: times(share, neighbour.exact),
  explain: () => ({ formula, inputs: { [symbol]: traced(neighbour.exact) } }),
});
