import type { Rule } from '../../../law/rule.ts';
import type { Trace } from '../../../law/trace.ts';
import type { Fraction } from '../../../money/fraction.ts';
import type { Direction } from '../../../sheets/tabs/appraisal-tabs.ts';
import type { Dimension } from '../../../sheets/tabs/indicator-tabs.ts';
import type { Fund } from '../../../sheets/tabs/values.ts';
import type { TargetKey } from './parameters.ts';
import type { Quantity } from './quantities.ts';

/** What the quantities come to for one party and period. Money in yuan. `undefined`: not given. */
export interface Terms {
  /** How many months the period has: twelve, or one */
  readonly months: number;
  readonly now: (quantity: Quantity) => Fraction | undefined;
  /** The same period of the year before */
  readonly before: (quantity: Quantity) => Fraction | undefined;
  readonly ofFund: (fund: Fund) => Terms;
  /** The 醫共體 of the area; none of a party */
  readonly consortia: readonly Terms[];
}

export type IndicatorUnit = '%' | '天' | '元' | '次' | '例' | '人次' | '件' | '月' | '倍';

/** The lists of the documents that an indicator stands in. */
export type IndicatorList =
  | '三維評價'
  | '雙軌評價'
  | '縣域目標'
  | '雙下沉'
  | '汕尾正面清單'
  | '汕尾負面清單'
  | '費用結構';

/** Of what an indicator can be told: the whole area, or each 醫共體 and each institution too. */
export type IndicatorScope = 'area' | 'consortium' | 'institution';

/** An indicator of the house: its value, and how it is read. */
export interface IndicatorRule extends Rule<Terms, Fraction | undefined, 'indicator'> {
  readonly dimension: Dimension;
  readonly lists: readonly IndicatorList[];
  readonly unit: IndicatorUnit;
  /** `null`: watched without being good or bad */
  readonly direction: Direction | null;
  /** The smallest party it is told of */
  readonly scope: IndicatorScope;
  /** Each fund has its own. */
  readonly byFund?: true;
  /** Where its target stands; by fund where the funds' differ */
  readonly target?: TargetKey | Readonly<Record<Fund, TargetKey>>;
  /** Without another target, last year's value is to be bettered (`better`) or not to be worsened (`keep`). */
  readonly lastYear?: 'better' | 'keep';
}

/** What a formula of quantities comes to. `undefined`: a quantity is not given, or the denominator is zero. */
export interface Formula {
  readonly text: string;
  readonly value: (terms: Terms) => Fraction | undefined;
}

export type IndicatorApply = (terms: Terms, trace?: Trace) => Fraction | undefined;
