import type { Rule } from '../../law/rule.ts';
import type { Fen } from '../../money/fen.ts';
import type { Fraction } from '../../money/fraction.ts';
import type { SchemeParameters } from '../parameters.ts';

/** One reference case: its year and its charge in fen. */
export interface ReferenceCase {
  readonly year: number;
  readonly institution: string;
  readonly total: Fen;
}

/** Both ends are kept. */
export interface Limits {
  readonly lower: Fraction;
  readonly upper: Fraction;
}

/** Charges in fen in ascending order, counted from 0. */
export interface Ascending {
  readonly length: number;
  at(index: number): bigint | undefined;
}

/**
 * The reference cases of one group: all that trimming, means and coefficients ask of them, whether they are kept as
 * rows or as columns.
 */
export interface GroupCases {
  readonly size: number;
  /** ΣC in fen */
  total(): bigint;
  ascending(): Ascending;
  /** The cases with lower ≤ C ≤ upper, compared exactly */
  within(limits: Limits): GroupCases;
  /**
   * One entry per reference year, oldest first.
   *
   * @throws RangeError for a case of another year: callers report that as a finding first.
   */
  byYear(years: readonly number[]): readonly CaseSums[];
  byInstitution(): ReadonlyMap<string, Pick<CaseSums, 'cases' | 'total'>>;
}

/** The reference cases of the area, by group. */
export interface BaseFacts {
  /** The year the base data is for; reference years are the ones before it, and no case lies outside them. */
  readonly year: number;
  readonly params: SchemeParameters;
  readonly cases: ReadonlyMap<string, GroupCases>;
  /** Groups that take no part in c̄ and get no line, such as bed-day groups. */
  readonly apart: ReadonlySet<string>;
}

/** Sums over a set of cases; they add up in any order. */
export interface CaseSums {
  readonly cases: bigint;
  /** ΣC in fen */
  readonly total: bigint;
  /** ΣC² in fen² */
  readonly squares: bigint;
}

/** What is published with a group's base points. */
export interface GroupBase {
  readonly group: string;
  /** Cases before trimming */
  readonly cases: number;
  /** Over the cases that trimming kept */
  readonly kept: CaseSums;
  /** c̄_g in fen, exact */
  readonly meanCost: Fraction;
  /** P_g = c̄_g ÷ c̄ × 100, rounded to 4 decimals */
  readonly basePoints: Fraction;
  /** CV² of the kept cases, exact; `undefined` where the charges have no variation to speak of. */
  readonly squaredVariation: Fraction | undefined;
  readonly stable: boolean;
}

export interface BaseData {
  /** c̄ in fen, exact; `undefined` when no case is left to take it from, and then there are no groups either. */
  readonly areaMeanCost: Fraction | undefined;
  /** By group code, in plain string order. A group of which no case is left has no line. */
  readonly groups: readonly GroupBase[];
  /** The kept cases of those groups: what difference coefficients are computed from. */
  readonly keptCases: ReadonlyMap<string, GroupCases>;
}

export type BaseRule = Rule<BaseFacts, BaseData, 'base'>;
