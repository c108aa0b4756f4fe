import { expect, test } from 'vitest';
import { groupGains } from '../../../desk/reports/group-gains.ts';
import type { DigestCell } from '../../../shared/cases/digest.ts';
import { fen } from '../../../shared/money/fen.ts';
import { sumOf } from '../../../shared/report/figures.ts';

type Parts = Parameters<typeof groupGains>[0];

const cell = (group: string, monthPoints: bigint, total: bigint, fundPaid: bigint, more = {}): DigestCell =>
  ({
    fund: '居民',
    month: '03',
    institution: 'H1',
    group,
    class: 'normal',
    place: 'in',
    cases: 1,
    monthPoints,
    yearPoints: monthPoints * 2n,
    total: fen(total),
    fundPaid: fen(fundPaid),
    ...more,
  }) as DigestCell;

/** A pool of 300.00 yuan over 3 points with no decimals: V = 100.00; two of the points are ours. */
function parts(cells: readonly DigestCell[], line: object, mode = 'gross', pool = {}): Parts {
  const groups = new Map([['GA', { name: '甲' }]]);
  return {
    cells,
    common: { groups, params: { 'value.mode': mode } },
    settlement: {
      period: { kind: 'month', year: 2025, month: '03' },
      pools: [{ fund: '居民', gross: fen(30_000n), residual: fen(0n), points: 3n, ...pool }],
      institutions: [{ fund: '居民', code: 'H1', ...line }],
      consortia: [],
      pointsDecimals: 0,
      valueDecimals: 4,
    },
  } as unknown as Parts;
}

test('points × V less the charges, most gained first, and the whole is the statement', () => {
  const gains = groupGains(
    parts(
      [
        cell('GA', 1n, 12_000n, 7_000n),
        cell('GB', 1n, 9_000n, 5_000n),
        cell('GC', 5n, 1n, 1n, { place: 'unpaid' }),
      ],
      {
        cases: 2,
        gross: 20_000n,
        byItemFund: 12_000n,
        patientAndOther: 9_000n,
      },
    ),
  );
  expect(gains.groups).toEqual([
    { code: 'GB', name: undefined, cases: 1, cost: 9_000n, earned: 10_000n, gain: 1_000n },
    { code: 'GA', name: '甲', cases: 1, cost: 12_000n, earned: 10_000n, gain: -2_000n },
  ]);
  expect(gains.rest).toBe(0n);
  expect(gains.total).toEqual({ cases: 2, cost: 21_000n, earned: 20_000n, gain: -1_000n });
});

test('where points cover the fund’s part alone, they are held against what was billed to the fund', () => {
  const gains = groupGains(
    parts(
      [cell('GA', 2n, 12_000n, 7_000n)],
      { cases: 1, gross: 20_000n, byItemFund: 7_000n, patientAndOther: 5_000n },
      'net',
    ),
  );
  expect(gains.groups[0]).toMatchObject({ cost: 7_000n, earned: 20_000n, gain: 13_000n });
  expect(gains.total.cost).toBe(7_000n);
});

test('the fen of rounding and points changed at the clearing are a line of their own', () => {
  const cells = [cell('GA', 1n, 0n, 0n), cell('GB', 1n, 0n, 0n)];
  const line = { cases: 2, gross: 6_667n, byItemFund: 0n, patientAndOther: 0n };
  const gains = groupGains(parts(cells, line, 'gross', { gross: 10_000n }));
  expect(gains.groups.map(({ earned }) => earned)).toEqual([3_333n, 3_333n]);
  expect(gains.rest).toBe(1n);
  expect(sumOf(gains.groups, ({ earned }) => earned) + gains.rest).toBe(gains.total.earned);
});

test('what the published value leaves over is not the institutions’', () => {
  const line = { cases: 1, gross: 9_990n, byItemFund: 0n, patientAndOther: 0n };
  const gains = groupGains(parts([cell('GA', 1n, 0n, 0n)], line, 'gross', { residual: 30n }));
  expect(gains.groups[0]!.earned).toBe(9_990n);
  expect(gains.rest).toBe(0n);
});

test('equal gains stand by code; a year counts the year’s points', () => {
  const line = { cases: 2, gross: 40_000n, byItemFund: 0n, patientAndOther: 0n };
  const month = parts([cell('GB', 1n, 0n, 0n), cell('GA', 1n, 0n, 0n)], line);
  const year = {
    ...month,
    settlement: { ...month.settlement, period: { kind: 'year', year: 2025 } as const },
  };
  expect(groupGains(month).groups.map(({ code }) => code)).toEqual(['GA', 'GB']);
  expect(groupGains(year).groups.map(({ earned }) => earned)).toEqual([20_000n, 20_000n]);
});
