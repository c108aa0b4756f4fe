import type { Rule } from '../../law/rule.ts';
import { type Traced, traced } from '../../law/trace.ts';
import type { Fen } from '../../money/fen.ts';
import { fraction } from '../../money/fraction.ts';
import type { SchemeParameters } from '../parameters.ts';

export type GroupRule<F, R> = Rule<F, R, 'groupPayment'>;

/** What a group's total of the year is made from. Money in fen. */
export interface TotalFacts {
  /** What the fund paid in each year of the base, oldest first; as many as there are weights */
  readonly uses: readonly Fen[];
  readonly contributionBefore: Fen;
  readonly contribution: Fen;
  readonly negotiated: Fen;
  readonly params: SchemeParameters;
}

/** The group's year so far. Money in fen. */
export interface OffsetFacts {
  readonly advance: Fen;
  /** Audited in each month, January first, to the month at hand */
  readonly audited: readonly Fen[];
  readonly params: SchemeParameters;
}

/** A group's month. Money in fen. */
export interface MonthFacts {
  /** Paid at the start of the year; zero in other months than January */
  readonly advance: Fen;
  readonly audited: Fen;
  readonly exempt: Fen;
  readonly offset: Fen;
}

/** A group's year. Money in fen. */
export interface YearFacts {
  readonly total: Fen;
  readonly spent: Fen;
  readonly passed: boolean;
  /** Part of an overrun that the group bears by itself */
  readonly unreasonable: Fen;
  /** 1 in the first year of the scheme; `undefined` where it is not told */
  readonly schemeYear: number | undefined;
  readonly params: SchemeParameters;
}

/** Who keeps a surplus and who bears an overrun. In fen, none negative. */
export interface YearShares {
  readonly retained: Fen;
  readonly byGroup: Fen;
  readonly byFinance: Fen;
  readonly byFund: Fen;
}

export const yuanOf = (amount: Fen, name?: string): Traced => traced(fraction(amount, 100n), '元', name);
