import { traced } from '../../law/trace.ts';
import { type Fraction, ONE, plus, times, ZERO } from '../../money/fraction.ts';
import type { Component } from '../../sheets/tabs/values.ts';
import type { SchemeParameters } from '../parameters.ts';
import type { CoefficientFacts, CoefficientRule } from './facts.ts';
import { groupMeans, institutionCodes } from './group-means.ts';
import { hospitalRatio } from './hospital.ts';
import { levelRatios } from './level.ts';
import { type Computed, publish } from './published.ts';

/** 多要素加權的差異係數：等級、歷史費用、CMI、人次人頭比、個人負擔各係數按權重相加。 */
export const weightedCoefficients: CoefficientRule = {
  id: 'coefficient-weighted',
  title: '差異係數（多要素加權）',
  step: 'coefficient',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        { instrument: 'ZJ25', article: '第四項', grade: '原文' },
        { instrument: 'ZJdc', article: 'C2', grade: '轉述' },
        { instrument: 'Z21i', article: 'C3', grade: '轉述' },
      ],
      interpretation:
        '歷史費用係數即醫院係數，機構在該病組沒有歷史病例的取 1（同金華 2017 的新增病組）；等級係數缺值時由相鄰等級推得；' +
        '兩者取裁剪後保留的病例，各年合併。CMI、人次人頭比、個人負擔取係數要素表所列、已換算為係數的數值，方向由製表者確定。' +
        '各要素不先約整，相加後約整一次。沒有歷史病例的病組不列入表內，查找時為 1；缺少要素的機構在檢查時即被阻斷，亦不列入。',
      formula: 'k = Σ 權重 × 要素係數',
      when: ({ params }) => params['coefficient.method'] === 'weighted',
      apply: (facts, trace) => {
        const institutions = institutionCodes(facts.institutions).flatMap((code) => {
          const areaWide = areaWideParts(code, facts);
          return areaWide ? [{ code, level: facts.institutions.get(code)!.level, areaWide }] : [];
        });
        return groupMeans(facts).flatMap((means) => {
          const levels = levelRatios(means);
          if (levels.size === 0) return [];
          return institutions.map(({ code, level, areaWide }) => {
            const own: readonly Part[] = [
              {
                symbol: '等級',
                weight: facts.params['coefficient.weight.level'],
                value: levels.get(level)!.exact,
              },
              {
                symbol: '歷史',
                weight: facts.params['coefficient.weight.history'],
                value: hospitalRatio(means, code) ?? ONE,
              },
            ];
            const computed = sumOf([...own, ...areaWide]);
            const value = publish(trace, 'coefficient-weighted', computed, facts.params);
            return { group: means.group, target: code, value };
          });
        });
      },
    },
  ],
};

/** The components that the 係數要素 tab gives, each with the parameter of its weight. */
export const GIVEN_COMPONENTS = [
  ['CMI', 'coefficient.weight.cmi'],
  ['人次人頭比', 'coefficient.weight.visits'],
  ['個人負擔', 'coefficient.weight.burden'],
] as const satisfies readonly (readonly [Component, keyof SchemeParameters])[];

interface Part {
  readonly symbol: string;
  readonly weight: Fraction;
  readonly value: Fraction;
}

/** What an institution has in every group alike; `undefined` when a component with a weight has no value. */
function areaWideParts(code: string, { components, params }: CoefficientFacts): readonly Part[] | undefined {
  const parts: Part[] = [];
  for (const [symbol, key] of GIVEN_COMPONENTS) {
    const weight = params[key];
    if (weight.n === 0n) continue;
    const value = components.get(code)?.get(symbol);
    if (!value) return undefined;
    parts.push({ symbol, weight, value });
  }
  return parts;
}

const sumOf = (parts: readonly Part[]): Computed => ({
  exact: parts.reduce((sum, { weight, value }) => plus(sum, times(weight, value)), ZERO),
  explain: () => ({
    formula: parts.map(({ symbol }) => `w_${symbol} × ${symbol}`).join(' + '),
    inputs: Object.fromEntries(
      parts.flatMap(({ symbol, weight, value }) => [
        [`w_${symbol}`, traced(weight)],
        [symbol, traced(value)],
      ]),
    ),
  }),
});
