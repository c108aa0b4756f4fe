import type { Api } from '../api/sheets-api.ts';
import { type Entered, isFormula } from '../model/cell.ts';

type ErrorType = NonNullable<Api<'ErrorValue'>['type']>;

/** How each error is shown. */
const ERRORS: readonly (readonly [string, ErrorType])[] = [
  ['#ERROR!', 'ERROR'],
  ['#NULL!', 'NULL_VALUE'],
  ['#DIV/0!', 'DIVIDE_BY_ZERO'],
  ['#VALUE!', 'VALUE'],
  ['#REF!', 'REF'],
  ['#NAME?', 'NAME'],
  ['#NUM!', 'NUM'],
  ['#N/A', 'N_A'],
];

export const errorText = (type: ErrorType | undefined): string =>
  ERRORS.find(([, known]) => known === type)?.[0] ?? '#ERROR!';

export const isErrorText = (text: string): boolean => ERRORS.some(([known]) => known === text);

/** What a cell with this input holds. */
export function effectiveValue(entered: Entered): Api<'ExtendedValue'> {
  switch (typeof entered) {
    case 'string':
      return { stringValue: entered };
    case 'number':
      return { numberValue: entered };
    case 'boolean':
      return { boolValue: entered };
  }
  return isFormula(entered) ? evaluate(entered.formula) : {};
}

/**
 * No formula is computed here but the two that need no computing: `=12.5` is the number and `=#REF!` the error. Any
 * other gives an error value of type ERROR, so that nobody takes a stale or invented result for the real one.
 */
function evaluate(formula: string): Api<'ExtendedValue'> {
  const text = formula.slice(1).trim();
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return { numberValue: Number(text) };
  const type = ERRORS.find(([known]) => known === text.toUpperCase())?.[1] ?? 'ERROR';
  return { errorValue: { type, message: 'This service computes no formulas.' } };
}
