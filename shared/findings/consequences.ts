import type { FindingCode } from './catalogue.ts';
import type { Finding } from './finding.ts';

/** Findings that only say «not in that tab», by the tab they looked into. */
const LOOKED_INTO: Partial<Record<FindingCode, string>> = {
  INSTITUTION_UNKNOWN: '機構',
  COEFFICIENT_TARGET_UNKNOWN: '機構',
  CONSORTIUM_UNKNOWN: '醫共體',
  CONSORTIUM_LEAD_OUTSIDE: '機構',
  GROUP_UNKNOWN: '病組',
  MONTH_WEIGHT_MISSING: '月度權重',
  BUDGET_MISSING: '預算',
  BUDGET_NOT_POSITIVE: '預算',
  DECISION_CASE_UNKNOWN: '病例',
  PERIOD_WITHOUT_CASES: '病例',
  PARAMETER_MISSING: '參數',
};

const OF_THE_TAB_ITSELF = /^(CELL|HEADER|TAB|IDENTIFIER|CSV|FILE|MERGED)_/;

/**
 * Leaves out what merely follows from a tab that could not be read in full: one bad institution row would
 * otherwise be told again at every one of its cases. Nothing blocking is lost, for the tab itself blocks.
 */
export function withoutConsequences(findings: readonly Finding[]): Finding[] {
  const unread = new Set(
    findings
      .filter(({ code, severity }) => severity === 'block' && OF_THE_TAB_ITSELF.test(code))
      .map(({ where }) => where.tab),
  );
  return findings.filter(({ code }) => !unread.has(LOOKED_INTO[code] ?? ''));
}
