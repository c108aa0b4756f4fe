import { poolKey } from '../explain/book-context.ts';
import type { Pool } from '../settle/settlement.ts';
import type { ModelCell, SheetModel } from '../sheets/sheet-model.ts';
import { cell } from './cells.ts';
import { classRows } from './class-rows.ts';
import type { ReportContext } from './context.ts';
import { explained, sumOf } from './figures.ts';
import { headRows, reportSheet, signatureRows } from './layout.ts';
import { budgetRows } from './pool-budget-rows.ts';
import { caseRows } from './pool-case-rows.ts';
import { minusEntry, PoolTable } from './pool-table.ts';

const NAME = '點值';

/** 點值：每險種由病例、預算、分擔到點值的每一步，核對，以及各類病例。 */
export function pointValueTab(context: ReportContext): SheetModel {
  const table = new PoolTable(context);
  const rows = [
    ...headRows(context, NAME, table.width),
    ...table.headers(),
    ...caseRows(context, table),
    ...budgetRows(context, table),
    ...valueRows(context, table),
    ...checkRows(context, table),
    ...classRows(context, table),
    ...signatureRows(context, table.width),
  ];
  const limits = [
    { least: 28, most: 34 },
    { least: 42, most: 46 },
    ...table.blocks().flatMap(() => [{ least: 9 }, { least: 15 }, { least: 17 }]),
  ];
  return reportSheet(context, { name: NAME, rows, limits, headRows: 5, frozenColumns: 1 });
}

/** How the institutions' amounts come from the total. */
const allocationText = ({ area }: ReportContext): string =>
  area.params['value.allocation'] === 'exact'
    ? '各機構由總額按點數直接分配，以最大餘數法分到分，不由點值相乘'
    : '各機構為點數 × 公布的點值，與總額之差列為尾差';

function valueRows(context: ReportContext, table: PoolTable): ModelCell[][] {
  const { area, settlement } = context;
  const gross = area.params['value.mode'] === 'gross';
  const decimals = settlement.valueDecimals;
  return [
    table.section(`點值（${allocationText(context)}）`),
    table.line('個人與其他基金已付 X', '點數池內病例的總費用 − 基金記賬', ({ patientAndOther }) => ({
      amount: patientAndOther,
      fields: { amount: 'patientAndOther' },
    })),
    table.line('按點數分配的總額 G', gross ? '毛額口徑：G = D + X' : '淨額口徑：G = D', (pool) => ({
      amount: pool.gross,
      fields: { amount: 'gross' },
    })),
    table.line('總點數 ΣP', '見各類病例合計', ({ points }) => ({ points, fields: { points: 'points' } })),
    table.values('點值 V（元／點）', `V = G ÷ ΣP，${decimals} 位小數`, ({ fund, pointValue }) =>
      explained(cell({ units: pointValue, decimals }, 'total'), poolKey(fund, 'pointValue')),
    ),
  ];
}

/** 應付合計 = 可分配基金 + 按項目; what the published value leaves over is a line of its own. */
function checkRows({ area, settlement }: ReportContext, table: PoolTable): ModelCell[][] {
  const rounded = area.params['value.allocation'] === 'rounded';
  const due = ({ fund }: Pool) => ({
    amount: sumOf(
      settlement.institutions.filter((line) => line.fund === fund),
      (line) => line.due,
    ),
  });
  const left = (pool: Pool) => ({ amount: due(pool).amount + pool.residual });
  const right = (pool: Pool) => ({ amount: pool.distributable + pool.leftPool });
  return [
    table.section(
      rounded ? '核對：應付合計 + 尾差 = 可分配基金 + 按項目' : '核對：應付合計 = 可分配基金 + 按項目',
    ),
    table.line('各機構應付額合計', '機構結算表', due),
    ...(rounded
      ? [table.line('尾差', '總額 − Σ（點數 × 公布的點值）', ({ residual }) => ({ amount: residual }))]
      : []),
    table.line('可分配基金 + 按項目支付', 'D + 按項目支付', right),
    table.difference((pool) => minusEntry(left(pool), right(pool))),
  ];
}
