import type { Rule } from '../../law/rule.ts';
import { traced } from '../../law/trace.ts';
import type { Fen } from '../../money/fen.ts';
import { compare, type Fraction, fraction } from '../../money/fraction.ts';
import type { Fund } from '../../sheets/tabs/values.ts';
import type { SchemeParameters } from '../parameters.ts';

export interface EligibilityFacts {
  readonly fund: Fund;
  /** Accumulated, in fen */
  readonly balance: Fen;
  /** Mean spending of a month, above zero */
  readonly monthly: Fen;
  readonly lastYear: Fen;
  readonly forecast: Fen;
  readonly params: SchemeParameters;
}

export interface Eligibility {
  /** How many months the balance would pay */
  readonly months: Fraction;
  readonly least: Fraction;
  readonly eligible: boolean;
  /** Why not, in words; empty when eligible */
  readonly reasons: readonly string[];
}

/** 預付資格：累計結餘可支付月數達到下限，且上年當期與今後 12 個月滾動預測都沒有赤字。 */
export const advanceEligibility: Rule<EligibilityFacts, Eligibility, 'workingCapital'> = {
  id: 'working-capital-eligibility',
  title: '預付資格',
  step: 'workingCapital',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'NPRE', grade: '轉述' }],
      interpretation: '收支相抵（結餘為零）不算赤字；月數下限含本數。',
      formula: '累計結餘 ÷ 月均支出 ≥ 下限，上年當期結餘 ≥ 0，滾動預測結餘 ≥ 0',
      apply: ({ fund, balance, monthly, lastYear, forecast, params }, trace) => {
        const months = fraction(balance, monthly);
        const least =
          params[fund === '職工' ? 'workingCapital.months.employee' : 'workingCapital.months.resident'];
        trace?.({
          rule: 'working-capital-eligibility',
          formula: 'B ÷ m',
          inputs: {
            B: traced(fraction(balance, 100n), '元', '累計結餘'),
            m: traced(fraction(monthly, 100n), '元', '月均支出'),
          },
          result: traced(months),
        });
        const reasons = [
          ...(compare(months, least) < 0 ? ['累計結餘可支付月數不足'] : []),
          ...(lastYear < 0n ? ['上年當期赤字'] : []),
          ...(forecast < 0n ? ['滾動預測赤字'] : []),
        ];
        return { months, least, eligible: reasons.length === 0, reasons };
      },
    },
  ],
};
