import { amountsOf, totalOf } from '../compare/amounts.ts';
import { formatUnits } from '../money/decimal-text.ts';
import { moneyText } from '../money/money-text.ts';
import { FUND_ORDER, type Settlement } from '../settle/settlement.ts';
import type { Fund } from '../sheets/tabs/values.ts';
import { type CompareContext, paidName } from './compare-context.ts';

/** What a person reads first: per run and fund, the point value and how many institutions gain and lose how much. */
export const changeLines = (context: CompareContext): string[] =>
  context.others.flatMap(({ label, comparison: { before, after, whole } }) => {
    const lines = FUND_ORDER.flatMap((fund) => {
      const dues = [...whole.values()].filter(
        ({ of, account, amount }) => of === 'institution' && account === fund && amount === 'due',
      );
      const values = [before, after].map(({ settlement }) => valueIn(settlement, fund));
      if (values.every((value) => value === undefined)) return [];
      const [was, is] = values.map((value) => value ?? '無');
      const { amount: paid, title } = paidName(context);
      const moved = totalOf(
        whole,
        (one) => one.of === 'institution' && one.account === fund && one.amount === paid,
      );
      const side = (test: (value: bigint) => boolean) => {
        const some = dues.filter(({ value }) => test(value)).map(({ value }) => value);
        return `${some.length} 家 ${moneyText(some.reduce((sum, value) => sum + value, 0n))} 元`;
      };
      return [
        `${label}　${fund}：點值 ${was} → ${is}，應付增加 ${side((value) => value > 0n)}，減少 ${side((value) => value < 0n)}，${title}變動 ${moneyText(moved)} 元`,
      ];
    });
    const others = totalOf(whole, ({ of, amount }) => of === 'entitlement' && amount === 'cost');
    const any = [...amountsOf(after.settlement).values()].some(({ of }) => of === 'entitlement');
    return any ? [...lines, `${label}　其他支付方式：應付變動 ${moneyText(others)} 元`] : lines;
  });

function valueIn({ pools, valueDecimals }: Settlement, fund: Fund): string | undefined {
  const pool = pools.find((one) => one.fund === fund);
  return pool && formatUnits(pool.pointValue, valueDecimals);
}
