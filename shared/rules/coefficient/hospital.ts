import type { CoefficientRule } from './facts.ts';
import { type GroupMeans, groupMeans, institutionCodes, meanRatio } from './group-means.ts';
import { meanCost, publish } from './published.ts';

/** 醫院係數（成本係數）：機構在該病組的次均費用與全區域該病組次均費用之比。 */
export const hospitalCoefficients: CoefficientRule = {
  id: 'coefficient-hospital',
  title: '差異係數（醫院係數）',
  step: 'coefficient',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        { instrument: 'SC', grade: '原文' },
        { instrument: 'JH17', article: 'C3', grade: '轉述' },
        { instrument: 'ZG', article: 'C3', grade: '轉述' },
      ],
      interpretation:
        '取裁剪後保留的病例，各年合併，不加年度權重：各機構按例數加權的係數恰為 1，區域總點數不因係數而增減。' +
        '當年新增病組，以及在該病組沒有歷史病例的機構，不列入表內，查找時為 1。',
      formula: 'k = c̄_{h,g} ÷ c̄_g',
      when: ({ params }) => params['coefficient.method'] === 'hospital',
      apply: (facts, trace) => {
        const codes = institutionCodes(facts.institutions);
        return groupMeans(facts).flatMap((means) =>
          codes.flatMap((code) => {
            const exact = hospitalRatio(means, code);
            if (!exact) return [];
            const explain = () => ({
              formula: 'c̄_h ÷ c̄_g',
              inputs: { c̄_h: meanCost(means.institutions.get(code)!), c̄_g: meanCost(means.area) },
            });
            const value = publish(trace, 'coefficient-hospital', { exact, explain }, facts.params);
            return [{ group: means.group, target: code, value }];
          }),
        );
      },
    },
  ],
};

/** Not rounded; `undefined` for an institution without charges in the group. */
export const hospitalRatio = ({ institutions, area }: GroupMeans, code: string) =>
  meanRatio(institutions.get(code), area);
