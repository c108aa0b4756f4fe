import { traced } from '../../law/trace.ts';
import { type Fen, fen, NO_MONEY, portion } from '../../money/fen.ts';
import { type CapitationRule, type Settings, yuanOf } from './facts.ts';

/** One 醫共體's month in one fund, in fen. */
export interface HeadMonthFacts {
  /** b: the month's share of the year's budget without what waits for performance */
  readonly share: Fen;
  /** Of the month, as in the clearing */
  readonly outside: Fen;
  readonly earned: Fen;
  readonly params: Settings<'capitation.month.ratio' | 'capitation.month.offset'>;
}

/** 門診人頭月度撥付：當月預算份額乘撥付比例；設為即扣的，減當月外診、加當月互診。負數為應扣回。 */
export const capitationMonth: CapitationRule<HeadMonthFacts, Fen> = {
  id: 'capitation-month',
  title: '門診人頭月度撥付',
  step: 'capitation',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        { instrument: 'CAP', grade: '原文' },
        { instrument: 'practice', grade: '待核' },
      ],
      interpretation:
        '一縣的辦法為按月撥付、年終清算，沒有算式；預算按各月權重分月，與績效掛鉤的部分留待年終。',
      formula: 'b × f − 外診 + 互診',
      apply: ({ share, outside, earned, params }, trace) => {
        const ratio = params['capitation.month.ratio'];
        const offset = params['capitation.month.offset'] ? fen(earned - outside) : NO_MONEY;
        const result = fen(portion(share, ratio) + offset);
        trace?.({
          rule: 'capitation-month',
          formula: params['capitation.month.offset'] ? 'round(b × f) − O + I' : 'b × f',
          inputs: {
            b: yuanOf(share, '當月份額'),
            f: traced(ratio, '', '月度撥付比例', 'capitation.month.ratio'),
            ...(params['capitation.month.offset'] && {
              O: yuanOf(outside, '付他處'),
              I: yuanOf(earned, '互診應收'),
            }),
          },
          result: yuanOf(result),
        });
        return result;
      },
    },
  ],
};
