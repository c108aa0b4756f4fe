import type { Rule } from '../../law/rule.ts';
import { type Trace, type Traced, traced } from '../../law/trace.ts';
import { type Fen, fen } from '../../money/fen.ts';
import { type Fraction, fraction } from '../../money/fraction.ts';
import { roundHalfAway } from '../../money/round.ts';
import type { SchemeParameters } from '../parameters.ts';
import type { OPENING_FORMS } from './parameters.ts';

export type OpeningForm = (typeof OPENING_FORMS)[number];

/** A rule of 總額預算. */
export type BudgetRule<F, R> = Rule<F, R, 'fundBudget'>;

/** What one fund spent in one year. Money in fen. */
export interface YearFacts {
  /** The audited spending, everything below included */
  readonly spending: Fen;
  /** The fund's share of an overrun */
  readonly overrun: Fen;
  /** Given once for an outbreak */
  readonly outbreak: Fen;
}

/** What a fund's year starts from, in whichever form. Money in fen. */
export interface OpeningFacts {
  readonly form: OpeningForm;
  /** The bases of the years the form looks at, oldest first */
  readonly bases: readonly Fen[];
  /** As many as `bases` */
  readonly yearWeights: readonly Fraction[];
  readonly growth: Fraction;
  /** Contributions of the year before and of the budget's year; only 征繳調整 reads them */
  readonly contributions: { readonly before: Fen; readonly now: Fen };
  /** What the categories of 零基預算 come to */
  readonly categories: readonly Fen[];
  /** 談定總額 */
  readonly agreed: Fen;
}

/** The budget at the start of the year. */
export type OpeningRule = BudgetRule<OpeningFacts, Fen>;

/** One category of 零基預算. */
export interface CategoryFacts {
  readonly base: Fen;
  /** Each adjustment as a fraction of the base */
  readonly ratios: readonly Fraction[];
}

/** A reserve set aside from the opening budget. */
export interface ReserveFacts {
  readonly opening: Fen;
  /** A fixed amount, or a share of the opening budget */
  readonly size: { readonly amount: Fen } | { readonly ratio: Fraction };
}

/** One line the budget is divided into: a fixed amount, a share of what these leave, or the rest. */
export interface ItemFacts {
  readonly key: string;
  readonly size: { readonly amount: Fen } | { readonly ratio: Fraction } | 'rest';
}

export interface ItemsFacts {
  /** The opening budget without its reserves */
  readonly amount: Fen;
  readonly items: readonly ItemFacts[];
}

/** The items of a budget, and what no item was given. */
export interface DividedBudget {
  readonly items: ReadonlyMap<string, Fen>;
  readonly unassigned: Fen;
}

/** One line of the budget in the course of the year. */
export interface CurrentFacts {
  readonly opening: Fen;
  /** Documented additions, less what was taken back */
  readonly added: Fen;
  /** Moved here from the reserves; of a reserve itself, what was drawn from it, as a negative amount */
  readonly drawn: Fen;
}

/** One 醫共體's outpatient care in the years looked at. */
export interface PackageFacts {
  readonly spending: Fen;
  readonly visits: number;
  readonly heads: number;
  /** All charges of these visits */
  readonly cost: Fen;
  /** The same of all 醫共體 together */
  readonly all: {
    readonly spending: Fen;
    readonly visits: number;
    readonly heads: number;
    readonly cost: Fen;
  };
  readonly params: Pick<
    SchemeParameters,
    'budget.package.history' | 'budget.package.visits' | 'budget.package.cost' | 'budget.package.direction'
  >;
}

export interface PartFacts {
  readonly amount: Fen;
  readonly shares: readonly { readonly key: string; readonly weight: Fraction }[];
}

/** Shares an amount to the fen. */
export type PartRule = BudgetRule<PartFacts, ReadonlyMap<string, Fen>>;

/** An amount as the trace shows it. */
export const inYuan = (amount: Fen, name?: string): Traced => traced(fraction(amount, 100n), '元', name);

/** Rounds an amount once, to the fen, and tells the trace. */
export function told(
  trace: Trace | undefined,
  rule: string,
  formula: string,
  inputs: Readonly<Record<string, Traced>>,
  exactFen: Fraction,
): Fen {
  const result = fen(roundHalfAway(exactFen));
  trace?.({ rule, formula, inputs, result: inYuan(result) });
  return result;
}
