import type { DigestCell } from '../cases/digest.ts';
import type { Pool } from '../settle/settlement.ts';
import type { ModelCell } from '../sheets/sheet-model.ts';
import type { ReportContext } from './context.ts';
import { sumOf } from './figures.ts';
import type { Entry, PoolTable } from './pool-table.ts';

/** The period's discharges: those in the pool, and those that a special review took out of it. */
export function caseRows({ cells, settlement }: ReportContext, table: PoolTable): ModelCell[][] {
  const month = settlement.period.kind === 'month';
  const of = ({ fund }: Pool, ...places: DigestCell['place'][]) =>
    cells.filter((part) => part.fund === fund && places.includes(part.place));
  const entry = (parts: readonly DigestCell[]): Entry => ({
    cases: sumOf(parts, ({ cases }) => BigInt(cases)),
    amount: sumOf(parts, ({ fundPaid }) => fundPaid),
  });
  const points = (parts: readonly DigestCell[]) =>
    sumOf(parts, ({ monthPoints, yearPoints }) => (month ? monthPoints : yearPoints));
  const halved = (parts: readonly DigestCell[]) =>
    sumOf(parts, ({ monthHalved, yearHalved }) => BigInt(month ? monthHalved : yearHalved));
  return [
    table.section('病例（金額為基金記賬）'),
    table.line('點數池內病例', '金額即 E = ΣF', (pool) => ({
      ...entry(of(pool, 'in')),
      points: points(of(pool, 'in')),
      fields: { amount: 'byItemFund' },
    })),
    table.line('離開點數池：按項目支付', '特病單議「按項目」，基金記賬如數支付', (pool) => ({
      ...entry(of(pool, 'byItem')),
      fields: { amount: 'leftPool' },
    })),
    table.line('離開點數池：不予支付', '特病單議「不予支付」，基金記賬不付', (pool) =>
      entry(of(pool, 'unpaid')),
    ),
    table.line('出院病例合計', '', (pool) => entry(of(pool, 'in', 'byItem', 'unpaid')), 'total'),
    table.line('其中：因再入院折減點數', '點數池內，前一次住院', (pool) => ({
      cases: halved(of(pool, 'in')),
    })),
  ];
}
