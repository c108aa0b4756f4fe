import type { Report } from '../../shared/findings/finding.ts';
import { yuan } from '../../shared/money/fen.ts';
import type { Area } from '../../shared/settle/area.ts';
import type { MethodContext } from '../../shared/settle/methods/method.ts';
import type { Party } from '../../shared/settle/methods/party.ts';
import type { Account, Statement } from '../../shared/settle/methods/statement.ts';
import type { InstitutionStatement, Pool } from '../../shared/settle/settlement.ts';
import type { Fund } from '../../shared/sheets/tabs/values.ts';
import { settleTabs, type Tabs } from './workbook.ts';

/** An area with a budget and what was paid and adjusted, read from tabs as any other. */
export async function areaWith(budget: readonly (readonly string[])[], more: Tabs = {}): Promise<Area> {
  const tabs = { 預算: [['險種', '項目', '金額', '文號'], ...budget.map((row) => [...row, '文'])], ...more };
  const { area, findings } = await settleTabs(tabs, '2025', { 'area.meanCost': '10000' });
  if (!area) throw new Error(JSON.stringify(findings));
  return area;
}

const NONE = yuan('0');

/** One institution's points, in yuan: due, prepaid, adjustments. */
export function institution(
  fund: Fund,
  code: string,
  [due, prepaid, adjustments]: readonly [string, string, string],
): InstitutionStatement {
  const money = { due: yuan(due), prepaid: yuan(prepaid), adjustments: yuan(adjustments) };
  return {
    code,
    fund,
    cases: 1,
    points: 1n,
    pointChanges: [],
    gross: NONE,
    byItemFund: NONE,
    patientAndOther: NONE,
    leftPool: NONE,
    prepayment: NONE,
    ...money,
    clearing: (money.due - money.prepaid + money.adjustments) as Pool['budget'],
  };
}

/** A pool in yuan. */
export const pool = (fund: Fund, distributable: string, leftPool = '0', residual = '0'): Pool => ({
  fund,
  cases: 1,
  points: 1n,
  budget: NONE,
  byItemFund: NONE,
  leftPool: yuan(leftPool),
  distributable: yuan(distributable),
  patientAndOther: NONE,
  gross: NONE,
  pointValue: 0n,
  residual: yuan(residual),
});

type Owed = readonly [account: Account, item: string, party: string, cost: string, paid: string];

const partyOf = (text: string): Party => {
  if (/^G\d$/.test(text)) return { kind: 'consortium', code: text };
  return /^[A-Z]\d$/.test(text) ? { kind: 'institution', code: text } : { kind: 'other', name: text };
};

/** A statement that comes to these entitlements. */
export const owing = (
  method: Statement['method'],
  title: string,
  sheet: string,
  owed: readonly Owed[],
): Statement => ({
  method,
  title,
  sheet,
  tables: [],
  entitlements: owed.map(([account, budgetItem, party, cost, paid]) => ({
    account,
    budgetItem,
    party: partyOf(party),
    item: title,
    cost: yuan(cost),
    paid: yuan(paid),
  })),
});

export const contextOf = (
  area: Area,
  institutions: readonly InstitutionStatement[],
  pools: readonly Pool[],
  statements: readonly Statement[],
  report: Report = () => {},
): MethodContext => ({
  area: { ...area, settlesPoints: institutions.length > 0 },
  period: { kind: 'year', year: 2025 },
  cells: [],
  points: { pools, institutions, consortia: [] },
  statements,
  report,
  use: () => {
    throw new Error('the page applies no rule');
  },
});
