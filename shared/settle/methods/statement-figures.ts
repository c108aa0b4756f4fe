import { exactDecimal, formatUnits } from '../../money/decimal-text.ts';
import type { Fen } from '../../money/fen.ts';
import { formatYuan } from '../../money/fen.ts';
import type { Fraction } from '../../money/fraction.ts';
import { roundTo } from '../../money/round.ts';
import type { Party } from './party.ts';
import type { Statement, StatementColumn, StatementValue } from './statement.ts';

const isFraction = (value: StatementValue): value is Fraction => typeof value === 'object' && value !== null;

/** A cell as a decimal string or a text: money with two decimals, ratios exact or with eight. */
export function figureText(column: StatementColumn, value: StatementValue): string {
  if (value === null) return '';
  if (isFraction(value)) {
    if (column.kind === 'decimal') return formatUnits(roundTo(value, column.decimals), column.decimals);
    return exactDecimal(value) ?? formatUnits(roundTo(value, 8), 8);
  }
  return column.kind === 'money' ? formatYuan(value as Fen) : String(value);
}

const partyFigure = (party: Party): Readonly<Record<string, string>> =>
  party.kind === 'other' ? { name: party.name } : { [party.kind]: party.code };

/** A statement as it is stored and hashed: texts and decimal strings only. */
export const statementFigures = ({ method, title, tables, entitlements }: Statement) => ({
  method,
  title,
  tables: tables.map(({ key, title, columns, rows }) => ({
    key,
    title,
    columns: columns.map((column) => column.key),
    rows: rows.map(({ owner, subtotal, cells }) => ({
      ...(owner && { owner: partyFigure(owner) }),
      ...(subtotal && { subtotal }),
      cells: columns.map((column) => figureText(column, cells[column.key] ?? null)),
    })),
  })),
  entitlements: entitlements.map(({ account, budgetItem, party, item, cost, paid }) => ({
    account,
    budgetItem,
    party: partyFigure(party),
    item,
    cost: formatYuan(cost),
    paid: formatYuan(paid),
  })),
});
