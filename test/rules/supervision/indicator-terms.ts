import { decimal } from '../../../shared/money/decimal-text.ts';
import { INDICATORS } from '../../../shared/rules/supervision/indicator/definitions/all.ts';
import type { IndicatorRule, Terms } from '../../../shared/rules/supervision/indicator/facts.ts';
import { QUANTITIES, type Quantity } from '../../../shared/rules/supervision/indicator/quantities.ts';
import type { Fund } from '../../../shared/sheets/tabs/values.ts';

/** Quantities by their Chinese names, as decimal numbers. */
export type Counts = Readonly<Record<string, string>>;

export interface Given {
  /** Twelve, unless told otherwise */
  readonly months?: number;
  readonly now?: Counts;
  readonly before?: Counts;
  readonly funds?: Readonly<Partial<Record<Fund, Counts>>>;
  readonly consortia?: readonly Counts[];
}

const BY_TITLE = new Map(
  Object.entries(QUANTITIES).map(([quantity, { title }]) => [title as string, quantity as Quantity]),
);

function lookUp(counts: Counts = {}): (quantity: Quantity) => ReturnType<typeof decimal> | undefined {
  const values = new Map(
    Object.entries(counts).map(([title, text]) => {
      const quantity = BY_TITLE.get(title);
      if (!quantity) throw new RangeError(`no quantity ${title}`);
      return [quantity, decimal(text)];
    }),
  );
  return (quantity) => values.get(quantity);
}

/** What an indicator is computed from, from numbers as one writes them. */
export const termsFrom = ({ months = 12, now, before, funds = {}, consortia = [] }: Given): Terms => ({
  months,
  now: lookUp(now),
  before: lookUp(before),
  ofFund: (fund) => termsFrom({ now: funds[fund] ?? {} }),
  consortia: consortia.map((counts) => termsFrom({ now: counts })),
});

/** An indicator by its title. @throws RangeError for a name that is none's */
export function indicatorOf(title: string): IndicatorRule {
  const rule = INDICATORS.find((one) => one.title === title);
  if (!rule) throw new RangeError(`no indicator ${title}`);
  return rule;
}
