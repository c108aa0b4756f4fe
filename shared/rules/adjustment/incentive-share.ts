import { finding } from '../../findings/finding.ts';
import { type Trace, traced } from '../../law/trace.ts';
import { exactDecimal } from '../../money/decimal-text.ts';
import {
  compare,
  type Fraction,
  fraction,
  larger,
  minus,
  ONE,
  over,
  plus,
  smaller,
  times,
  ZERO,
} from '../../money/fraction.ts';
import type { incentivesTab } from '../../sheets/tabs/adjustment-tabs.ts';
import type { Indicator } from '../../sheets/tabs/values.ts';
import { type AdjustedMember, type AdjustmentFacts, change, type PointChanges, pointsOf } from './facts.ts';
import { rowByMember } from './pool-rows.ts';

export const INCENTIVES_TAB: (typeof incentivesTab)['name']['hant'] = '激勵指標';

export const SHARE_FORMULA = 'max(0, min(P × 斜率 × (n_h ÷ N_h ÷ (Σn ÷ ΣN) − 1), P × 上限))';

export const SHARE_INTERPRETATION =
  '文本只寫與均值相比，沒有算式：按人次佔比高出點數池佔比的相對幅度乘斜率加計，不高於均值者不減。' +
  '點數池佔比為全池人次 ÷ 全池病例，未填的機構按 0 人次計；加計以機構點數的上限比例為限。斜率 0 為不加計。';

/** The rows of one indicator, one per institution of the pool. */
export const incentiveRows = (facts: AdjustmentFacts, indicator: Indicator) =>
  rowByMember(
    facts,
    INCENTIVES_TAB,
    facts.incentives.filter((row) => row.indicator === indicator),
  );

/** What the incentives for children, the aged and deliveries have in common: a share of cases against the pool's. */
export function rewardShare(
  facts: AdjustmentFacts,
  trace: Trace | undefined,
  rule: string,
  indicator: Indicator,
  slope: Fraction,
): PointChanges {
  const rows = incentiveRows(facts, indicator);
  for (const [member, { row, value }] of rows) checkPersons(facts, indicator, member, row, value);

  const poolPersons = rows.reduce((sum, [, { value }]) => plus(sum, value), ZERO);
  const poolCases = fraction(facts.members.reduce((sum, { cases }) => sum + BigInt(cases), 0n));
  if (poolPersons.n === 0n) {
    const values = { fund: facts.fund, indicator };
    facts.report(finding('INCENTIVE_WITHOUT_BASE', { tab: INCENTIVES_TAB }, values));
    return new Map();
  }
  const cap = facts.params['adjust.incentive.cap'];
  const withCases = rows.filter(([{ cases }]) => cases > 0);
  return new Map(
    withCases.map(([member, { value: persons }]) => {
      const points = pointsOf(member, facts);
      const cases = fraction(BigInt(member.cases));
      const toPool = over(over(persons, cases), over(poolPersons, poolCases));
      const gain = times(times(points, slope), minus(toPool, ONE));
      return change(
        trace,
        facts,
        member,
        rule,
        'max(0, min(P × a × (n ÷ N ÷ (m ÷ M) − 1), P × u))',
        {
          P: traced(points, '點'),
          a: traced(slope),
          n: traced(persons),
          N: traced(cases, '例'),
          m: traced(poolPersons),
          M: traced(poolCases, '例'),
          u: traced(cap),
        },
        larger(ZERO, smaller(gain, times(points, cap))),
      );
    }),
  );
}

function checkPersons(
  { report }: AdjustmentFacts,
  indicator: Indicator,
  { code, cases }: AdjustedMember,
  row: number,
  persons: Fraction,
) {
  if (compare(persons, fraction(BigInt(cases))) <= 0) return;
  const values = { code, indicator, persons: exactDecimal(persons) ?? '', cases };
  report(finding('INCENTIVE_ABOVE_CASES', { tab: INCENTIVES_TAB, row }, values));
}
