import type { Rule } from '../../law/rule.ts';
import { traced } from '../../law/trace.ts';
import { type Fen, fen, NO_MONEY, sumFen } from '../../money/fen.ts';
import { type Fraction, fraction, ONE, times } from '../../money/fraction.ts';
import { roundHalfAway } from '../../money/round.ts';
import type { SchemeParameters } from '../parameters.ts';

export interface AmountFacts {
  /** What the fund paid the institution in each year that counts, in fen */
  readonly years: readonly Fen[];
  readonly creditClass: string | null;
  /** Whether the fund may pay any */
  readonly eligible: boolean;
  readonly params: SchemeParameters;
}

export interface AdvanceAmount {
  /** Mean of a month, exact, in fen */
  readonly monthly: Fraction;
  readonly factor: Fraction;
  readonly most: Fen;
}

/** 預付金額度：前一至三年基金月均支出，約一個月；信用好的加、差的減。基金不能預付的為零。 */
export const advanceAmount: Rule<AmountFacts, AdvanceAmount, 'workingCapital'> = {
  id: 'working-capital-amount',
  title: '預付金額度',
  step: 'workingCapital',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        { instrument: 'NPRE', grade: '轉述' },
        {
          instrument: 'LN',
          article: '（十一）',
          quote: '結合信用等級評定，按協議約定向符合條件的定點醫療機構預付部分醫保周轉金',
          grade: '原文',
        },
        { instrument: 'FG', article: '二（三）', grade: '待核' },
      ],
      interpretation: '各年支出先相加再除以年數與十二；額度四捨五入到分；未評等級的係數為 1。',
      formula: 'Σ 各年支出 ÷ (12 × 年數) × 月數 × 信用係數',
      apply: ({ years, creditClass, eligible, params }, trace) => {
        const factor =
          (creditClass === null ? undefined : params['workingCapital.credit'].get(creditClass)) ?? ONE;
        const monthly = years.length > 0 ? fraction(sumFen(years), 12n * BigInt(years.length)) : fraction(0n);
        const size = params['workingCapital.size'];
        const most = eligible ? fen(roundHalfAway(times(times(monthly, size), factor))) : NO_MONEY;
        const spent = years.map((_, index) => `z${index + 1}`);
        trace?.({
          rule: 'working-capital-amount',
          formula: eligible && years.length > 0 ? `(${spent.join(' + ')}) ÷ (12 × k) × n × c` : '0',
          inputs: {
            ...Object.fromEntries(
              years.map((amount, index) => [
                spent[index]!,
                traced(fraction(amount, 100n), '元', '年度基金支出'),
              ]),
            ),
            k: traced(fraction(BigInt(years.length)), '', '年數'),
            n: traced(size, '', '月數', 'workingCapital.size'),
            c: traced(factor, '', '信用係數', 'workingCapital.credit'),
          },
          result: traced(fraction(most, 100n), '元'),
        });
        return { monthly, factor, most };
      },
    },
  ],
};
