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

/** The reference cases of the area, by group. */
export interface BaseFacts {
  /** The year the base data is for; reference years are the ones before it, and no case lies outside them. */
  readonly year: number;
  readonly params: SchemeParameters;
  readonly cases: ReadonlyMap<string, readonly ReferenceCase[]>;
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
  readonly keptCases: ReadonlyMap<string, readonly ReferenceCase[]>;
}

export type BaseRule = Rule<BaseFacts, BaseData, 'base'>;
