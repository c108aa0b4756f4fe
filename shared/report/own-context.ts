import { fen } from '../money/fen.ts';
import type { Pool, Settlement } from '../settle/settlement.ts';
import type { Tables } from '../sheets/tabs/settlement-tabs.ts';
import type { ReportContext } from './context.ts';
import type { Owner } from './owner.ts';
import { ownStatementOf } from './statement-tab.ts';

/** The same context with nobody's rows in it but the owner's. */
export function ownContext(context: ReportContext, owner: Owner): ReportContext {
  const { area, cells, settlement } = context;
  const { members } = owner;
  const own = <R extends { readonly institution: string }>(rows: readonly R[]): readonly R[] =>
    rows.filter(({ institution }) => members.has(institution));
  const institutions = settlement.institutions.filter((line) => members.has(line.code));
  const { monthPayments, clearingAdjustments } = area.tables;
  const tables: Tables = {
    ...area.tables,
    monthPayments: own(monthPayments),
    clearingAdjustments: own(clearingAdjustments),
  };
  const ofOwner = owner.kind === 'consortium';
  return {
    ...context,
    area: {
      ...area,
      tables,
      consortia: new Map([...area.consortia].filter(([name]) => name === owner.consortium)),
      institutions: new Map([...area.institutions].filter(([code]) => members.has(code))),
    },
    cells: own(cells),
    settlement: {
      ...settlement,
      institutions,
      consortia: ofOwner ? settlement.consortia.filter(({ code }) => code === owner.code) : [],
      pools: settlement.pools.map((pool) => partOfPool(pool, institutions)),
      statements: settlement.statements.flatMap((statement) => ownStatementOf(statement, owner.owns) ?? []),
    },
    ownTitle: owner.title,
  };
}

/** A pool's sums over some of its institutions; its money and its point value are the pool's own. */
function partOfPool(pool: Pool, institutions: Settlement['institutions']): Pool {
  const lines = institutions.filter(({ fund }) => fund === pool.fund);
  const sum = (field: 'gross' | 'byItemFund' | 'patientAndOther' | 'leftPool') =>
    fen(lines.reduce((total, line) => total + line[field], 0n));
  const due = lines.reduce((total, line) => total + line.due, 0n);
  return {
    ...pool,
    cases: lines.reduce((total, line) => total + line.cases, 0),
    points: lines.reduce((total, line) => total + line.points, 0n),
    byItemFund: sum('byItemFund'),
    patientAndOther: sum('patientAndOther'),
    leftPool: sum('leftPool'),
    gross: sum('gross'),
    distributable: fen(due - sum('leftPool')),
    residual: fen(0n),
  };
}
