import type { Rule } from '../../../law/rule.ts';
import { compare, type Fraction } from '../../../money/fraction.ts';
import type { Direction } from '../../../sheets/tabs/appraisal-tabs.ts';

export interface TrendFacts {
  /** By month, January first; `undefined`: no value */
  readonly months: readonly (Fraction | undefined)[];
  readonly direction: Direction | null;
}

export interface Trend {
  readonly kind: '升' | '降' | '平';
  /** How many months in a row, the latest last */
  readonly run: number;
  /** `undefined` where there is no better and no worse */
  readonly better: boolean | undefined;
}

/** 趨勢：最近一個有數的月與其前一個有數的月相比，並數連續同向的月數。 */
export const monthTrend: Rule<TrendFacts, Trend | undefined, 'indicator'> = {
  id: 'indicator-trend',
  title: '月度趨勢',
  step: 'indicator',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        {
          instrument: 'Z12',
          article: '二（三）12',
          quote: '事前預算告知、每月數據分析、年中重點約談、全程跟蹤監管',
          grade: '推定',
        },
      ],
      interpretation: '文本要求每月分析而未寫方法；取逐月相比，沒有數的月跳過，不作季節調整。',
      formula: 'sign(vₙ − vₙ₋₁)，連續同號的月數',
      apply: ({ months, direction }) => {
        const values = months.filter((value) => value !== undefined);
        const signs = values.slice(1).map((value, index) => compare(value, values[index]!));
        const last = signs.at(-1);
        if (last === undefined) return undefined;
        const broken = signs.findLastIndex((sign) => sign !== last);
        return {
          kind: last > 0 ? '升' : last < 0 ? '降' : '平',
          run: signs.length - 1 - broken,
          better: direction === null || last === 0 ? undefined : last > 0 === (direction === '越高越好'),
        };
      },
    },
  ],
};
