import { CLASS_NAMES } from '../rules/case/class-names.ts';
import type { CaseClass } from '../rules/case/facts.ts';
import type { Pool } from '../settle/settlement.ts';
import type { ModelCell } from '../sheets/sheet-model.ts';
import type { ReportContext } from './context.ts';
import { sumOf } from './figures.ts';
import { type Entry, minusEntry, type PoolTable } from './pool-table.ts';

/** Cases, points and charges of the pools by class; then what the clearing did to the points, rule by rule. */
export function classRows({ cells, settlement }: ReportContext, table: PoolTable): ModelCell[][] {
  const month = settlement.period.kind === 'month';
  const inPool = cells.filter(({ place }) => place === 'in');
  const entry = ({ fund }: Pool, only?: CaseClass): Entry => {
    const parts = inPool.filter((part) => part.fund === fund && (only === undefined || part.class === only));
    return {
      cases: sumOf(parts, ({ cases }) => BigInt(cases)),
      points: sumOf(parts, ({ monthPoints, yearPoints }) => (month ? monthPoints : yearPoints)),
      amount: sumOf(parts, ({ total }) => total),
    };
  };
  const changes = settlement.institutions.flatMap(({ fund, pointChanges }) =>
    pointChanges.map(({ title, change }) => ({ fund, title, change })),
  );
  const changed = ({ fund }: Pool, only?: string) =>
    sumOf(
      changes.filter((part) => part.fund === fund && (only === undefined || part.title === only)),
      ({ change }) => change,
    );
  const present = (Object.keys(CLASS_NAMES) as CaseClass[]).filter((name) =>
    inPool.some((part) => part.class === name),
  );
  const rules = [...new Set(changes.map(({ title }) => title))];
  const sum = (pool: Pool): Entry => {
    const all = entry(pool);
    return { ...all, points: all.points! + changed(pool) };
  };
  const whole = (pool: Pool): Entry => ({
    cases: BigInt(pool.cases),
    points: pool.points,
    amount: pool.byItemFund + pool.patientAndOther,
  });
  return [
    table.section('點數池內各類病例（金額為住院總費用）'),
    ...present.map((name) => table.line(CLASS_NAMES[name], '', (pool) => entry(pool, name))),
    ...rules.map((title) =>
      table.line(`點數調整：${title}`, '清算時按機構調整', (pool) => ({ points: changed(pool, title) })),
    ),
    table.line('各類合計', '', sum, 'total'),
    table.line('點數池', '總費用 = 基金記賬 E + 個人與其他基金 X', whole),
    table.difference((pool) => minusEntry(sum(pool), whole(pool))),
  ];
}
