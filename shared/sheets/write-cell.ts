import { exactDecimal } from '../money/decimal-text.ts';
import { type Fen, formatYuan } from '../money/fen.ts';
import type { Fraction } from '../money/fraction.ts';
import { isoDate } from './calendar.ts';
import type { ColumnType } from './column.ts';
import type { RawTab } from './raw.ts';
import type { Tab } from './tab.ts';

/** The text that reads back as the value: what an exported tab carries. */
export function cellText(value: unknown, type: ColumnType): string | null {
  if (value === null || value === undefined) return null;
  switch (type) {
    case 'money':
    case 'signedMoney':
      return formatYuan(value as Fen);
    case 'decimal':
    case 'signedDecimal':
      return exactDecimal(value as Fraction)!;
    case 'date':
      return isoDate(value as number);
    case 'yesNo':
      return value === true ? '是' : '';
    default:
      return String(value);
  }
}

/** The cells of one row, in the order of the definition. */
export const rowTexts = (tab: Tab, row: Readonly<Record<string, unknown>>): (string | null)[] =>
  Object.entries(tab.columns).map(([key, column]) => cellText(row[key], column.type));

/** A tab with its header, as a codec would hand it over. */
export function toRawTab(tab: Tab, rows: readonly Readonly<Record<string, unknown>>[]): RawTab {
  const header = Object.values(tab.columns).map(({ header }) => header.hant);
  return {
    name: tab.name.hant,
    rows: [header, ...rows.map((row) => rowTexts(tab, row))].map((cells, index) => ({
      row: index + 1,
      cells,
    })),
  };
}
