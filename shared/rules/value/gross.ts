import { traced } from '../../law/trace.ts';
import { type Fen, fen } from '../../money/fen.ts';
import { fraction } from '../../money/fraction.ts';
import { patientAndOther, shareByPoints, type ValueRule } from './facts.ts';

const yuanOf = (amount: Fen) => traced(fraction(amount, 100n), '元');

/**
 * 毛額口徑的點值：基準點數由總費用算得，故以可分配基金加個人與其他基金所付合計為分子；
 * 各機構應付額再減去個人與其他基金已付的部分，可為負，負數即扣回。
 */
export const grossPointValue: ValueRule = {
  id: 'value-gross',
  title: '點值（毛額口徑）',
  step: 'value',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        { instrument: 'Z12', article: '二（二）6（3）', grade: '原文' },
        { instrument: 'practice', article: 'F2', grade: '推定' },
      ],
      interpretation:
        '解讀所寫的點值（年度基金支出總額除以總點數）逐字是淨額；基準點數取自總費用，實際做法均為毛額。',
      formula: 'G = D + ΣX；V = G ÷ ΣP；應付 = G × P_h ÷ ΣP − X_h',
      when: ({ params }) => params['value.mode'] === 'gross',
      apply: (facts, trace) => {
        const x = patientAndOther(facts.members);
        const gross = fen(facts.distributable + x);
        const { pointValue, parts, residual } = shareByPoints(gross, facts);
        const members = new Map(
          facts.members.map((member) => {
            const part = parts.get(member.code)!;
            return [member.code, { gross: part, due: fen(part - member.patientAndOther) }];
          }),
        );
        trace?.({
          rule: 'value-gross',
          formula: 'D + X',
          inputs: { D: yuanOf(facts.distributable), X: yuanOf(x) },
          result: yuanOf(gross),
        });
        return { gross, pointValue, members, residual };
      },
    },
  ],
};
