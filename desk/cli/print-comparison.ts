import { type Amounts, amountAt, amountsOf, totalOf } from '../../shared/compare/amounts.ts';
import type { Comparison } from '../../shared/compare/compare-runs.ts';
import type { Component } from '../../shared/compare/components.ts';
import { type Bearer, bearers } from '../../shared/compare/lines.ts';
import { formatUnits } from '../../shared/money/decimal-text.ts';
import { type CompareContext, codeOf, nameIn, paidName } from '../../shared/report/compare-context.ts';
import { periodText } from '../../shared/settle/settlement.ts';
import { table } from './print.ts';

const money = (amount: bigint): string => formatUnits(amount, 2);

function componentText(component: Component): string {
  switch (component.kind) {
    case 'parameter':
      return `參數 ${component.title} ${component.before.key}：${component.before.text} → ${component.after.text}`;
    case 'tab':
      return `工作表 ${component.title}：${component.changes.length} 行不同`;
    case 'cases':
      return `病例：${component.before} 例 → ${component.after} 例`;
    default:
      return `${component.title}：${component.before} → ${component.after}`;
  }
}

/** What a person wants to see first: what differs, what each difference moved, and who gains and loses. */
export function comparisonSummary(context: CompareContext): string[] {
  const { base, others } = context;
  return [
    `${periodText(base.run.settlement.period)}　${[base, ...others].map(({ label }) => label).join('　')}`,
    ...others.flatMap((other) => sourceLines(context, other)),
    '機構的應付額',
    ...table(amountRows(context, 'institution', 'due')),
    ...methodLines(context),
  ];
}

function sourceLines(
  context: CompareContext,
  { label, comparison }: CompareContext['others'][number],
): string[] {
  const { steps, whole } = comparison;
  const heading = `${context.base.label} → ${label}`;
  if (steps.length === 0) return [heading, '  沒有差異，沒有變動。'];
  const paid = paidName(context);
  const sums = (amounts: Amounts) => [
    totalOf(amounts, ({ of, amount }) => of === 'institution' && amount === 'due'),
    totalOf(amounts, ({ of, amount }) => of === 'institution' && amount === paid.amount),
    totalOf(amounts, ({ of, amount }) => of === 'entitlement' && amount === 'cost'),
  ];
  const wholes = sums(whole);
  const total = steps
    .map(({ moved }) => sums(moved))
    .reduce((sum, step) => sum.map((n, at) => n + step[at]!));
  const rows = [
    ['序', '應付', paid.title, '其他方式', '增加機構', '增加額', '減少機構', '減少額'],
    ...steps.map(({ moved }, index) => [
      String(index + 1),
      ...sums(moved).map(money),
      ...gainsAndLosses(moved),
    ]),
    ['合計', ...total.map(money), ...gainsAndLosses(whole)],
    ['差額', ...total.map((sum, index) => money(sum - wholes[index]!)), '', '', '', ''],
  ];
  return [
    heading,
    ...steps.map(({ components, waited }, index) => {
      const why = waited === undefined ? '' : `（不能單獨或先行結算：${waited}）`;
      return `  ${index + 1}. ${components.map(componentText).join('；')}${why}`;
    }),
    ...table(rows),
  ];
}

/** How many institutions are due more, how much more in all, and the same of those that are due less. */
function gainsAndLosses(moved: Amounts): readonly string[] {
  const dues = [...moved.values()].filter(({ of, amount }) => of === 'institution' && amount === 'due');
  return [1n, -1n].flatMap((sign) => {
    const values = dues.map(({ value }) => value).filter((value) => value * sign > 0n);
    return [String(values.length), money(values.reduce((sum, value) => sum + value, 0n))];
  });
}

/** What the other payment methods come to for whom they changed. */
function methodLines(context: CompareContext): string[] {
  const rows = amountRows(context, 'entitlement', 'cost', ({ whole }, bearer) =>
    bearers('entitlement', [whole]).some((moved) => sameBearer(moved, bearer)),
  );
  return rows.length > 1 ? ['其他支付方式中有變動的應付額', ...table(rows)] : [];
}

const sameBearer = (a: Bearer, b: Bearer): boolean =>
  a.account === b.account && a.who === b.who && a.budgetItem === b.budgetItem && a.item === b.item;

/** One amount of everybody wanted: of the base, and of every other with its difference. */
function amountRows(
  context: CompareContext,
  of: Bearer['of'],
  amount: string,
  wanted: (comparison: Comparison, bearer: Bearer) => boolean = () => true,
): string[][] {
  const { base, others } = context;
  const all = [base.run, ...others.map(({ comparison }) => comparison.after)].map(({ settlement }) =>
    amountsOf(settlement),
  );
  const header = ['險種', '編碼', '名稱', base.label, ...others.flatMap(({ label }) => [label, '差額'])];
  const everybody = bearers(of, all).filter((bearer) =>
    others.some(({ comparison }) => wanted(comparison, bearer)),
  );
  const rows = everybody.map((bearer) => {
    const [first = 0n, ...rest] = all.map((amounts) => amountAt(amounts, { ...bearer, amount }));
    return [
      bearer.account,
      codeOf(bearer),
      [nameIn(context, bearer), bearer.item].filter(Boolean).join('　'),
      money(first),
      ...rest.flatMap((value) => [money(value), money(value - first)]),
    ];
  });
  return [header, ...rows];
}
