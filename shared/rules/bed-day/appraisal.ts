import { traced } from '../../law/trace.ts';
import { type Fen, fen, fenFraction } from '../../money/fen.ts';
import { compare, type Fraction, fraction } from '../../money/fraction.ts';
import { roundHalfAway } from '../../money/round.ts';
import type { BedDayRule } from './facts.ts';

/** One institution's bed-day care and what it is held against. `null`: not appraised, or not known. */
export interface AppraisalFacts {
  readonly stays: number;
  readonly days: number;
  /** All charges, in fen */
  readonly total: Fen | null;
  readonly stayMost: Fraction | null;
  readonly dailyMost: Fen | null;
  readonly outcomeLeast: Fraction | null;
  readonly outcomeActual: Fraction | null;
}

export interface AppraisalResult {
  /** Days a stay; `null` without a stay */
  readonly meanStay: Fraction | null;
  /** Yuan a day, to the fen; `null` without a day or with unknown charges */
  readonly meanDaily: Fen | null;
  /** Whether each target was met; `null`: no target, or nothing to hold against it */
  readonly stayMet: boolean | null;
  readonly dailyMet: boolean | null;
  readonly outcomeMet: boolean | null;
}

/** 床日考核：平均住院天數、日均費用不高於目標，療效不低於目標；三項達標與否是折算點數的依據，本身不加減金額。 */
export const bedDayAppraisal: BedDayRule<AppraisalFacts, AppraisalResult> = {
  id: 'bed-day-appraisal',
  title: '床日考核',
  step: 'bedDayStandard',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        {
          instrument: 'Z12',
          article: '二（二）8',
          quote: '考核評估平均住院天數、日均費用及療效',
          grade: '原文',
        },
      ],
      interpretation: '文本未寫目標的方向與數值；天數與費用取上限，療效取下限，均含界限本身，由統籌區填表。',
      formula: '床日 ÷ 人次 ≤ 上限；總費用 ÷ 床日 ≤ 上限；療效 ≥ 下限',
      apply: (facts, trace) => {
        const { stays, days, total, stayMost, dailyMost, outcomeLeast, outcomeActual } = facts;
        const meanStay = stays > 0 ? fraction(BigInt(days), BigInt(stays)) : null;
        const exactDaily = total !== null && days > 0 ? fraction(total, BigInt(days)) : null;
        if (meanStay) {
          trace?.({
            rule: 'bed-day-appraisal',
            formula: 'days ÷ n',
            inputs: {
              days: traced(fraction(BigInt(days)), '天', '床日'),
              n: traced(fraction(BigInt(stays)), '例', '人次'),
            },
            result: traced(meanStay, '天'),
          });
        }
        return {
          meanStay,
          meanDaily: exactDaily && fen(roundHalfAway(exactDaily)),
          stayMet: atMost(meanStay, stayMost),
          dailyMet: atMost(exactDaily, dailyMost === null ? null : fenFraction(dailyMost)),
          outcomeMet: atMost(outcomeLeast, outcomeActual),
        };
      },
    },
  ],
};

const atMost = (value: Fraction | null, limit: Fraction | null): boolean | null =>
  value && limit ? compare(value, limit) <= 0 : null;
