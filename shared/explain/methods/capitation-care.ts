import type { Care, Charge } from '../../settle/methods/capitation/charges.ts';
import { silent } from '../../settle/methods/capitation/input.ts';
import { readCapitation } from '../../settle/methods/capitation/read.ts';
import { inPeriod } from '../../settle/methods/in-period.ts';
import type { Tables } from '../../sheets/tabs/settlement-tabs.ts';
import type { BookContext } from '../book-context.ts';
import type { CellAt, Way } from './cell.ts';
import { fromTab } from './tab-ways.ts';

type SpendingRow = Tables['capitationSpending'][number];

const charges = new WeakMap<BookContext, ReadonlyMap<number, Charge>>();

/** The charge that each row of 門診支出 became. */
export function chargeOf({ context }: CellAt, { row }: SpendingRow): Charge | undefined {
  const known =
    charges.get(context) ??
    new Map(readCapitation(context.area, silent).charges.map((charge) => [charge.row, charge]));
  charges.set(context, known);
  return known.get(row);
}

/** Rows of 門診支出 in the period that count as this part of a 醫共體’s care. */
export const care = (kind: keyof Care): Way =>
  fromTab('capitationSpending', 'amount', (row, at) => {
    const charge = chargeOf(at, row);
    if (!charge || !inPeriod(at.context.settlement.period, row)) return false;
    return charge.fund === at.text('fund') && isOf(charge, at.text('consortium'), kind);
  });

function isOf({ home, provider }: Charge, consortium: string, kind: keyof Care): boolean {
  const here = provider.kind === 'consortium' && provider.code === consortium;
  if (kind === 'earned') return home !== consortium && here;
  if (home !== consortium) return false;
  if (kind === 'own') return here;
  if (kind === 'others') return provider.kind === 'consortium' && !here;
  return kind === 'unaffiliated' ? provider.kind === 'institution' : provider.kind === 'outside';
}

/** Paid to the 醫共體 and to its institutions. */
export const paid = fromTab('capitationPayments', 'amount', (row, at) => {
  const { institutions } = at.context.area;
  const to = institutions.get(row.party)?.consortium ?? row.party;
  return (
    row.fund === at.text('fund') &&
    to === at.text('consortium') &&
    inPeriod(at.context.settlement.period, row)
  );
});
