import { type Amounts, amountAt, sumAmounts, totalOf } from '../compare/amounts.ts';
import type { Run } from '../compare/compare-runs.ts';
import { FUND_ORDER } from '../settle/settlement.ts';
import type { ModelCell, SheetModel } from '../sheets/sheet-model.ts';
import type { Fund } from '../sheets/tabs/values.ts';
import { cell, countCell } from './cells.ts';
import {
  allAmounts,
  type CompareContext,
  compareSheet,
  decimalsShown,
  moneyOf,
  paidName,
  pointsOf,
} from './compare-context.ts';
import { shortDigest } from './context.ts';

const NAME = '概要';

/** 概要：各方的法規日期、方案與摘要；各險種由預算到點值與應付；多少機構增加、多少減少；差異來源合計與全部變動相對。 */
export function compareSummaryTab(context: CompareContext): SheetModel {
  const table = new Summary(context);
  const { script, base, others } = context;
  const header = [
    cell(script('項目'), 'header'),
    cell(base.label, 'header'),
    ...others.flatMap(({ label }) => [cell(label, 'header'), cell(`${label}${script('　差額')}`, 'header')]),
  ];
  const limits = [{ least: 34, most: 40 }, ...header.slice(1).map(() => ({ least: 18, most: 24 }))];
  return compareSheet(context, {
    name: context.names?.summary ?? NAME,
    header: [header],
    rows: table.rows(),
    limits,
    frozenColumns: 1,
  });
}

class Summary {
  readonly #context: CompareContext;
  readonly #amounts: readonly Amounts[];
  readonly #decimals: number;
  readonly #paid: ReturnType<typeof paidName>;

  constructor(context: CompareContext) {
    this.#context = context;
    this.#amounts = allAmounts(context);
    this.#decimals = decimalsShown(context);
    this.#paid = paidName(context);
  }

  rows(): ModelCell[][] {
    const funds = FUND_ORDER.filter((fund) => this.#runs().some((run) => hasFund(run, fund)));
    return [
      this.#section('適用的法規與數據'),
      this.#words('適用法規日期', ({ area }) => area.clocks.lawDate),
      this.#words('法規知悉日期', ({ area }) => area.clocks.knownAt),
      this.#words('方案', ({ settlement }) => settlement.scheme),
      this.#words('輸入摘要', ({ digests }) => shortDigest(digests.input)),
      this.#words('結果摘要', ({ digests }) => shortDigest(digests.result)),
      ...funds.flatMap((fund) => this.#fundRows(fund)),
      ...this.#entitlementRows(),
      ...this.#checkRows(),
    ];
  }

  #runs(): readonly Run[] {
    return [this.#context.base.run, ...this.#context.others.map(({ comparison }) => comparison.after)];
  }

  #section(title: string): ModelCell[] {
    return [cell(this.#context.script(title), 'total', this.#runs().length * 2 - 1)];
  }

  #words(label: string, of: (run: Run) => string): ModelCell[] {
    const { script } = this.#context;
    const [first = '', ...rest] = this.#runs().map(of);
    return [
      cell(script(label)),
      cell(first),
      ...rest.flatMap((text) => [cell(text), cell(script(text === first ? '相同' : '不同'))]),
    ];
  }

  #line(label: string, of: (amounts: Amounts) => bigint, show: (amount: bigint) => ModelCell): ModelCell[] {
    const [first = 0n, ...rest] = this.#amounts.map(of);
    return [
      cell(this.#context.script(label)),
      show(first),
      ...rest.flatMap((amount) => [show(amount), show(amount - first)]),
    ];
  }

  #fundRows(fund: Fund): ModelCell[][] {
    const pool = (amount: string) => (amounts: Amounts) =>
      amountAt(amounts, { of: 'pool', account: fund, who: '', amount });
    const members = (name: string) => (amounts: Amounts) =>
      totalOf(
        amounts,
        ({ of, account, amount }) => of === 'institution' && account === fund && amount === name,
      );
    const { amount: paid, title } = this.#paid;
    return [
      this.#section(`${fund}基金`),
      this.#line('住院預算', pool('budget'), moneyOf),
      this.#line('可分配基金 D', pool('distributable'), moneyOf),
      this.#line('按點數分配的總額 G', pool('gross'), moneyOf),
      this.#line('病例數', pool('cases'), (count) => cell({ units: count, decimals: 0 }, 'count')),
      this.#line('總點數', pool('points'), (amount) => pointsOf(amount, this.#decimals)),
      this.#pointValues(fund),
      this.#line('各機構應付額合計', members('due'), moneyOf),
      this.#line(`各機構${title}合計`, members(paid), moneyOf),
      ...this.#winners(fund),
    ];
  }

  #pointValues(fund: Fund): ModelCell[] {
    const decimals = Math.max(...this.#runs().map(({ settlement }) => settlement.valueDecimals));
    const [first = 0n, ...rest] = this.#runs().map(({ settlement }) => {
      const value = settlement.pools.find((pool) => pool.fund === fund)?.pointValue ?? 0n;
      return value * 10n ** BigInt(decimals - settlement.valueDecimals);
    });
    const show = (units: bigint) => cell({ units, decimals }, 'value');
    return [
      cell(this.#context.script('點值（元／點）')),
      show(first),
      ...rest.flatMap((value) => [show(value), show(value - first)]),
    ];
  }

