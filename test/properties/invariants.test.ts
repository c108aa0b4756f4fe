import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MONTHS } from '../../shared/rules/payment/month-budget.ts';
import { moneyGoesOutToTheFen, moreNeverEarnsLess, type Pooled, poolsOf, statementsAddUp } from './checks.ts';
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

const pooled = async (county: County, period: ReturnType<typeof yearOf>): Promise<readonly Pooled[]> =>
  poolsOf((await settleCounty(county, period)).settlement);

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

describe('6: statements add up', () => {
  it('institutions to consortia and pools; clearing and prepayment from their parts', () =>
    eachPeriod(async (county, period) => {
      const loaded = await load(rawCounty(county), period);
      const { settlement } = await outcome(loaded, period);
      if (settlement) statementsAddUp(settlement, loaded.area);
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
