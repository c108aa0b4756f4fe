import type { FindingCode } from './catalogue.ts';
import type { Finding } from './finding.ts';

/** Findings that only say «not in that tab», by the tabs they looked into. */
const LOOKED_INTO: Partial<Record<FindingCode, readonly string[]>> = {
  INSTITUTION_UNKNOWN: ['機構'],
  COEFFICIENT_TARGET_UNKNOWN: ['機構'],
  CONSORTIUM_UNKNOWN: ['醫共體'],
  CONSORTIUM_LEAD_OUTSIDE: ['機構'],
  GROUP_UNKNOWN: ['病組'],
  EXEMPT_GROUP_UNKNOWN: ['病組'],
  GROUP_VALUE_MISSING: ['歷史病例'],
  MONTH_WEIGHT_MISSING: ['月度權重'],
  BUDGET_MISSING: ['預算'],
  BUDGET_NOT_POSITIVE: ['預算'],
  DECISION_CASE_UNKNOWN: ['病例'],
  PERIOD_WITHOUT_CASES: ['病例'],
  PARAMETER_MISSING: ['參數', '歷史病例'],
  REFERENCE_MISSING: ['歷史病例'],
  GROUP_NOT_STABLE: ['歷史病例'],
  COMPONENT_MISSING: ['係數要素'],
  CAPITATION_PLACE_UNKNOWN: ['歸屬地'],
  CAPITATION_STANDARD_MISSING: ['人頭標準'],
  CAPITATION_HISTORY_MISSING: ['人頭歷史數據'],
  CAPITATION_SPENDING_PERSON: ['參保人名冊'],
  CAPITATION_WITHOUT_HEADS: ['參保人名冊', '參保人頭數', '人頭標準'],
  PROCUREMENT_APPRAISAL_MISSING: ['集採考核'],
};

const OF_THE_TAB_ITSELF = /^(CELL|HEADER|TAB|IDENTIFIER|CSV|FILE|MERGED)_/;

/** What a tab looks like of which nothing, or only the beginning, could be read. */
const SEEMS_EMPTY = /^TAB_(MISSING|EMPTY|WITHOUT_ROWS)$/;

/**
 * Leaves out what merely follows from a tab that could not be read in full: one bad institution row would
 * otherwise be told again at every one of its cases. Nothing blocking is lost, for the tab itself blocks.
 */
export function withoutConsequences(findings: readonly Finding[]): Finding[] {
  const tabsOf = (family: RegExp) =>
    new Set(
      findings
        .filter(({ code, severity }) => severity === 'block' && family.test(code))
        .map(({ where }) => where.tab),
    );
  const unread = tabsOf(OF_THE_TAB_ITSELF);
  const unopened = tabsOf(/^(FILE|CSV)_/);
  return findings.filter(
    ({ code, where }) =>
      !LOOKED_INTO[code]?.some((tab) => unread.has(tab)) &&
      !(SEEMS_EMPTY.test(code) && unopened.has(where.tab)),
  );
}
