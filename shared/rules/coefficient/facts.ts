import type { Rule } from '../../law/rule.ts';
import type { Fraction } from '../../money/fraction.ts';
import type { Component, Level } from '../../sheets/tabs/values.ts';
import type { GroupCases } from '../base/facts.ts';
import type { SchemeParameters } from '../parameters.ts';
import type { CoefficientLine } from './lookup.ts';

/** What difference coefficients are computed from. */
export interface CoefficientFacts {
  readonly params: SchemeParameters;
  /** Kept reference cases by group */
  readonly cases: ReadonlyMap<string, GroupCases>;
  readonly institutions: ReadonlyMap<string, { readonly code: string; readonly level: Level }>;
  /** Groups whose coefficient is 1 everywhere */
  readonly without: ReadonlySet<string>;
  /** Component coefficients by institution: CMI, 人次人頭比, 個人負擔 */
  readonly components: ReadonlyMap<string, ReadonlyMap<Component, Fraction>>;
}

/** One method of computing the 差異係數 table; the programme's parameters choose exactly one. */
export type CoefficientRule = Rule<CoefficientFacts, readonly CoefficientLine[], 'coefficient'>;
