import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { portion } from '../../shared/money/fen.ts';
import { MONTHS } from '../../shared/rules/payment/month-budget.ts';
import type { StatementMoney } from '../../shared/settle/settlement.ts';
import { type County, counties, monthOf, withSettings } from './county.ts';
import { load, monthPeriod, outcome, rawCounty, settleCounty, yearOf } from './harness.ts';
import { share } from './oracle.ts';
import { Rational } from './rational.ts';

const RUNS = { numRuns: 200 };
const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, n) => total + n, 0n);

/** Runs a property on the year and on a month of every county. */
const eachPeriod = (
  check: (county: County, period: ReturnType<typeof yearOf>) => Promise<void>,
  from: fc.Arbitrary<County> = counties,
) =>
  fc.assert(
    fc.asyncProperty(from, fc.nat(), async (county, pick) => {
      await check(county, yearOf(county));
      await check(county, monthPeriod(county, monthOf(county, pick)));
    }),
    RUNS,
  );

const withValue = (mode: 'gross' | 'net', allocation: 'exact' | 'rounded') =>
  counties.map((county) => withSettings(county, { 'value.mode': mode, 'value.allocation': allocation }));

const pooled = async (county: County, period: ReturnType<typeof yearOf>) => {
  const { settlement } = await settleCounty(county, period);
  return (settlement?.pools ?? []).map((pool) => ({
    pool,
    members: settlement!.institutions.filter(({ fund }) => fund === pool.fund),
  }));
};

type Pooled = Awaited<ReturnType<typeof pooled>>[number];

function moneyGoesOutToTheFen({ pool, members }: Pooled, allocation: string): void {
  expect(sum(members.map(({ leftPool }) => leftPool))).toBe(pool.leftPool);
  expect(sum(members.map(({ gross }) => gross)) + pool.residual).toBe(pool.gross);
  const dues = sum(members.map(({ due, leftPool }) => due - leftPool));
  expect(dues + pool.residual).toBe(pool.distributable);
  if (allocation === 'exact') expect(pool.residual).toBe(0n);
}

