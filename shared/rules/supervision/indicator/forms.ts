import { sumOf } from '../../../money/common-unit.ts';
import { type Fraction, larger, minus, ONE, over, smaller, ZERO } from '../../../money/fraction.ts';
import type { Fund } from '../../../sheets/tabs/values.ts';
import type { Formula, Terms } from './facts.ts';
import { QUANTITIES, type Quantity } from './quantities.ts';

// The forms that indicators have. Every quantity is asked for, also when another is missing, so that all that is
// missing can be told at once.

type Quantities = Quantity | readonly Quantity[];
type Year = 'now' | 'before';

const listOf = (quantities: Quantities): readonly Quantity[] =>
  typeof quantities === 'string' ? [quantities] : quantities;

const nameOf = (quantities: Quantities): string => {
  const names = listOf(quantities).map((quantity) => QUANTITIES[quantity].title);
  return names.length > 1 ? `（${names.join('＋')}）` : names.join('');
};

function added(terms: Terms, quantities: Quantities, year: Year): Fraction | undefined {
  const values = listOf(quantities).map((quantity) => terms[year](quantity));
  return values.every((value) => value !== undefined) ? sumOf(values) : undefined;
}

const divided = (n: Fraction | undefined, d: Fraction | undefined): Fraction | undefined =>
  n === undefined || d === undefined || d.n === 0n ? undefined : over(n, d);

const less = (a: Fraction | undefined, b: Fraction | undefined): Fraction | undefined =>
  a === undefined || b === undefined ? undefined : minus(a, b);

/** What there is of something, by itself. */
export const count = (quantities: Quantities): Formula => ({
  text: nameOf(quantities),
  value: (terms) => added(terms, quantities, 'now'),
});

/** One thing's share in another, or its mean. */
export const share = (part: Quantities, whole: Quantities): Formula => ({
  text: `${nameOf(part)} ÷ ${nameOf(whole)}`,
  value: (terms) => divided(added(terms, part, 'now'), added(terms, whole, 'now')),
});

/** What remains of something, as a share of it. */
export const remainder = (whole: Quantity, spent: Quantity): Formula => ({
  text: `（${nameOf(whole)} − ${nameOf(spent)}）÷ ${nameOf(whole)}`,
  value: (terms) => {
    const all = terms.now(whole);
    return divided(less(all, terms.now(spent)), all);
  },
});

const growthText = (text: string): string => `本期${text} ÷ 上年同期 − 1`;

/** How much more than in the same period of the year before. */
export const growth = (quantities: Quantities): Formula => ({
  text: growthText(nameOf(quantities)),
  value: (terms) => less(divided(added(terms, quantities, 'now'), added(terms, quantities, 'before')), ONE),
});

/** How much more a mean or a share is than in the year before, as a share of what it was. */
export const growthOfShare = (part: Quantities, whole: Quantities): Formula => ({
  text: growthText(`（${nameOf(part)} ÷ ${nameOf(whole)}）`),
  value: (terms) => {
    const [now, before] = shareInYears(terms, part, whole);
    return less(divided(now, before), ONE);
  },
});

/** How much a share has risen, in points of a hundred. */
export const changeOfShare = (part: Quantities, whole: Quantities): Formula => ({
  text: `本期（${nameOf(part)} ÷ ${nameOf(whole)}）− 上年同期`,
  value: (terms) => less(...shareInYears(terms, part, whole)),
});

const shareInYears = (terms: Terms, part: Quantities, whole: Quantities) =>
  [
    divided(added(terms, part, 'now'), added(terms, whole, 'now')),
    divided(added(terms, part, 'before'), added(terms, whole, 'before')),
  ] as const;

/** For how many months a stock lasts at what a month of the period spends. */
export const months = (stock: Quantity, spent: Quantity): Formula => ({
  text: `${nameOf(stock)} ÷（${nameOf(spent)} ÷ 本期月數）`,
  value: (terms) => {
    const lasts = divided(terms.now(stock), terms.now(spent));
    return lasts && { n: lasts.n * BigInt(terms.months), d: lasts.d };
  },
});

/** A share among the insured of one fund above that of the other. */
export const fundGap = (part: Quantities, whole: Quantities): Formula => ({
  text: `職工（${nameOf(part)} ÷ ${nameOf(whole)}）− 居民`,
  value: (terms) => {
    const of = (fund: Fund) => share(part, whole).value(terms.ofFund(fund));
    return less(of('職工'), of('居民'));
  },
});

/** The largest mean among the 醫共體 less the smallest, as a share of the mean of all of them. */
export const areaGap = (part: Quantity, whole: Quantity): Formula => ({
  text: `各醫共體（${nameOf(part)} ÷ ${nameOf(whole)}）的最大值與最小值之差 ÷ 其合計的均值`,
  value: ({ consortia }) => {
    const means = consortia.map((terms) => share(part, whole).value(terms));
    if (means.length < 2 || !means.every((mean) => mean !== undefined)) return undefined;
    const of = (quantity: Quantity) => sumOf(consortia.map((terms) => terms.now(quantity) ?? ZERO));
    return divided(minus(means.reduce(larger), means.reduce(smaller)), divided(of(part), of(whole)));
  },
});
