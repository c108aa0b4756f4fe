import { fraction } from '../../money/fraction.ts';
import type { StatementTable } from '../../settle/methods/statement.ts';
import type { WatchReportContext } from '../watch-context.ts';

/** 各險種的預算、記賬、點值；醫共體的一份只有本醫共體的記賬。 */
export function fundTable({ settlement, ownTitle }: WatchReportContext): StatementTable {
  const { pools, valueDecimals } = settlement;
  return {
    key: 'funds',
    title: '基金',
    shared: true,
    columns: [
      { key: 'fund', title: '險種', kind: 'text' },
      { key: 'budget', title: '全區住院預算', kind: 'money', ...(!ownTitle && { sum: true }) },
      { key: 'cases', title: '病例數', kind: 'count', sum: true },
      { key: 'billed', title: '基金記賬', kind: 'money', sum: true },
      ...(ownTitle ? [] : ([{ key: 'rate', title: '記賬占預算', kind: 'ratio' }] as const)),
      { key: 'value', title: '點值（元／點）', kind: 'decimal', decimals: valueDecimals },
    ],
    rows: pools.map(({ fund, budget, cases, byItemFund, leftPool, pointValue }) => {
      const billed = byItemFund + leftPool;
      return {
        cells: {
          fund,
          budget,
          cases,
          billed,
          rate: budget > 0n ? fraction(billed, budget) : null,
          value: fraction(pointValue, 10n ** BigInt(valueDecimals)),
        },
      };
    }),
    notes: [`病例數只計點數池內的病例；基金記賬含按項目支付${ownTitle ? `，均為${ownTitle}的` : ''}。`],
  };
}
