import { budgetItemOf } from '../../settle/budget-items.ts';
import { ACCOUNTS, POINTS } from '../../settle/methods/fund-year/costs.ts';
import { type Party, partyKey } from '../../settle/methods/party.ts';
import type { Account } from '../../settle/methods/statement.ts';
import { INPATIENT } from '../../sheets/read-tables.ts';
import { memberKey } from '../book-context.ts';
import type { Given } from '../explanation.ts';
import { fromLine, given, sumFormula, yuanOf } from '../given.ts';
import { type CellAt, entitlementKey, type Way } from './cell.ts';
import type { MethodExplained } from './explained.ts';
import { fromRows } from './row-ways.ts';
import { fromTab } from './tab-ways.ts';
import { either, nothing, when } from './ways.ts';

/** Whose cost, of which method and item. */
interface CostOf {
  readonly account: Account;
  readonly item: string;
  readonly party: Party;
  readonly method: string;
}

type Field = 'cost' | 'paid';

/** Every cost of the year that is of the kind asked for, as it stands in the other statements. */
const costs =
  (field: Field, which: (cost: CostOf, at: CellAt) => boolean): Way =>
  (at) => {
    const { institutions, statements } = at.context.settlement;
    const ofPoints = institutions.flatMap((line): Given[] => {
      const { fund, code } = line;
      const party = { kind: 'institution', code } as const;
      if (!which({ account: fund, item: INPATIENT, party, method: POINTS }, at)) return [];
      const parts = field === 'paid' ? ([['prepaid', '已預付額']] as const) : DUE;
      return parts.map(([part, title]) =>
        given('', `${code} ${title}`, yuanOf(line[part]), fromLine(memberKey(fund, code, part))),
      );
    });
    const ofMethods = statements.flatMap(({ method, entitlements }) =>
      entitlements.flatMap((entitlement, index): Given[] => {
        const { account, party } = entitlement;
        if (!which({ account, item: budgetItemOf(entitlement.budgetItem), party, method }, at)) return [];
        const whose = party.kind === 'other' ? party.name : party.code;
        const name = `${whose} ${entitlement.item}`;
        return [given('', name, yuanOf(entitlement[field]), fromLine(entitlementKey(method, index, field)))];
      }),
    );
    const givens = [...ofPoints, ...ofMethods].map((one, index) => ({ ...one, symbol: `a${index + 1}` }));
    return { formula: sumFormula(givens), givens };
  };

const DUE = [
  ['due', '應付額'],
  ['adjustments', '清算調整'],
] as const;

/** The account of a table of one account: `items-employee`. */
const accountOf = ({ table }: CellAt): Account =>
  ACCOUNTS.find(([, name]) => table.key.endsWith(`-${name}`))![0];

/** The item of a row: its own, or that of the line above it that it is part of. */
const itemOf = (at: CellAt): string => at.text('item') || at.row.key.slice(0, -at.text('method').length - 1);

/** The method that a row is of, by the title that it is shown with. */
const methodOf = (at: CellAt): string | undefined =>
  at.text('method') === '點數付費'
    ? POINTS
    : at.context.settlement.statements.find(({ title }) => title === at.text('method'))?.method;

const ofItem = (cost: CostOf, at: CellAt): boolean =>
  cost.account === accountOf(at) && cost.item === itemOf(at) && cost.method === methodOf(at);

const wholeItem = (cost: CostOf, at: CellAt): boolean =>
  cost.account === accountOf(at) && cost.item === itemOf(at);

const ofParty = (cost: CostOf, at: CellAt): boolean => {
  const { party } = cost;
  const kind = at.text('kind') === '醫共體本級' ? 'consortium' : 'institution';
  const own: Party =
    at.text('kind') === '其他' ? { kind: 'other', name: at.text('name') } : { kind, code: at.text('code') };
  return cost.account === accountOf(at) && partyKey(party) === partyKey(own);
};

const isSubtotal = ({ row }: CellAt): boolean => row.subtotal;

/** The rows above a subtotal, of the same 醫共體. */
const above: Way = (at) =>
  fromRows(
    at.table.key,
    at.column,
    ({ cells, subtotal }) => !subtotal && cells['group'] === at.text('group'),
  )(at);

const items =
  (field: Field): Way =>
  (at) => {
    const [, name] = ACCOUNTS.find(([account]) => account === at.text('account'))!;
    return fromRows(`items-${name}`, field, () => true)(at);
  };

/** A column of a method of the page, and the sum of them. */
const byMethod: Way = (at) => {
  const isMethod = !['cost', 'paid', 'toPay'].includes(at.column);
  return isMethod
    ? costs('cost', (cost, own) => ofParty(cost, own) && cost.method === own.column)(at)
    : undefined;
};

/** 基金年度總表 */
export const fundYearExplained: MethodExplained = {
  tables: {
    accounts: {
      key: ['account'],
      cells: {
        budget: fromTab('budget', 'amount', (row, at) => row.fund === at.text('account')),
        cost: items('cost'),
        paid: items('paid'),
        toPay: 'cost − paid',
        left: 'budget − cost',
        rate: 'cost ÷ budget',
      },
    },
    items: {
      key: (text) => text('item') || text('method'),
      cells: {
        budget: fromTab(
          'budget',
          'amount',
          (row, at) => row.fund === accountOf(at) && budgetItemOf(row.item) === at.text('item'),
        ),
        cost: costs('cost', ofItem),
        paid: costs('paid', ofItem),
        toPay: 'cost − paid',
        left: (at) => {
          const spent = costs('cost', wholeItem)(at)!;
          const [budget] = fromRows(at.table.key, 'budget', ({ key }) => key === at.row.key)(at)!.givens;
          return (
            budget && {
              formula: ['B', ...spent.givens.map(({ symbol }) => symbol)].join(' − '),
              givens: [{ ...budget, symbol: 'B' }, ...spent.givens],
            }
          );
        },
      },
    },
    parties: {
      key: (text) => (text('kind') === '小計' ? `${text('group')} 小計` : text('code') || text('name')),
      cells: {
        '*': either(when(isSubtotal, above), byMethod, nothing),
        cost: either(when(isSubtotal, above), costs('cost', ofParty)),
        paid: either(when(isSubtotal, above), costs('paid', ofParty)),
        toPay: 'cost − paid',
      },
    },
  },
};