  /** How many institutions are due more or less, and by how much in all. */
  #winners(fund: Fund): ModelCell[][] {
    const { script, others } = this.#context;
    const dues = others.map(({ comparison }) =>
      [...comparison.whole.values()].filter(
        ({ of, account, amount }) => of === 'institution' && account === fund && amount === 'due',
      ),
    );
    const line = (label: string, test: (value: bigint) => boolean) => [
      cell(script(label)),
      cell(null),
      ...dues.flatMap((amounts) => {
        const moved = amounts.filter(({ value }) => test(value));
        return [countCell(moved.length), moneyOf(moved.reduce((sum, { value }) => sum + value, 0n))];
      }),
    ];
    return [
      line('應付增加的機構（家數、金額）', (value) => value > 0n),
      line('應付減少的機構（家數、金額）', (value) => value < 0n),
    ];
  }

  #entitlementRows(): ModelCell[][] {
    const has = this.#amounts.some((amounts) => [...amounts.values()].some(({ of }) => of === 'entitlement'));
    if (!has) return [];
    const sum = (name: string) => (amounts: Amounts) =>
      totalOf(amounts, ({ of, amount }) => of === 'entitlement' && amount === name);
    return [
      this.#section('其他支付方式'),
      this.#line('應付合計', sum('cost'), moneyOf),
      this.#line('其中此前已付', sum('paid'), moneyOf),
    ];
  }

  /** The steps of 差異來源 add up to the whole change. */
  #checkRows(): ModelCell[][] {
    const { others } = this.#context;
    const checks = [
      { title: '應付額', of: 'institution', name: 'due' },
      { title: this.#paid.title, of: 'institution', name: this.#paid.amount },
      { title: '其他支付方式應付', of: 'entitlement', name: 'cost' },
    ];
    return [
      this.#section('核對：差異來源逐項合計 = 全部變動'),
      ...checks.flatMap(({ title, of, name }) => {
        const total = (amounts: Amounts) => totalOf(amounts, (one) => one.of === of && one.amount === name);
        const wholes = others.map(({ comparison }) => total(comparison.whole));
        const steps = others.map(({ comparison }) =>
          total(sumAmounts(comparison.steps.map(({ moved }) => moved))),
        );
        return this.#checked(title, steps, wholes);
      }),
    ];
  }

  #checked(title: string, steps: readonly bigint[], wholes: readonly bigint[]): ModelCell[][] {
    const { script } = this.#context;
    const differences = steps.map((sum, index) => sum - wholes[index]!);
    const clear = differences.every((difference) => difference === 0n);
    const line = (label: string, amounts: readonly bigint[], style: ModelCell['style']) => [
      cell(script(label), style),
      cell(null),
      ...amounts.flatMap((amount) => [cell(null), moneyOf(amount, style === 'warn' ? style : 'money')]),
    ];
    return [
      line(`${title}：逐項合計`, steps, 'text'),
      line(`${title}：全部變動`, wholes, 'text'),
      line('差額', differences, clear ? 'good' : 'warn'),
    ];
  }
}

const hasFund = ({ settlement }: Run, fund: Fund): boolean =>
  settlement.institutions.some((line) => line.fund === fund);