function moreNeverEarnsLess({ pool, members }: Pooled): void {
  // What is deducted from a pool falls more on those with more points.
  const sign = pool.gross < 0n ? -1n : 1n;
  const byPoints = [...members].sort((a, b) =>
    a.points === b.points ? (a.code < b.code ? 1 : -1) : a.points < b.points ? -1 : 1,
  );
  const earned = byPoints.map(({ gross }) => sign * gross);
  expect(earned).toEqual([...earned].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
}

describe('1, 5: Σ due − Σ by item = D to the fen (less 尾差); more points never earn less gross', () => {
  it.each([
    ['gross', 'exact'],
    ['net', 'exact'],
    ['gross', 'rounded'],
    ['net', 'rounded'],
  ] as const)('%s, %s', (mode, allocation) =>
    eachPeriod(
      async (county, period) => {
        for (const one of await pooled(county, period)) {
          moneyGoesOutToTheFen(one, allocation);
          moreNeverEarnsLess(one);
        }
      },
      withValue(mode, allocation),
    ),
  );
});

const FIELDS = [
  ...(['gross', 'byItemFund', 'patientAndOther', 'leftPool', 'due'] as const),
  ...(['prepayment', 'prepaid', 'adjustments', 'clearing'] as const),
] satisfies readonly (keyof StatementMoney)[];

describe('6: statements add up', () => {
  it('institutions to consortia and pools; clearing and prepayment from their parts', () =>
    eachPeriod(async (county, period) => {
      const loaded = await load(rawCounty(county), period);
      const { settlement } = await outcome(loaded, period);
      if (!settlement) return;
      const consortiumOf = new Map(county.tabs['機構'].map((row) => [row['編碼']!, row['醫共體']!]));
      const { institutions, consortia, pools } = settlement;
      for (const line of consortia) {
        const members = institutions.filter(
          ({ fund, code }) => fund === line.fund && consortiumOf.get(code) === line.code,
        );
        for (const field of FIELDS) expect(line[field]).toBe(sum(members.map((member) => member[field])));
      }
      const inConsortia = institutions.filter(({ code }) => consortiumOf.get(code) !== '');
      for (const field of FIELDS) {
        expect(sum(consortia.map((line) => line[field]))).toBe(sum(inConsortia.map((line) => line[field])));
      }
      for (const pool of pools) {
        const members = institutions.filter(({ fund }) => fund === pool.fund);
        expect(members.reduce((cases, line) => cases + line.cases, 0)).toBe(pool.cases);
        expect(sum(members.map(({ points }) => points))).toBe(pool.points);
        expect(sum(members.map(({ gross }) => gross)) + pool.residual).toBe(pool.gross);
        for (const field of ['byItemFund', 'patientAndOther', 'leftPool'] as const) {
          expect(sum(members.map((line) => line[field]))).toBe(pool[field]);
        }
      }
      const ratio = loaded.area.params['prepay.ratio'];
      for (const line of institutions) {
        const isYear = period.kind === 'year';
        expect(line.clearing).toBe(isYear ? line.due - line.prepaid + line.adjustments : 0n);
        expect(line.prepayment).toBe(isYear ? 0n : portion(line.due, ratio));
      }
    }));

  it('the twelve monthly budgets to the year’s', async () => {
    const property = fc.asyncProperty(counties.map(withCasesEveryMonth), async (county) => {
      const months = await Promise.all(
        MONTHS.map((month) => settleCounty(county, monthPeriod(county, month))),
      );
      const year = await settleCounty(county, yearOf(county));
      for (const { fund, budget, byItemFund, patientAndOther, leftPool } of year.settlement!.pools) {
        const ofMonths = months.flatMap(({ settlement }) =>
          settlement!.pools.filter((pool) => pool.fund === fund),
        );
        expect(ofMonths.length).toBe(12);
        expect(sum(ofMonths.map((pool) => pool.budget))).toBe(budget);
        expect(sum(ofMonths.map((pool) => pool.byItemFund))).toBe(byItemFund);
        expect(sum(ofMonths.map((pool) => pool.patientAndOther))).toBe(patientAndOther);
        expect(sum(ofMonths.map((pool) => pool.leftPool))).toBe(leftPool);
      }
    });
    await fc.assert(property, { numRuns: 40 });
  });
});

/** One plain case more in every month of both funds, so that each has a pool. */
function withCasesEveryMonth({ year, tabs }: County): County {
  const institution = tabs['機構'][0]!['編碼']!;
  const cases = MONTHS.flatMap((month) =>
    ['職工', '居民'].map((fund) => ({
      病例號: `every-${month}-${fund}`,
      機構: institution,
      參保人: `every-${month}-${fund}`,
      險種: fund,
      參保地: '本地',
      入院日期: `${year}-${month}-10`,
      出院日期: `${year}-${month}-12`,
      病組: 'EVERY',
      總費用: '100.00',
      基金記賬: '60.00',
      個人負擔: '40.00',
    })),
  );
  const group = { 編碼: 'EVERY', 類型: '一般', 基準點數: '100', 次均費用: '100.00', 不設差異係數: '是' };
  return {
    year,
    tabs: { ...tabs, 病組: [...tabs['病組'], group], 病例: [...tabs['病例'], ...cases] },
  };
}

it('a month’s budget is its share by largest remainder', async () => {
  const property = fc.asyncProperty(counties, fc.nat(), async (county, pick) => {
    const month = monthOf(county, pick);
    const [monthly, yearly] = await Promise.all([
      settleCounty(county, monthPeriod(county, month)),
      settleCounty(county, yearOf(county)),
    ]);
    for (const pool of monthly.figures?.pools ?? []) {
      const year = yearly.figures?.pools.find(({ fund }) => fund === pool.fund);
      if (!year) continue;
      const rows = county.tabs['月度權重'];
      const weights = MONTHS.map((key, index) => [key, Rational.of(rows[index]?.['權重'] ?? '1')] as const);
      const parts = share(Rational.of(year.budget), new Map(weights));
      expect(pool.budget).toBe(parts.get(month)!.text(2));
    }
  });
  await fc.assert(property, { numRuns: 100 });
});
