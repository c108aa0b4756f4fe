import type { Fen } from '../../money/fen.ts';
import { periodText } from '../settlement.ts';
import type { Charge } from './capitation/charges.ts';
import { headsTable, standardsTable } from './capitation/head-tables.ts';
import { silent } from './capitation/input.ts';
import * as tables from './capitation/money-tables.ts';
import { settleMonth } from './capitation/month.ts';
import { type Capitation, checkCapitation, OUTPATIENT, readCapitation } from './capitation/read.ts';
import { type Member, membersOf, type Stranger, settleYear, strangersOf } from './capitation/year.ts';
import type { Method, MethodContext } from './method.ts';
import type { Entitlement, Statement, StatementTable } from './statement.ts';

/** 門診按人頭付費 */
export const capitation: Method = {
  step: 'capitation',
  title: '門診按人頭付費',
  sheet: '門診人頭結算',
  tabs: ['capitationPersons', 'capitationHeads', 'capitationSpending', 'capitationPayments'],
  check: checkCapitation,
  settle: (context) => {
    const { area, period, trace } = context;
    const read = readCapitation(area, silent, trace);
    const inPeriod = ({ month }: { readonly month: string }) => month.startsWith(periodText(period));
    const charges = read.charges.filter(inPeriod);
    const payments = area.tables.capitationPayments.filter(inPeriod);
    const members = membersOf({ heads: read.heads, charges }, payments, area);
    const strangers = strangersOf(charges, payments, area);

    const settled =
      period.kind === 'year'
        ? yearOf(members, read, charges, context)
        : monthOf(members, period.month, context);
    if (!settled) return undefined;
    return statement(
      [
        ...settled.tables,
        tables.betweenTable(area, charges, members),
        tables.spendingTable(area, area.tables.capitationSpending.filter(inPeriod), members),
        tables.strangersTable(area, strangers),
        headsTable(area, read, members),
        standardsTable(area, read),
      ],
      [...settled.entitlements, ...strangers.map(strangerEntitlement)],
    );
  },
};

type Settled = Pick<Statement, 'tables' | 'entitlements'>;

function yearOf(
  members: readonly Member[],
  read: Capitation,
  charges: readonly Charge[],
  context: MethodContext,
): Settled | undefined {
  const settled = settleYear(members, read, context);
  return (
    settled && {
      tables: [
        tables.settlementTable(context.area, charges, settled),
        tables.clearingTable(context.area, charges, settled),
      ],
      entitlements: settled.map((member) => memberEntitlement(member, '門診人頭結算', member.due)),
    }
  );
}

function monthOf(members: readonly Member[], month: string, context: MethodContext): Settled {
  const settled = settleMonth(members, month, context);
  return {
    tables: [tables.paymentsTable(context.area, settled)],
    entitlements: settled.map((member) => memberEntitlement(member, '門診人頭月度撥付', member.payable)),
  };
}

const statement = (all: readonly StatementTable[], entitlements: readonly Entitlement[]): Statement => ({
  method: 'capitation',
  title: '門診按人頭付費',
  sheet: '門診人頭結算',
  tables: all,
  entitlements,
});

const memberEntitlement = ({ fund, consortium, paid }: Member, item: string, cost: Fen): Entitlement => ({
  account: fund,
  budgetItem: OUTPATIENT,
  party: { kind: 'consortium', code: consortium },
  item,
  cost,
  paid,
});

const strangerEntitlement = ({ fund, code, cost, paid }: Stranger): Entitlement => ({
  account: fund,
  budgetItem: OUTPATIENT,
  party: code === undefined ? { kind: 'other', name: '統籌區外' } : { kind: 'institution', code },
  item: '包幹參保人在醫共體外的門診',
  cost,
  paid,
});
