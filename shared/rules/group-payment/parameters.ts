import { choice, count, optional, type Parameter, ratio, verbatim, weights } from '../../law/parameter.ts';
import { decimal } from '../../money/decimal-text.ts';
import { compare, type Fraction, ONE, over, plus, ZERO } from '../../money/fraction.ts';

const HUNDRED = decimal('100');

/** Weights that do not add up to nothing. */
const someWeight = (title: string): Parameter<readonly Fraction[]> => {
  const parts = weights(title);
  return {
    ...parts,
    expects: '以冒號分隔、不全為 0 的數，如 1:1:1',
    read: (text) => {
      const read = parts.read(text);
      return read?.some(({ n }) => n > 0n) ? read : undefined;
    },
  };
};

/** Percentages of group, finance and fund that add up to 100. */
const shares = (title: string): Parameter<readonly Fraction[]> => {
  const parts = weights(title);
  return {
    ...parts,
    expects: '集團、財政、醫保三方的百分比，以冒號分隔、合計 100，如 5:22:73',
    read: (text) => {
      const read = parts.read(text);
      const whole = read?.length === 3 && compare(over(read.reduce(plus, ZERO), HUNDRED), ONE) === 0;
      return whole ? read : undefined;
    },
  };
};

/** Settings of 集團總額付費, by their dotted keys. */
export const groupPaymentParameters = {
  'groupPayment.yearWeights': someWeight('集團總額基期各年權重（由遠及近）'),
  'groupPayment.advanceMonths': ratio('集團年初預付月數', '月', '0', '12'),
  'groupPayment.offset': choice('集團年初預付的核銷', ['even', 'first', 'yearEnd']),
  'groupPayment.firstYear': optional(count('集團總額付費的首年', '年', 2000, 2099)),
  'groupPayment.overrun.first': shares('超支分擔：首年'),
  'groupPayment.overrun.second': shares('超支分擔：第二年'),
  'groupPayment.overrun.later': shares('超支分擔：第三年起'),
  'groupPayment.overrunFailed': choice('考核不合格時的超支', ['shared', 'group']),
  'groupPayment.retain': ratio('考核合格時的結餘留用比例', '', '0', '1'),
  'groupPayment.retainFailed': ratio('考核不合格時的結餘留用比例', '', '0', '1'),
  'groupPayment.reward': ratio('獎勵預留比例（對上年基金使用）', '', '0', '1'),
  'groupPayment.rewardBy': choice('獎勵分配', ['score', 'scoreTimesSpending']),
  'groupPayment.plan': optional(verbatim('集團年度考核的方案名')),
  'groupPayment.rewardPlan': optional(verbatim('獎勵分配的考核方案名')),
} as const;
