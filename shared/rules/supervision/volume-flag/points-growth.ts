import { setting, traced } from '../../../law/trace.ts';
import { compare, type Fraction, minus, ONE, over, plus, ZERO } from '../../../money/fraction.ts';
import type { VolumeRule, VolumeSettings } from './facts.ts';

/** Points of an institution this year so far, and of all of last year. */
export interface TwoYears {
  readonly points: Fraction;
  /** Above 0 */
  readonly lastYear: Fraction;
}

export interface PointsGrowthFacts extends VolumeSettings<'watch.points.growth'> {
  readonly own: TwoYears;
  /** Its level in the same fund, itself included */
  readonly level: readonly TwoYears[];
}

const sum = (values: readonly Fraction[]): Fraction => values.reduce(plus, ZERO);

/** 點數增長：點數比上年的增長快於同級機構的平均，超過的部分達到界限，提示核查。 */
export const pointsGrowth: VolumeRule<PointsGrowthFacts> = {
  id: 'volume-points-growth',
  title: '點數增長高於同級',
  step: 'volumeFlag',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        { instrument: 'ZJ25', article: '第十項', grade: '待核' },
        { instrument: 'practice', grade: '待核' },
      ],
      interpretation:
        '與同級平均相比取自浙江 2025 的增長調控，這裡只作提示，不核減。平均為 Σ本年 ÷ Σ上年；年中以年初至今的點數與上年全年相比，' +
        '各機構月份相同，兩比之比不受影響。只有一家的等級沒有平均可比。',
      formula: '(P ÷ L) ÷ (ΣP ÷ ΣL) − 1 ≥ 界限',
      apply: ({ own, level, params }, trace) => {
        const [points, lastYear] = [
          sum(level.map((one) => one.points)),
          sum(level.map((one) => one.lastYear)),
        ];
        if (level.length < 2 || points.n === 0n) return undefined;
        const limit = params['watch.points.growth'];
        const value = minus(over(over(own.points, own.lastYear), over(points, lastYear)), ONE);
        trace?.({
          rule: 'volume-points-growth',
          formula: '(P ÷ L) ÷ (M ÷ N) − 1',
          inputs: {
            P: traced(own.points, '點', '本年點數'),
            L: traced(own.lastYear, '點', '上年點數'),
            M: traced(points, '點', '同級本年點數合計'),
            N: traced(lastYear, '點', '同級上年點數合計'),
            t: setting(limit, '界限', 'watch.points.growth'),
          },
          result: traced(value),
        });
        return { value, limit, raised: compare(value, limit) >= 0 };
      },
    },
  ],
};
