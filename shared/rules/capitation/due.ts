import { type Fen, fen } from '../../money/fen.ts';
import { type CapitationRule, yuanOf } from './facts.ts';

/** One 醫共體's money in one fund, in fen. */
export interface HeadDueFacts {
  /** D: what its members' care is settled at */
  readonly settled: Fen;
  /** What the fund pays others for care of its members */
  readonly outside: Fen;
  /** What it earned by care of other 醫共體's members, as billed */
  readonly earned: Fen;
  /** What it was paid month by month */
  readonly paid: Fen;
}

export interface HeadDue {
  readonly due: Fen;
  readonly clearing: Fen;
}

/**
 * 門診人頭清算：結算額減本醫共體參保人在外就診的支出（由基金付給就診機構），加為其他醫共體參保人提供的服務，
 * 再減已撥付。醫共體之間一付一收，合計為零。
 */
export const capitationDue: CapitationRule<HeadDueFacts, HeadDue> = {
  id: 'capitation-due',
  title: '門診人頭清算',
  step: 'capitation',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'Z12', article: '二（二）7', grade: '推定' }],
      interpretation: '醫共體外的就診按項目計價，從所屬醫共體的結算額中扣出，付給就診機構（文本未寫付法）。',
      formula: 'D − 外診 + 互診 − 已撥付',
      apply: ({ settled, outside, earned, paid }, trace) => {
        const due = fen(settled - outside + earned);
        const clearing = fen(due - paid);
        trace?.({
          rule: 'capitation-due',
          formula: 'D − O + I − Z',
          inputs: {
            D: yuanOf(settled, '結算額'),
            O: yuanOf(outside, '付他處'),
            I: yuanOf(earned, '互診應收'),
            Z: yuanOf(paid, '已撥付'),
          },
          result: yuanOf(clearing),
        });
        return { due, clearing };
      },
    },
  ],
};
