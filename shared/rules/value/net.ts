import { traced } from '../../law/trace.ts';
import { fraction } from '../../money/fraction.ts';
import { shareByPoints, type ValueRule } from './facts.ts';

/** 淨額口徑的點值：只以可分配基金為分子，應付額即按點數分得的份額。 */
export const netPointValue: ValueRule = {
  id: 'value-net',
  title: '點值（淨額口徑）',
  step: 'value',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'Z21i', article: 'F1', grade: '轉述' }],
      interpretation: '逐字讀解讀所寫的年度基金支出總額除以總點數。',
      formula: 'V = D ÷ ΣP；應付 = D × P_h ÷ ΣP',
      when: ({ params }) => params['value.mode'] === 'net',
      apply: (facts, trace) => {
        const { pointValue, parts, residual } = shareByPoints(facts.distributable, facts);
        const members = new Map([...parts].map(([code, part]) => [code, { gross: part, due: part }]));
        const amount = traced(fraction(facts.distributable, 100n), '元');
        trace?.({ rule: 'value-net', formula: 'D', inputs: { D: amount }, result: amount });
        return { gross: facts.distributable, pointValue, members, residual };
      },
    },
  ],
};
