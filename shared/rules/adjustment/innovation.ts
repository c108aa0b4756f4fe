import { finding } from '../../findings/finding.ts';
import { type Traced, traced } from '../../law/trace.ts';
import { fraction, plus, times, ZERO } from '../../money/fraction.ts';
import type { innovationTab } from '../../sheets/tabs/adjustment-tabs.ts';
import { type AdjustmentFacts, type AdjustmentRule, change } from './facts.ts';
import { rowsByMember } from './pool-rows.ts';

const TAB: (typeof innovationTab)['name']['hant'] = '創新項目';

/** 創新項目追加點數（浙江 2025）：列入創新清單的藥品、服務項目與耗材，三年內逐年遞減追加點數。 */
export const innovation: AdjustmentRule = {
  id: 'innovation',
  title: '創新項目追加點數',
  step: 'adjustment',
  versions: [
    {
      from: '2025-01-01',
      cites: [
        { instrument: 'ZJinn', article: '摘要', grade: '轉述' },
        { instrument: 'practice', article: 'D11', grade: '推定' },
      ],
      interpretation:
        '各年比例未讀到，由參數給出：首項為列入當年，依次為其後各年，列完即不再追加。每例點數與清單由統籌區填寫。',
      formula: 'Σ 每例點數 × 例數 × 當年比例',
      when: ({ params }) => params['adjust.innovation'].some((ratio) => ratio.n > 0n),
      apply: (facts, trace) =>
        new Map(
          rowsByMember(facts, TAB, facts.innovation).map(([member, rows]) => {
            const inputs: Record<string, Traced> = {};
            const terms = rows.map((row, index) => {
              const ratio = ratioOf(row, facts);
              const cases = fraction(BigInt(row.cases));
              inputs[`p${index + 1}`] = traced(row.points, '點');
              inputs[`n${index + 1}`] = traced(cases, '例');
              inputs[`x${index + 1}`] = traced(ratio);
              return times(times(row.points, cases), ratio);
            });
            const formula = terms.map((_, i) => `p${i + 1} × n${i + 1} × x${i + 1}`).join(' + ');
            return change(trace, facts, member, 'innovation', formula, inputs, terms.reduce(plus, ZERO));
          }),
        ),
    },
  ],
};

/** The ratio of the year an item is in since it was listed. */
function ratioOf(
  { row, item, listedYear }: AdjustmentFacts['innovation'][number],
  { year, params, report }: AdjustmentFacts,
) {
  if (listedYear > year) {
    report(finding('INNOVATION_YEAR', { tab: TAB, row }, { item, text: String(listedYear), year }));
  }
  return params['adjust.innovation'][year - listedYear] ?? ZERO;
}
