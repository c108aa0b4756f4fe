import { exactDecimal } from '../money/decimal-text.ts';
import { plus, ZERO } from '../money/fraction.ts';
import { isInpatient } from '../settle/budget.ts';
import type { Pool } from '../settle/settlement.ts';
import type { ModelCell } from '../sheets/sheet-model.ts';
import type { ReportContext } from './context.ts';
import { sumOf } from './figures.ts';
import type { PoolTable } from './pool-table.ts';
import { sharingText } from './sharing-text.ts';

/** From the documents of the budget to the money a pool distributes. */
export function budgetRows(context: ReportContext, table: PoolTable): ModelCell[][] {
  const month = context.settlement.period.kind === 'month';
  return [
    table.section('預算與可分配基金'),
    ...documentRows(context, table),
    ...(month ? monthRows(context, table) : yearRows(context, table)),
  ];
}

/** One line for every 文號; rows without one are marked. */
function documentRows({ area, settlement, script }: ReportContext, table: PoolTable): ModelCell[][] {
  const rows = area.tables.budget.filter(isInpatient);
  const amountOf = (parts: typeof rows, { fund }: Pool) => {
    const ofFund = parts.filter((row) => row.fund === fund);
    return ofFund.length > 0 ? { amount: sumOf(ofFund, ({ amount }) => amount) } : {};
  };
  const inPools = rows.filter(({ fund }) => table.pools.some((pool) => pool.fund === fund));
  const documents = [...Map.groupBy(inPools, ({ document }) => document)].map(([document, parts]) =>
    table.line(
      '年度住院預算',
      { typed: document ?? script('（無文號）') },
      (pool) => amountOf(parts, pool),
      document === null ? 'warn' : undefined,
    ),
  );
  const field = settlement.period.kind === 'year' ? 'budget' : 'yearBudget';
  const total = table.line(
    '年度住院預算合計',
    '',
    (pool) => ({ ...amountOf(rows, pool), fields: { amount: field } }),
    'total',
  );
  return [...documents, total];
}

const byItemRow = (table: PoolTable): ModelCell[] =>
  table.line('減：按項目支付', '離開點數池的病例先由預算支付', ({ leftPool }) => ({ amount: -leftPool }));

function monthRows(context: ReportContext, table: PoolTable): ModelCell[][] {
  return [
    table.line('本月預算份額', `年度預算 × ${monthShareText(context)}`, ({ budget }) => ({
      amount: budget,
      fields: { amount: 'budget' },
    })),
    byItemRow(table),
    table.line(
      '可分配基金 D',
      'D = 本月預算份額 − 按項目支付',
      ({ distributable }) => ({ amount: distributable, fields: { amount: 'distributable' } }),
      'total',
    ),
  ];
}

function monthShareText({ area, settlement }: ReportContext): string {
  const { monthWeights } = area.tables;
  if (monthWeights.length === 0 || settlement.period.kind === 'year') return '1 ÷ 12（各月相等）';
  const { month } = settlement.period;
  const own = monthWeights.find((row) => row.month === month)!.weight;
  const all = monthWeights.reduce((sum, { weight }) => plus(sum, weight), ZERO);
  return `${exactDecimal(own)} ÷ ${exactDecimal(all)}（月度權重）`;
}

function yearRows({ area }: ReportContext, table: PoolTable): ModelCell[][] {
  const inPool = ({ budget, leftPool }: Pool) => budget - leftPool;
  return [
    byItemRow(table),
    table.line('點數池預算 B', 'B = 年度住院預算 − 按項目支付', (pool) => ({
      amount: inPool(pool),
      fields: { amount: 'inPool' },
    })),
    table.line('按項目計的基金支出 E', 'E = ΣF，點數池內病例的基金記賬', ({ byItemFund }) => ({
      amount: byItemFund,
      fields: { amount: 'byItemFund' },
    })),
    table.line('結餘（正）或超支（負）', 'B − E', (pool) => ({ amount: inPool(pool) - pool.byItemFund })),
    ...table.pools.map((pool) => table.words(`${pool.fund}基金的分擔`, sharingText(pool, area))),
    table.line(
      '可分配基金 D',
      '按上列分擔，四捨五入到分',
      ({ distributable }) => ({ amount: distributable, fields: { amount: 'distributable' } }),
      'total',
    ),
  ];
}
