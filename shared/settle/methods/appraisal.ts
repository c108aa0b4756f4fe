import { checkAppraisal } from './appraisal/check.ts';
import { appraisalMoney } from './appraisal/money.ts';
import { entitlementsOf, moneyTables } from './appraisal/money-tables.ts';
import { readPlans } from './appraisal/plans.ts';
import { allScores } from './appraisal/score.ts';
import { scoreTables } from './appraisal/score-tables.ts';
import type { Method, MethodContext } from './method.ts';
import type { Statement } from './statement.ts';

export { appraisalOf, hasPlan, isAppraised, type PartyScore, passed, scoreOf } from './appraisal/score.ts';

/** 考核：各方案的指標得分，及其兌現的金額；一年一次。 */
export const appraisal: Method = {
  step: 'appraisal',
  title: '考核',
  sheet: '考核結果',
  tabs: ['appraisalPlans', 'appraisalIndicators', 'appraisalValues', 'appraisalBands', 'appraisalMoney'],
  check: checkAppraisal,
  settle: (context) => (context.period.kind === 'year' ? yearOf(context) : undefined),
};

function yearOf(context: MethodContext): Statement {
  const { area } = context;
  const scores = allScores(context);
  const money = appraisalMoney(context, scores);
  return {
    method: 'appraisal',
    title: '考核結果與兌現',
    sheet: '考核結果',
    tables: [...moneyTables(area, money), ...scoreTables(area, [...readPlans(area).values()], scores)],
    entitlements: entitlementsOf(money),
  };
}
