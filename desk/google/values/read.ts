import type { Api } from '../api/sheets-api.ts';
import { type Cell, isFormula } from '../model/cell.ts';
import { areaName, type SheetArea } from '../model/sheet-area.ts';
import { effectiveValue, errorText } from './effective.ts';
import { formattedNumber, formattedValue, isDate } from './formatted.ts';

export type ValueRange = Api<'ValueRange'>;

export interface Rendering {
  readonly values: 'FORMATTED_VALUE' | 'UNFORMATTED_VALUE' | 'FORMULA';
  readonly dates: 'SERIAL_NUMBER' | 'FORMATTED_STRING';
  readonly major: 'ROWS' | 'COLUMNS';
}

type Value = string | number | boolean;

/** The values of an area. Blank cells are empty texts; those at the end of a line, and blank lines at the end, go. */
export function valueRange(area: SheetArea, rendering: Rendering): ValueRange {
  const { sheet, top, left, bottom, right } = area;
  const { rows } = sheet.grid;
  const value = (row: number, column: number): Value => {
    const cell = rows[row]?.cells[column];
    return cell ? rendered(cell, rendering) : '';
  };
  const lastRow = Math.min(bottom, rows.length);
  const values =
    rendering.major === 'ROWS'
      ? lines(top, lastRow, left, right, value)
      : lines(left, right, top, lastRow, (column, row) => value(row, column));
  const head = { range: areaName(area), majorDimension: rendering.major };
  return values.length > 0 ? { ...head, values } : head;
}

function lines(
  from: number,
  to: number,
  start: number,
  end: number,
  value: (line: number, index: number) => Value,
): Value[][] {
  const all: Value[][] = [];
  for (let line = from; line < to; line++) {
    const values: Value[] = [];
    for (let index = start; index < end; index++) values.push(value(line, index));
    values.length = values.findLastIndex((item) => item !== '') + 1;
    all.push(values);
  }
  all.length = all.findLastIndex((values) => values.length > 0) + 1;
  return all;
}

function rendered({ entered, format }: Cell, { values, dates }: Rendering): Value {
  if (entered === undefined) return '';
  if (values === 'FORMULA' && isFormula(entered)) return entered.formula;
  const numberFormat = format?.numberFormat;
  if (values === 'FORMATTED_VALUE') return formattedValue(entered, numberFormat);
  const { stringValue, numberValue, boolValue, errorValue } = effectiveValue(entered);
  if (numberValue === undefined) return stringValue ?? boolValue ?? errorText(errorValue?.type);
  const asText = dates === 'FORMATTED_STRING' && numberFormat && isDate(numberFormat);
  return asText ? formattedNumber(numberValue, numberFormat) : numberValue;
}
