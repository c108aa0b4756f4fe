import { expect } from 'vitest';
import { portion } from '../../shared/money/fen.ts';
import type { Area } from '../../shared/settle/area.ts';
import type { Settlement, StatementMoney } from '../../shared/settle/settlement.ts';

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, n) => total + n, 0n);

/** A pool with its institutions. */
export interface Pooled {
  readonly pool: Settlement['pools'][number];
  readonly members: Settlement['institutions'];
}

/** None where a pool has no points, which settles nothing. */
export const poolsOf = (settlement: Settlement | undefined): readonly Pooled[] =>
  (settlement?.pools ?? []).map((pool) => ({
    pool,
    members: settlement!.institutions.filter(({ fund }) => fund === pool.fund),
  }));

export function moneyGoesOutToTheFen({ pool, members }: Pooled, allocation: string): void {
  expect(sum(members.map(({ leftPool }) => leftPool))).toBe(pool.leftPool);
  expect(sum(members.map(({ gross }) => gross)) + pool.residual).toBe(pool.gross);
  const dues = sum(members.map(({ due, leftPool }) => due - leftPool));
  expect(dues + pool.residual).toBe(pool.distributable);
  if (allocation === 'exact') expect(pool.residual).toBe(0n);
}

export function moreNeverEarnsLess({ pool, members }: Pooled): void {
  // What is deducted from a pool falls more on those with more points.
  const sign = pool.gross < 0n ? -1n : 1n;
  const byPoints = [...members].sort((a, b) =>
    a.points === b.points ? (a.code < b.code ? 1 : -1) : a.points < b.points ? -1 : 1,
  );
  const earned = byPoints.map(({ gross }) => sign * gross);
  expect(earned).toEqual([...earned].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
}

const FIELDS = [
  ...(['gross', 'byItemFund', 'patientAndOther', 'leftPool', 'due'] as const),
  ...(['prepayment', 'prepaid', 'adjustments', 'clearing'] as const),
] satisfies readonly (keyof StatementMoney)[];

/** Institutions to consortia and pools; clearing and prepayment from their parts. */
export function statementsAddUp({ institutions, consortia, pools, period }: Settlement, area: Area): void {
  const consortiumOf = (code: string) => area.institutions.get(code)?.consortium;
  for (const line of consortia) {
    const members = institutions.filter(
      ({ fund, code }) => fund === line.fund && consortiumOf(code) === line.code,
    );
    for (const field of FIELDS) expect(line[field]).toBe(sum(members.map((member) => member[field])));
  }
  const inConsortia = institutions.filter(({ code }) => consortiumOf(code));
  for (const field of FIELDS) {
    expect(sum(consortia.map((line) => line[field]))).toBe(sum(inConsortia.map((line) => line[field])));
  }
  for (const { pool, members } of poolsOf({ institutions, pools } as Settlement)) {
    expect(members.reduce((cases, line) => cases + line.cases, 0)).toBe(pool.cases);
    expect(sum(members.map(({ points }) => points))).toBe(pool.points);
    expect(sum(members.map(({ gross }) => gross)) + pool.residual).toBe(pool.gross);
    for (const field of ['byItemFund', 'patientAndOther', 'leftPool'] as const) {
      expect(sum(members.map((line) => line[field]))).toBe(pool[field]);
    }
  }
  const ratio = area.params['prepay.ratio'];
  for (const line of institutions) {
    const isYear = period.kind === 'year';
    expect(line.clearing).toBe(isYear ? line.due - line.prepaid + line.adjustments : 0n);
    expect(line.prepayment).toBe(isYear ? 0n : portion(line.due, ratio));
  }
}
