import type { Method } from './method.ts';
import { advancesOf } from './working-capital/advances.ts';
import { checkWorkingCapital } from './working-capital/check.ts';
import { advanceTables } from './working-capital/tables.ts';

/** 預付金：年初約一個月的周轉資金，單獨記賬，年底收回；與月度預付互不相混。 */
export const workingCapital: Method = {
  step: 'workingCapital',
  title: '預付金',
  sheet: '預付金結算',
  tabs: ['workingCapitalFunds', 'workingCapitalHistory', 'workingCapitalMoves'],
  check: checkWorkingCapital,
  settle: (context) => ({
    method: 'workingCapital',
    title: '預付金額度與收付',
    sheet: '預付金結算',
    tables: advanceTables(context.area, advancesOf(context)),
    // Money lent and returned is no cost of any fund.
    entitlements: [],
  }),
};
