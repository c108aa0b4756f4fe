import { finding, type Report } from '../../../findings/finding.ts';
import { exactDecimal } from '../../../money/decimal-text.ts';
import { compare, ONE } from '../../../money/fraction.ts';
import { normalise } from '../../../sheets/raw.ts';
import type { AppraisalEffect } from '../../../sheets/tabs/appraisal-tabs.ts';
import type { Tables } from '../../../sheets/tabs/settlement-tabs.ts';
import type { Fund } from '../../../sheets/tabs/values.ts';
import type { MethodInput } from '../method.ts';
import { reportRepeated } from '../repeated.ts';
import type { Plan } from './plans.ts';
import { isAppraised } from './score.ts';

type MoneyRow = Tables['appraisalMoney'][number];
type Column = 'party' | 'amount' | 'ratio' | 'size' | 'item';

const HEADERS: Readonly<Record<Column, string>> = {
  party: '機構或醫共體',
  amount: '基數',
  ratio: '計提比例',
  size: '規模',
  item: '項目',
};

/** Which columns a row of that effect needs, and which would be ignored. */
const COLUMNS: Readonly<
  Record<string, { readonly needs: readonly Column[]; readonly not: readonly Column[] }>
> = {
  釋放表: { needs: ['party', 'amount'], not: ['size'] },
  係數: { needs: ['party', 'amount'], not: ['size'] },
  獎勵池: { needs: ['amount'], not: ['size'] },
  獎勵池成員: { needs: ['size'], not: ['amount', 'ratio', 'item'] },
};

export function checkMoney(input: MethodInput, plans: ReadonlyMap<string, Plan>, report: Report): void {
  const { tables, places } = input;
  for (const row of tables.appraisalMoney) {
    const plan = plans.get(normalise(row.plan));
    if (plan) checkRow(input, plan, row, report);
  }
  reportRepeated(
    tables.appraisalMoney,
    ({ plan, fund, party, item }) => [plan, fund, party, item],
    ({ row, party }, other) => {
      const text = party ?? '（總額）';
      const where = places.appraisalMoney(row, 'party');
      report(finding('CODE_DUPLICATE', where, { header: HEADERS.party, text, other }));
    },
  );
  for (const plan of plans.values()) {
    if (plan.effect === '獎勵池') checkPools(input, plan, report);
  }
}

function checkRow(input: MethodInput, plan: Plan, row: MoneyRow, report: Report): void {
  const place = (column: Column | 'plan') => input.places.appraisalMoney(row.row, column);
  const { effect, name: text } = plan;
  if (effect === null) {
    report(finding('APPRAISAL_EFFECT_MISSING', place('plan'), { text }));
    return;
  }
  const { needs, not } = COLUMNS[effect === '獎勵池' && row.party !== null ? '獎勵池成員' : effect]!;
  const tell = (code: 'APPRAISAL_MONEY_COLUMN' | 'APPRAISAL_MONEY_SURPLUS', column: Column) =>
    report(finding(code, place(column), { text, effect, header: HEADERS[column] }));
  for (const column of needs.filter((one) => row[one] === null)) tell('APPRAISAL_MONEY_COLUMN', column);
  for (const column of not.filter((one) => row[one] !== null)) tell('APPRAISAL_MONEY_SURPLUS', column);
  if (row.ratio && isShare(effect) && compare(row.ratio, ONE) > 0) {
    report(
      finding('APPRAISAL_RATIO_ABOVE_ONE', place('ratio'), {
        header: HEADERS.ratio,
        text: exactDecimal(row.ratio)!,
      }),
    );
  }
  if (row.party !== null && !isAppraised(input, row.plan, row.party)) {
    report(finding('APPRAISAL_NOT_APPRAISED', place('party'), { party: row.party, plan: text }));
  }
}

/** Held and pooled money are parts of their base; a coefficient's base may be typed as any multiple. */
const isShare = (effect: AppraisalEffect): boolean => effect !== '係數';

function checkPools({ tables, places }: MethodInput, plan: Plan, report: Report): void {
  const rows = tables.appraisalMoney.filter((row) => normalise(row.plan) === normalise(plan.name));
  for (const fund of new Set<Fund>(rows.map((row) => row.fund))) {
    const own = rows.filter((row) => row.fund === fund);
    const pools = own.filter(({ party }) => party === null).length;
    const reason =
      pools === 0
        ? '沒有總額一行'
        : pools > 1
          ? '有多行總額'
          : pools === own.length
            ? '沒有參與分配的機構'
            : undefined;
    if (!reason) continue;
    const where = places.appraisalMoney(own[0]!.row, 'party');
    report(finding('APPRAISAL_POOL_INCOMPLETE', where, { text: plan.name, fund, reason }));
  }
}
