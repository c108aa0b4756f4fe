import type { MemberCell } from '../cases/member-cells.ts';
import { type Fen, fen, NO_MONEY } from '../money/fen.ts';
import type { PoolMember } from '../rules/value/facts.ts';
import type { Fund } from '../sheets/tabs/values.ts';
import type { Area } from './area.ts';
import type { InstitutionStatement, Period } from './settlement.ts';

/** One institution's sums in one fund and period. Money in fen. */
export interface MemberSums extends PoolMember {
  /** Cases in the pool */
  readonly cases: number;
  /** F_h of the cases in the pool */
  readonly fundPaid: Fen;
  /** Fund money of the cases paid 按項目 */
  readonly leftPool: Fen;
  readonly prepaid: Fen;
  readonly adjustments: Fen;
  readonly pointChanges: InstitutionStatement['pointChanges'];
}

/**
 * Every institution with a case in the period, or, for the year, with a prepayment or an adjustment; in plain
 * string order of the codes.
 */
export function memberSums(
  fund: Fund,
  cells: readonly MemberCell[],
  area: Area,
  period: Period,
): readonly MemberSums[] {
  const byCode = Map.groupBy(cells, (cell) => cell.institution);
  const prepaid = period.kind === 'year' ? sumsOf(area.tables.monthPayments, fund) : NONE;
  const adjustments = period.kind === 'year' ? sumsOf(area.tables.clearingAdjustments, fund) : NONE;
  const codes = new Set([...byCode.keys(), ...prepaid.keys(), ...adjustments.keys()]);
  return [...codes].sort().map((code) => ({
    code,
    ...sumCells(byCode.get(code) ?? [], period),
    prepaid: prepaid.get(code) ?? NO_MONEY,
    adjustments: adjustments.get(code) ?? NO_MONEY,
    pointChanges: [],
  }));
}

function sumCells(cells: readonly MemberCell[], period: Period) {
  let cases = 0;
  let points = 0n;
  let fundPaid = 0n;
  let patientAndOther = 0n;
  let leftPool = 0n;
  for (const cell of cells) {
    if (cell.place === 'byItem') leftPool += cell.fundPaid;
    if (cell.place !== 'in') continue;
    cases += cell.cases;
    points += period.kind === 'month' ? cell.monthPoints : cell.yearPoints;
    fundPaid += cell.fundPaid;
    patientAndOther += cell.total - cell.fundPaid;
  }
  return {
    cases,
    points,
    fundPaid: fen(fundPaid),
    patientAndOther: fen(patientAndOther),
    leftPool: fen(leftPool),
  };
}

const NONE: ReadonlyMap<string, Fen> = new Map();

function sumsOf(
  rows: readonly { readonly fund: string; readonly institution: string; readonly amount: Fen }[],
  fund: Fund,
): ReadonlyMap<string, Fen> {
  const sums = new Map<string, Fen>();
  for (const row of rows) {
    if (row.fund !== fund) continue;
    sums.set(row.institution, fen((sums.get(row.institution) ?? NO_MONEY) + row.amount));
  }
  return sums;
}
