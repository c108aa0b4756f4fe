import type { Report } from '../../../findings/finding.ts';
import { exactDecimal } from '../../../money/decimal-text.ts';
import type { Fraction } from '../../../money/fraction.ts';
import type { MethodInput } from '../method.ts';

/** What every part of 門診按人頭付費 reads. */
export type CapitationInput = Pick<
  MethodInput,
  'params' | 'tables' | 'places' | 'institutions' | 'consortia' | 'programme'
>;

/** The findings were told when the input was checked. */
export const silent: Report = () => {};

/** What tells a row of a table from the others. */
export const rowKey = (...parts: readonly (string | null)[]): string =>
  parts.map((part) => part ?? '').join(' / ');

export const decimalText = (value: Fraction): string => exactDecimal(value) ?? `${value.n}/${value.d}`;
