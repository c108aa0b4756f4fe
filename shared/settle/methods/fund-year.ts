import { ACCOUNTS, costsOf, methodsOfYear } from './fund-year/costs.ts';
import { accountsTable, isOpen, itemsTable } from './fund-year/items.ts';
import { partiesTable } from './fund-year/parties.ts';
import type { Method, MethodContext } from './method.ts';
import type { Statement } from './statement.ts';

const SHEET = '基金年度總表';

/**
 * 基金年度總表：預算、各付費方式、機構與醫共體、結餘，全在一頁，每一行都指向其明細表，合計核對到分。It reads nothing of
 * its own: it is settled when any other payment method is, and points alone have their own tabs already.
 */
export const fundYear: Method = {
  step: 'fundYear',
  title: '基金年度總表',
  sheet: SHEET,
  tabs: [],
  on: (before) => before.length > 0,
  settle: (context) => (context.period.kind === 'year' ? settleYear(context) : undefined),
};

function settleYear(context: MethodContext): Statement | undefined {
  const costs = costsOf(context);
  const methods = methodsOfYear(context);
  const open = ACCOUNTS.filter(([account]) => isOpen(account, costs, context));
  if (open.length === 0) return undefined;
  return {
    method: 'fundYear',
    title: '基金年度總表',
    sheet: SHEET,
    tables: [
      accountsTable(costs, context),
      ...open.flatMap(([account, key]) => {
        const own = costs.filter((cost) => cost.account === account);
        return [
          itemsTable(account, key, own, methods, context),
          ...(own.length > 0 ? [partiesTable(account, key, own, methods, context)] : []),
        ];
      }),
    ],
    entitlements: [],
  };
}
