import type { Rule } from '../../law/rule.ts';
import { traced } from '../../law/trace.ts';
import { sumOf } from '../../money/common-unit.ts';
import { compare, type Fraction, ONE, over, smaller, times } from '../../money/fraction.ts';

export interface CeilingFacts {
  /** Equivalents counted, by institution */
  readonly counted: ReadonlyMap<string, Fraction>;
  /** The most bought of an institution; one that is not named has no limit of its own */
  readonly limits: ReadonlyMap<string, Fraction>;
  /** The most bought of all together; `undefined`: no limit */
  readonly areaLimit: Fraction | undefined;
}

/** 購買上限：各機構的當量以其上限為限；全縣合計超過上限的，各機構按比例核減。 */
export const purchaseCeiling: Rule<CeilingFacts, ReadonlyMap<string, Fraction>, 'equivalents'> = {
  id: 'equivalents-ceiling',
  title: '購買上限',
  step: 'equivalents',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        {
          instrument: 'HY',
          article: '保障是根本',
          quote: '設置購買上限，對基本醫療服務當量增長幅度進行合理控制',
          grade: '原文',
        },
      ],
      interpretation: '文本未寫上限的算法；全縣超限時按各機構當量的比例核減。',
      formula: 'min(當量, 機構上限) × min(1, 全縣上限 ÷ Σ)',
      apply: ({ counted, limits, areaLimit }, trace) => {
        const own = new Map(
          [...counted].map(([code, amount]) => {
            const limit = limits.get(code);
            return [code, limit ? smaller(amount, limit) : amount];
          }),
        );
        const sum = sumOf(own.values());
        const exceeded = areaLimit !== undefined && compare(sum, areaLimit) > 0;
        const kept = exceeded ? over(areaLimit, sum) : ONE;
        const bought = new Map([...own].map(([code, amount]) => [code, times(amount, kept)]));
        for (const [code, amount] of counted) {
          const limit = limits.get(code);
          const within = limit ? 'min(E, l)' : 'E';
          trace?.({
            rule: 'equivalents-ceiling',
            part: code,
            formula: exceeded ? `${within} × L ÷ S` : within,
            inputs: {
              E: traced(amount, '', '計入當量'),
              ...(limit && { l: traced(limit, '', '機構購買上限') }),
              ...(exceeded && {
                L: traced(areaLimit, '', '全縣購買上限'),
                S: traced(sum, '', '各機構當量合計'),
              }),
            },
            result: traced(bought.get(code)!),
          });
        }
        return bought;
      },
    },
  ],
};
