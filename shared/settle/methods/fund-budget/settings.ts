import { formatUnits } from '../../../money/decimal-text.ts';
import { type Fraction, over, plus, ZERO } from '../../../money/fraction.ts';
import { roundTo } from '../../../money/round.ts';
import type { OpeningForm } from '../../../rules/fund-budget/facts.ts';
import type { Fund } from '../../../sheets/tabs/values.ts';
import type { MethodInput } from '../method.ts';

export const FORM_TITLES: Readonly<Record<OpeningForm, string>> = {
  audited: '上年決算',
  mean: '多年均值',
  weighted: '多年加權',
  contribution: '征繳增長',
  zeroBased: '零基預算',
  agreed: '談定總額',
};

/** A fund's settings; the two funds have keys of their own. */
export const settingsOf = ({ params }: Pick<MethodInput, 'params'>, fund: Fund) =>
  fund === '職工'
    ? ({
        key: 'budget.form.employee',
        form: params['budget.form.employee'],
        growth: params['budget.growth.employee'],
      } as const)
    : ({
        key: 'budget.form.resident',
        form: params['budget.form.resident'],
        growth: params['budget.growth.resident'],
      } as const);

/** A ratio of one as a percentage with two decimals. */
export const percentText = (ratio: Fraction): string => `${formatUnits(roundTo(ratio, 4), 2)}%`;

/** The documents of rows, each once. */
export const documentsOf = (rows: readonly { readonly document: string | null }[]): string =>
  [...new Set(rows.flatMap(({ document }) => document ?? []))].sort().join('、');

/** A weight as its share of all. */
export const shareOfAll = (weight: Fraction, all: readonly Fraction[]): Fraction =>
  over(weight, all.reduce(plus, ZERO));
