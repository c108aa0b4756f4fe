import { setting, type Traced, traced } from '../../law/trace.ts';
import { type Fen, fen } from '../../money/fen.ts';
import { type Fraction, fraction, ONE, over, plus, times, ZERO } from '../../money/fraction.ts';
import { roundHalfAway } from '../../money/round.ts';
import { type CapitationRule, yuanOf } from './facts.ts';

/** One of the years a head standard rests on. */
export interface HistoryYear {
  readonly year: number;
  readonly weight: Fraction;
  /** Greater than 0 */
  readonly heads: number;
  /** Outpatient fund spending of those heads wherever they were treated, in fen */
  readonly spent: Fen;
}

export interface StandardFacts {
  /** At least one with a weight above 0 */
  readonly years: readonly HistoryYear[];
  readonly growth: Fraction;
}

/** 人頭標準：前幾年人均門診基金支出按年度加權平均，乘 1 加增長率，四捨五入到分；分院的標準與增長率可以不同。 */
export const capitationStandard: CapitationRule<StandardFacts, Fen> = {
  id: 'capitation-standard',
  title: '人頭標準測算',
  step: 'capitation',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        {
          instrument: 'RA',
          quote: '根據前三年數據測算，賦予醫共體分院不同的付費標準和增長率',
          grade: '原文',
        },
        { instrument: 'practice', article: 'I3', grade: '推定' },
      ],
      interpretation: '文本只說據前三年數據測算；取各年人均支出的加權平均，再乘增長率。',
      formula: 'Σ(w × S ÷ N) ÷ Σw × (1 + g)',
      apply: ({ years, growth }, trace) => {
        const perHead = years.map(({ weight, heads, spent }) =>
          times(weight, fraction(spent, BigInt(heads))),
        );
        const weights = years.map(({ weight }) => weight).reduce(plus);
        const mean = over(perHead.reduce(plus, ZERO), weights);
        const result = fen(roundHalfAway(times(mean, plus(ONE, growth))));
        const terms = years.map(({ year }) => `w${year} × S${year} ÷ N${year}`);
        const units = years.map(({ year }) => `w${year}`);
        trace?.({
          rule: 'capitation-standard',
          formula: `(${terms.join(' + ')}) ÷ (${units.join(' + ')}) × (1 + g)`,
          inputs: { ...Object.assign({}, ...years.map(inputsOf)), g: traced(growth, '', '增長率') },
          result: yuanOf(result),
        });
        return result;
      },
    },
  ],
};

const inputsOf = ({ year, weight, heads, spent }: HistoryYear): Readonly<Record<string, Traced>> => ({
  [`w${year}`]: setting(weight, `${year} 年權重`, 'capitation.yearWeights'),
  [`S${year}`]: yuanOf(spent, `${year} 年基金支出`),
  [`N${year}`]: traced(fraction(BigInt(heads)), '', `${year} 年人數`),
});
