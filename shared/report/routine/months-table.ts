import type { StatementTable } from '../../settle/methods/statement.ts';
import { FUND_ORDER } from '../../settle/settlement.ts';
import type { WatchReportContext } from '../watch-context.ts';
import { figuresOf, meanCost, meanDays } from './figures.ts';
import type { Span } from './months.ts';

/** 逐月：病例數、總費用、基金記賬、次均費用、平均住院日。 */
export function monthsTable(context: WatchReportContext, { year, months }: Span): StatementTable {
  return {
    key: 'months',
    title: '逐月',
    shared: true,
    columns: [
      { key: 'fund', title: '險種', kind: 'text' },
      { key: 'month', title: '月份', kind: 'text' },
      { key: 'cases', title: '病例數', kind: 'count', sum: true },
      { key: 'total', title: '總費用', kind: 'money', sum: true },
      { key: 'fundPaid', title: '基金記賬', kind: 'money', sum: true },
      { key: 'mean', title: '次均費用', kind: 'money' },
      { key: 'days', title: '平均住院日', kind: 'decimal', decimals: 2 },
    ],
    rows: FUND_ORDER.flatMap((fund) =>
      months.flatMap((month) => {
        const figures = figuresOf(context, [month], (cell) => cell.fund === fund);
        if (figures.cases === 0) return [];
        const { cases, total, fundPaid } = figures;
        const [mean, days] = [meanCost(figures), meanDays(figures)];
        return [{ cells: { fund, month: `${year}-${month}`, cases, total, fundPaid, mean, days } }];
      }),
    ),
  };
}
