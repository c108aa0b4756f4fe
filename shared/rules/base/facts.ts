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
  /** The year the base data is for; reference years are the ones before it. */
  readonly year: number;
  readonly params: SchemeParameters;
  readonly cases: ReadonlyMap<string, readonly ReferenceCase[]>;
  /** Groups that take no part in c̄, such as bed-day groups. */
  readonly apart: ReadonlySet<string>;
}

/** What is published with a group's base points. */
export interface GroupBase {
  readonly group: string;
  /** Cases before and after trimming */
  readonly cases: number;
  readonly kept: number;
  /** c̄_g in fen, exact */
  readonly meanCost: Fraction;
  /** P_g = c̄_g ÷ c̄ × 100, rounded to 4 decimals */
  readonly basePoints: Fraction;
  /** CV² of the kept cases, exact; compared with the square of the limit */
  readonly squaredVariation: Fraction;
  readonly stable: boolean;
}

export interface BaseData {
  /** c̄ in fen, exact */
  readonly areaMeanCost: Fraction;
  /** By group code, in plain string order. */
  readonly groups: readonly GroupBase[];
  /** RIV: the share of the variance of charges that the groups explain. */
  readonly explainedVariance: Fraction;
}

export type BaseRule = Rule<BaseFacts, BaseData, 'base'>;
