import { finding, type Report } from '../../../findings/finding.ts';
import { formatYuan, sumFen } from '../../../money/fen.ts';
import { normalise } from '../../../sheets/raw.ts';
import { parameterPlace } from '../../parameter-set.ts';
import { FUND_ORDER } from '../../settlement.ts';
import { hasPlan } from '../appraisal.ts';
import type { MethodContext } from '../method.ts';
import { type Charge, readCharges } from './charges.ts';
import { budgeted, type HeadLine, readHeads } from './heads.ts';
import type { CapitationInput } from './input.ts';
import { type Rates, readRates } from './rates.ts';
import { readRoster } from './roster.ts';
import { type HeadStandard, readStandards } from './standards.ts';

/** The 項目 of the 預算 tab that outpatient care is paid from. */
export const OUTPATIENT = '門診';

/** What the tabs of 門診按人頭付費 come to. */
export interface Capitation {
  readonly standards: readonly HeadStandard[];
  readonly heads: readonly HeadLine[];
  readonly charges: readonly Charge[];
  readonly rates: Rates;
}

/** Reads and checks all tabs; every finding is told. */
export function readCapitation(
  input: CapitationInput,
  report: Report,
  trace?: MethodContext['trace'],
): Capitation {
  const standards = readStandards(input, report, trace);
  const roster = readRoster(input, standards, report);
  const heads = budgeted(readHeads(input, roster, standards, report), input, trace);
  const charges = readCharges(input, roster, report);
  return { standards, heads, charges, rates: readRates(input, report) };
}

export function checkCapitation(input: CapitationInput, report: Report): void {
  const { heads, charges } = readCapitation(input, report);
  checkHomes(heads, charges, input, report);
  checkBudget(heads, input, report);
  checkPlan(input, report);
}

/** Told once for each 醫共體 and fund, at the first row. */
function checkHomes(
  heads: readonly HeadLine[],
  charges: readonly Charge[],
  { places }: CapitationInput,
  report: Report,
): void {
  const told = new Set(heads.map(({ fund, consortium }) => `${fund} ${consortium}`));
  for (const { row, fund, home } of charges) {
    if (told.has(`${fund} ${home}`)) continue;
    told.add(`${fund} ${home}`);
    const where = places.capitationSpending(row, 'consortium');
    report(finding('CAPITATION_WITHOUT_HEADS', where, { consortium: home, fund }));
  }
}

function checkBudget(heads: readonly HeadLine[], { tables, places }: CapitationInput, report: Report): void {
  for (const fund of FUND_ORDER) {
    const ofFund = heads.filter((line) => line.fund === fund);
    if (ofFund.length === 0) continue;
    const rows = tables.budget.filter((row) => row.fund === fund && normalise(row.item) === OUTPATIENT);
    if (rows.length === 0) report(finding('CAPITATION_WITHOUT_BUDGET', places.budget(), { fund }));
    const [total, budget] = [
      sumFen(ofFund.map((line) => line.budget)),
      sumFen(rows.map((row) => row.amount)),
    ];
    if (rows.length > 0 && total > budget) {
      const values = { fund, heads: formatYuan(total), budget: formatYuan(budget) };
      report(finding('CAPITATION_ABOVE_BUDGET', places.budget(rows[0]!.row, 'amount'), values));
    }
  }
}

function checkPlan({ params, tables, places }: CapitationInput, report: Report): void {
  if (params['capitation.performance.by'] !== 'score') return;
  const plan = params['capitation.performance.plan'];
  if (plan !== null && hasPlan({ tables }, plan)) return;
  const key = 'capitation.performance.plan';
  const where = parameterPlace(key, tables.parameters, places.parameters);
  const reason =
    plan === null ? 'capitation.performance.by 為 score 時必須填寫考核方案' : `考核方案表沒有「${plan}」`;
  report(finding('PARAMETER_NOT_TOGETHER', where, { key, title: '人頭績效的考核方案', reason }));
}
