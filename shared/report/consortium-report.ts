import type { Digest } from '../cases/digest.ts';
import { fen } from '../money/fen.ts';
import type { Area } from '../settle/area.ts';
import type { Pool, Settlement } from '../settle/settlement.ts';
import type { SheetModel } from '../sheets/sheet-model.ts';
import type { Tables } from '../sheets/tabs/settlement-tabs.ts';
import { consortiumTab } from './consortium-tab.ts';
import { asWritten, type ReportContext, type Script } from './context.ts';
import { groupTab } from './group-tab.ts';
import { institutionTab } from './institution-tab.ts';
import { pointValueTab } from './point-value-tab.ts';
import { ownStatement, statementTab } from './statement-tab.ts';

/** A report for one 醫共體 would show something of another; nothing may be written. */
export class ForeignContent extends Error {}

/**
 * What the leaders of one 醫共體 get: the area's point value, and the statements, institutions and groups of its own
 * members. It is made from data in which nobody else's rows are left, and checked once more before it is handed on.
 *
 * @throws ForeignContent
 */
export function consortiumReport(
  code: string,
  area: Area,
  digest: Digest,
  settlement: Settlement,
  digests: ReportContext['digests'],
  { script = asWritten }: { readonly script?: Script } = {},
): readonly SheetModel[] {
  const { period } = settlement;
  const cells = digest.cells.filter(({ month }) => period.kind === 'year' || month === period.month);
  const whole = { area, cells, settlement, digests, findings: [], script, codeVersion: undefined };
  const own = restricted(whole, code);
  const points = area.settlesPoints
    ? [pointValueTab(whole), consortiumTab(own), institutionTab(own), groupTab(own)]
    : [];
  const sheets = [...points, ...own.settlement.statements.map((statement) => statementTab(own, statement))];
  refuseForeign(sheets, area, code);
  return sheets;
}

/** The same context with only the rows of one consortium's members in it. */
function restricted(context: ReportContext, code: string): ReportContext {
  const { area, cells, settlement } = context;
  const members = new Map([...area.institutions].filter(([, { consortium }]) => consortium === code));
  const own = <R extends { readonly institution: string }>(rows: readonly R[]): readonly R[] =>
    rows.filter(({ institution }) => members.has(institution));
  const institutions = settlement.institutions.filter((line) => members.has(line.code));
  const { monthPayments, clearingAdjustments } = area.tables;
  const tables: Tables = {
    ...area.tables,
    monthPayments: own(monthPayments),
    clearingAdjustments: own(clearingAdjustments),
  };
  const consortia = new Map([...area.consortia].filter(([name]) => name === code));
  return {
    ...context,
    area: { ...area, tables, consortia, institutions: members },
    cells: own(cells),
    settlement: {
      ...settlement,
      institutions,
      consortia: settlement.consortia.filter((line) => line.code === code),
      pools: settlement.pools.map((pool) => partOfPool(pool, institutions)),
      statements: settlement.statements.flatMap((statement) => ownStatement(context, statement, code) ?? []),
    },
    ownOnly: true,
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

/** No cell is, or contains, the code or the name of another consortium or of an institution that is not a member. */
function refuseForeign(sheets: readonly SheetModel[], area: Area, code: string): void {
  const foreign = [
    ...[...area.institutions.values()].filter(({ consortium }) => consortium !== code),
    ...[...area.consortia.values()].filter((consortium) => consortium.code !== code),
  ];
  const codes = new Set(foreign.map((other) => other.code));
  const names = foreign.map(({ name }) => name).filter((name) => !isOwn(name, area, code));
  for (const { name: tab, rows } of sheets) {
    for (const { value } of rows.flat()) {
      if (typeof value !== 'string') continue;
      const found = codes.has(value) ? value : names.find((name) => value.includes(name));
      if (found !== undefined) throw new ForeignContent(`${found} in ${tab} of ${code}`);
    }
  }
}

/** A name that is part of one of the consortium's own names is no sign of another's content. */
const isOwn = (name: string, area: Area, code: string): boolean =>
  [
    area.params['region.name'] ?? '',
    area.consortia.get(code)?.name ?? '',
    ...[...area.institutions.values()].filter(({ consortium }) => consortium === code).map((own) => own.name),
  ].some((ownName) => ownName.includes(name));
