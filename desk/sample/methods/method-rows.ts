import type { TabKey } from '../../../shared/sheets/tabs/settlement-tabs.ts';
import type { Fund } from '../../../shared/sheets/tabs/values.ts';
import type { Random } from '../random.ts';

/** What the rows of the payment methods besides points are made from. */
export interface SampleYear {
  readonly year: number;
  readonly random: Random;
  /** What an institution billed a fund for hospital cases in the year, in fen */
  readonly billedFen: (fund: Fund, institution: string) => number;
}

/** Cells in the order of the tab's definition. */
export type Row = readonly string[];

/** What a method draws on: one 項目 of the 預算 tab, in whole yuan. */
export interface BudgetNeed {
  readonly fund: Fund;
  readonly item: string;
  readonly yuan: number;
}

/** Everything one method adds to the workbook. */
export interface MethodRows {
  readonly tabs: Readonly<Partial<Record<TabKey, readonly Row[]>>>;
  /** Key, name, value and unit of 參數 */
  readonly parameters?: readonly (readonly [key: string, title: string, value: string, unit: string])[];
  readonly budget?: readonly BudgetNeed[];
}

export type MethodSample = (sample: SampleYear) => MethodRows;

export const FUND_NAMES = ['職工', '居民'] as const satisfies readonly Fund[];

/** Needs of both funds for one 項目. */
export const needs = (item: string, employee: number, resident: number): readonly BudgetNeed[] => [
  { fund: '職工', item, yuan: employee },
  { fund: '居民', item, yuan: resident },
];

/** `2025-01` to `2025-12`. */
export const monthsOf = (year: number): readonly string[] =>
  Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`);

/** Whole yuan as the text of a cell. */
export const yuan = (whole: number): string => `${whole}.00`;

/** Ten thousandths as the text of a decimal: 7250 is `0.7250`. */
export const tenThousandths = (parts: number): string =>
  `${Math.trunc(parts / 10_000)}.${String(parts % 10_000).padStart(4, '0')}`;

/** A number changed by up to so many parts of a hundred, either way. */
export const about = (whole: number, percent: number, random: Random): number =>
  Math.round((whole * random.between(100 * (100 - percent), 100 * (100 + percent))) / 10_000);
