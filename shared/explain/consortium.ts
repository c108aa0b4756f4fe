import type { ConsortiumStatement, StatementMoney } from '../settle/settlement.ts';
import { type BookContext, consortiumKey, memberKey } from './book-context.ts';
import { fromLine, given, sumFormula, yuanOf } from './given.ts';

const TITLES = {
  gross: '按點數分配額',
  byItemFund: '基金記賬',
  patientAndOther: '個人與其他基金',
  leftPool: '按項目支付',
  due: '應付額',
  prepayment: '本月預付額',
  prepaid: '已預付額',
  adjustments: '清算調整',
  clearing: '清算額',
} as const satisfies Record<keyof StatementMoney, string>;

/** 醫共體的每一項金額都是其成員機構之和。 */
export function consortiumLines(
  { area, settlement, add }: BookContext,
  statement: ConsortiumStatement,
): void {
  const { code, fund } = statement;
  const members = settlement.institutions.filter(
    (line) => line.fund === fund && area.institutions.get(line.code)?.consortium === code,
  );
  const absent: readonly string[] =
    settlement.period.kind === 'month' ? ['prepaid', 'adjustments', 'clearing'] : ['prepayment'];
  for (const field of Object.keys(TITLES) as (keyof StatementMoney)[]) {
    if (absent.includes(field)) continue;
    const givens = members.map((member, index) =>
      given(
        `m${index + 1}`,
        member.code,
        yuanOf(member[field]),
        fromLine(memberKey(fund, member.code, field)),
      ),
    );
    add({
      key: consortiumKey(fund, code, field),
      title: `醫共體 ${code} ${TITLES[field]}`,
      formula: sumFormula(givens),
      givens,
      result: yuanOf(statement[field]),
    });
  }
}
