import { finding } from '../../../findings/finding.ts';
import { type Fen, fen, formatYuan, NO_MONEY } from '../../../money/fen.ts';
import { fraction } from '../../../money/fraction.ts';
import { budgetItemOf, EMERGENCY, inItemOrder, RESERVE } from '../../budget-items.ts';
import type { MethodContext } from '../method.ts';
import type { Account, StatementRow, StatementTable } from '../statement.ts';
import {
  ACCOUNTS,
  accountMoney,
  budgetOfAccount,
  type Cost,
  hasBudget,
  type Money,
  type PaidBy,
  sumOf,
  totalBudget,
} from './costs.ts';

type Row = StatementRow['cells'];

const MONEY_COLUMNS = [
  { key: 'budget', title: '預算', kind: 'money', sum: true },
  { key: 'cost', title: '支出', kind: 'money', sum: true },
  { key: 'paid', title: '已付', kind: 'money', sum: true },
  { key: 'toPay', title: '待付', kind: 'money', sum: true },
  { key: 'left', title: '結餘', kind: 'money', sum: true },
] as const;

const spent = ({ cost, paid }: Money): Row => ({ cost, paid, toPay: fen(cost - paid) });

/** All accounts of the year, one line each. */
export function accountsTable(costs: readonly Cost[], context: MethodContext): StatementTable {
  const accounts = ACCOUNTS.map(([account]) => account).filter((account) => isOpen(account, costs, context));
  const all = sumOf(costs);
  const budget = context.area.tables.budget.reduce((sum, { amount }) => sum + amount, 0n);
  const unbudgeted = sumOf(costs.filter(({ account }) => !hasBudget(account)));
  return {
    key: 'accounts',
    title: '全年總表',
    columns: [
      { key: 'account', title: '賬戶', kind: 'text' },
      ...MONEY_COLUMNS,
      { key: 'rate', title: '支出÷預算', kind: 'ratio' },
      { key: 'sheet', title: '明細見', kind: 'tab' },
    ],
    rows: accounts.map((account) => ({ cells: accountRow(account, context) })),
    totals: {
      label: '各方合計',
      cells: {
        budget,
        ...all,
        toPay: all.cost - all.paid,
        left: budget - all.cost + unbudgeted.cost,
      },
    },
    notes: [
      '支出 = 已付 + 待付，負數為應扣回；結餘 = 預算 − 支出，負數為超出預算。',
      '財政與長護不在預算表內，只列支出。',
    ],
  };
}

/** An account with a budget or a cost is shown. */
export const isOpen = (account: Account, costs: readonly Cost[], context: MethodContext): boolean =>
  costs.some((cost) => cost.account === account) ||
  context.area.tables.budget.some(({ fund }) => fund === account);

function accountRow(account: Account, context: MethodContext): Row {
  const money = accountMoney(account, context);
  const balance = context.statements.find(({ method }) => method === 'fundBudget');
  const named = { account, ...spent(money) };
  if (!hasBudget(account)) return named;
  const budget = totalBudget(account, context);
  return {
    ...named,
    budget,
    left: fen(budget - money.cost),
    rate: budget === NO_MONEY ? null : fraction(money.cost, budget),
    sheet: balance?.sheet ?? null,
  };
}

/** One account item by item: its budget, what each method costs of it, and what is left. */
export function itemsTable(
  account: Account,
  key: string,
  costs: readonly Cost[],
  methods: readonly PaidBy[],
  context: MethodContext,
): StatementTable {
  const budget = budgetOfAccount(account, context);
  const byItem = Map.groupBy(costs, ({ item }) => item);
  const items = [...new Set([...(budget?.keys() ?? []), ...byItem.keys()])].sort(inItemOrder);
  const money = accountMoney(account, context);
  const total = totalBudget(account, context);
  return {
    key: `items-${key}`,
    title: `${account}：預算與支出`,
    columns: [
      { key: 'item', title: '項目', kind: 'text' },
      { key: 'method', title: '付費方式', kind: 'text' },
      ...MONEY_COLUMNS,
      { key: 'sheet', title: '明細見', kind: 'tab' },
      { key: 'note', title: '說明', kind: 'text' },
    ],
    rows: items.flatMap((item) =>
      itemRows(account, item, budget?.get(item), byItem.get(item) ?? [], methods, context).map(
        (cells, index) => ({ key: index === 0 ? item : `${item} ${cells['method']}`, cells }),
      ),
    ),
    totals: {
      label: '由點數池與各表',
      cells: {
        ...(budget && { budget: total, left: total - money.cost }),
        ...money,
        toPay: money.cost - money.paid,
      },
    },
  };
}

function itemRows(
  account: Account,
  item: string,
  budget: Fen | undefined,
  costs: readonly Cost[],
  methods: readonly PaidBy[],
  context: MethodContext,
): readonly Row[] {
  const used = methods.filter(({ key }) => costs.some(({ method }) => method === key));
  const whole = sumOf(costs);
  const head: Row = {
    item,
    ...(hasBudget(account) && { budget: budget ?? NO_MONEY, left: fen((budget ?? NO_MONEY) - whole.cost) }),
    note: noteOf(account, item, budget, whole.cost, used, context),
  };
  const rows = used.map(
    ({ key, title, sheet }): Row => ({
      method: title,
      ...spent(sumOf(costs.filter(({ method }) => method === key))),
      sheet,
    }),
  );
  const [first, ...others] = rows;
  if (!first) return [{ ...head, method: '—', ...spent(whole) }];
  if (others.length === 0) return [{ ...head, ...first }];
  return [{ ...head, method: `共 ${rows.length} 種付費方式` }, ...rows];
}

/** Names what does not match between the 預算 tab and the methods, and tells of it. */
function noteOf(
  account: Account,
  item: string,
  budget: Fen | undefined,
  cost: Fen,
  used: readonly PaidBy[],
  { area, report }: MethodContext,
): string {
  if (!hasBudget(account)) return '';
  if (budget === undefined) {
    const values = {
      account,
      item,
      cost: formatYuan(cost),
      methods: used.map(({ title }) => title).join('、'),
    };
    if (cost !== NO_MONEY) report(finding('FUND_YEAR_WITHOUT_BUDGET', area.places.budget(), values));
    return '預算表沒有這個項目';
  }
  if (used.length > 0) return cost > budget ? '支出超過預算' : '';
  if (item === RESERVE || item === EMERGENCY) return '儲備，未動用的部分';
  if (budget !== NO_MONEY) {
    const first = area.tables.budget.find((row) => row.fund === account && budgetItemOf(row.item) === item)!;
    const where = area.places.budget(first.row, 'item');
    report(finding('FUND_YEAR_WITHOUT_METHOD', where, { account, item, budget: formatYuan(budget) }));
  }
  return '本次結算沒有付費方式';
}
