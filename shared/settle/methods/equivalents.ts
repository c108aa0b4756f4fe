import { finding } from '../../findings/finding.ts';
import { fen, formatYuan, sumFen } from '../../money/fen.ts';
import { checkEquivalents } from './equivalents/check.ts';
import { type Purchase, purchaseOf } from './equivalents/purchase.ts';
import { rewardsOf } from './equivalents/rewards.ts';
import { borneBy, equivalentTables } from './equivalents/tables.ts';
import type { Method, MethodContext } from './method.ts';
import type { Statement } from './statement.ts';

/** 標化工作當量：財政按當量購買基層的基本公共衛生服務，分期預付，次年結算。 */
export const equivalents: Method = {
  step: 'equivalents',
  title: '標化工作當量',
  sheet: '工作當量結算',
  tabs: [
    'equivalentItems',
    'equivalentWork',
    'equivalentCeilings',
    'equivalentSamples',
    'equivalentMoney',
    'equivalentRewards',
  ],
  check: checkEquivalents,
  settle: (context) => (context.period.kind === 'year' ? yearOf(context) : undefined),
};

function yearOf(context: MethodContext): Statement {
  const { area } = context;
  const purchase = purchaseOf(context);
  reportBeyondBudget(context, purchase);
  return {
    method: 'equivalents',
    title: '標化工作當量購買結算',
    sheet: '工作當量結算',
    tables: equivalentTables(area, purchase, rewardsOf(context)),
    // 「由政府統籌整合基本公共衛生服務項目經費和經常性收支差額補助」 (HY): no insurance fund bears it.
    entitlements: purchase.institutions.map(({ institution, due, paid }) => ({
      account: '財政',
      budgetItem: '工作當量',
      party: { kind: 'institution', code: institution },
      item: '標化工作當量',
      cost: due,
      paid,
    })),
  };
}

/** A budget nobody typed is not held against anything. */
function reportBeyondBudget({ area, report }: MethodContext, { institutions }: Purchase): void {
  const due = sumFen(institutions.map((line) => line.due));
  const first = area.tables.equivalentMoney.find(({ kind }) => kind === '年度預算');
  const { budget, risk, open } = borneBy(area, due);
  if (!first || open === 0n) return;
  const values = { due: formatYuan(due), budget: formatYuan(fen(budget + risk)) };
  report(finding('EQUIVALENT_BEYOND_BUDGET', area.places.equivalentMoney(first.row, 'amount'), values));
}
