import type { CoefficientRule } from './facts.ts';

/** 不由程序計算差異係數：只用差異係數表所列的公布值；表內沒有的為 1。 */
export const noCoefficients: CoefficientRule = {
  id: 'coefficient-none',
  title: '差異係數（不計算）',
  step: 'coefficient',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'LS68', grade: '原文' }],
      interpretation: '差異係數由市級經辦機構確定並公布的，直接填入差異係數表。',
      formula: 'k = 1',
      when: ({ params }) => params['coefficient.method'] === 'none',
      apply: () => [],
    },
  ],
};
