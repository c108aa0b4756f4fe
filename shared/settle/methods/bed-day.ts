import { checkBedDays } from './bed-day/check.ts';
import { type BedDayDue, bedDayDues, staySums } from './bed-day/stays.ts';
import { amountsTable, duesTable, pointsTable, standardsTable } from './bed-day/tables.ts';
import { targetsTable } from './bed-day/targets.ts';
import type { Method, MethodContext } from './method.ts';
import type { Entitlement, Statement } from './statement.ts';

const TITLE = '床日付費';
const SHEET = '床日結算';

/** The 項目 of the 預算 tab that bed-days paid in money are paid from; those in points are part of 住院. */
export const BED_DAY_BUDGET = '床日';

/**
 * 床日付費的兩種形式：床日標準折成點數的，在點數池內結算，此處列出標準與床日；按金額定額付費的（床日住院），此處算出應付。
 * 床日考核只列年度的平均住院天數、日均費用與療效。
 */
export const bedDayStandard: Method = {
  step: 'bedDayStandard',
  title: TITLE,
  sheet: SHEET,
  tabs: ['bedDayStandards', 'bedDayStays', 'bedDayTargets'],
  check: checkBedDays,
  settle: settleBedDays,
};

function settleBedDays(context: MethodContext): Statement | undefined {
  const { area, period } = context;
  const { bedDayStandards, bedDayStays, bedDayTargets } = area.tables;
  const sums = staySums(context);
  const dues = bedDayDues(context, sums);
  const ofPoints = context.cells.some((cell) => cell.class === 'bed-day');
  const appraised = period.kind === 'year' && bedDayTargets.length > 0;
  if (dues.length === 0 && !ofPoints && !appraised) return undefined;
  const inMoney = bedDayStays.length > 0 || dues.length > 0;
  return {
    method: 'bedDayStandard',
    title: TITLE,
    sheet: SHEET,
    tables: [
      ...(inMoney ? [duesTable(context, sums, dues), amountsTable(context, sums)] : []),
      ...(ofPoints ? [pointsTable(context)] : []),
      ...(appraised ? [targetsTable(context)] : []),
      ...(bedDayStandards.length > 0 ? [standardsTable(context)] : []),
    ],
    entitlements: dues.map((due) => entitlement(due, period.kind === 'year')),
  };
}

const entitlement = ({ institution, fund, due, payment, paid }: BedDayDue, inYear: boolean): Entitlement => ({
  account: fund,
  budgetItem: BED_DAY_BUDGET,
  party: { kind: 'institution', code: institution },
  item: '床日定額付費',
  cost: inYear ? due : payment,
  paid,
});
