import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { theRule } from '../../shared/law/rule.ts';
import { fen } from '../../shared/money/fen.ts';
import { paramsOf, programmeOf } from '../rules/scheme-facts.ts';
import { type County, counties, monthOf, type Row, type TabName, withSettings } from './county.ts';
import { monthPeriod, settleCounty, yearOf } from './harness.ts';
import { Rational, whole } from './rational.ts';

const size = (n: bigint): bigint => (n < 0n ? -n : n);

const MONEY: Partial<Record<TabName, readonly string[]>> = {
  病組: ['次均費用'],
  病例: ['總費用', '不合理費用', '基金記賬', '其他基金', '個人負擔'],
  預算: ['金額'],
  月度預付: ['金額'],
  清算調整: ['金額'],
};
const MONEY_PARAMETERS = ['area.meanCost', 'sharing.reserve'];

/** Every amount of a county n times as large; points, ratios and dates as they are. */
function scaled({ year, tabs }: County, n: bigint): County {
  const times = (text: string | undefined) => (text ? Rational.of(text).multiply(whole(n)).text(2) : '');
  const scaleRow = (row: Row, headers: readonly string[]): Row => ({
    ...row,
    ...Object.fromEntries(headers.map((header) => [header, times(row[header])])),
  });
  const amounts = Object.entries(tabs).map(([name, rows]) => [
    name,
    rows.map((row: Row) => scaleRow(row, MONEY[name as TabName] ?? [])),
  ]);
  const parameters = tabs['參數'].map((row) =>
    MONEY_PARAMETERS.includes(row['鍵']!) ? scaleRow(row, ['值']) : row,
  );
  return { year, tabs: { ...(Object.fromEntries(amounts) as County['tabs']), 參數: parameters } };
}

const OWN = { 'value.mode': 'gross', 'value.allocation': 'exact' };

/**
 * 4: with all money n times as large, classes and points stay, sums of what was typed are n times as large, and
 * every exact share of an amount is: what is rounded to the fen on the way differs by less than n + 1 fen.
 */
describe('4: scaling all money by a whole number scales the exact shares', () => {
  it.each(['budget', 'interpolate'])('sharing.mode = %s', async (mode) => {
    const property = fc.asyncProperty(
      counties.map((county) => withSettings(county, { ...OWN, 'sharing.mode': mode })),
      fc.bigInt(2n, 1000n),
      fc.nat(),
      async (county, n, pick) => {
        for (const period of [yearOf(county), monthPeriod(county, monthOf(county, pick))]) {
          const one = await settleCounty(county, period);
          const many = await settleCounty(scaled(county, n), period);
          expect(many.lines).toBe(one.lines);
          for (const [index, pool] of (one.settlement?.pools ?? []).entries()) {
            const other = many.settlement!.pools[index]!;
            const drift = other.distributable - n * pool.distributable;
            const isYear = period.kind === 'year';
            expect(other.points).toBe(pool.points);
            expect(other.leftPool).toBe(n * pool.leftPool);
            expect(other.byItemFund).toBe(n * pool.byItemFund);
            expect(other.patientAndOther).toBe(n * pool.patientAndOther);
            expect(other.gross - n * pool.gross).toBe(drift);
            // A year's budget is typed; a month's is a share of it; D of the year is rounded once.
            if (isYear) expect(other.budget).toBe(n * pool.budget);
            if (isYear && mode === 'budget') expect(drift).toBe(0n);
            if (isYear) expect(2n * size(drift)).toBeLessThanOrEqual(n + 1n);
            else expect(size(drift)).toBeLessThan(n + 1n);
          }
          for (const [index, line] of (one.settlement?.institutions ?? []).entries()) {
            const other = many.settlement!.institutions[index]!;
            expect(other.points).toBe(line.points);
            expect(other.prepaid).toBe(n * line.prepaid);
            expect(other.adjustments).toBe(n * line.adjustments);
            const pool = one.settlement!.pools.find(({ fund }) => fund === line.fund);
            const drift = pool
              ? many.settlement!.pools.find(({ fund }) => fund === line.fund)!.gross - n * pool.gross
              : 0n;
            const points = pool?.points ?? 1n;
            // The two exact shares differ by drift × P_h ÷ ΣP; each is less than a fen from its part.
            const apart = (other.gross - n * line.gross) * points - drift * line.points;
            expect(size(apart)).toBeLessThan((n + 1n) * points);
          }
        }
      },
    );
    await fc.assert(property, { numRuns: 120 });
  });

  it('a factor that is a multiple of ΣP leaves nothing to round: shares are P_h ÷ ΣP exactly', () => {
    const member = fc.record({ points: fc.bigInt(0n, 10n ** 9n), x: fc.bigInt(0n, 10n ** 9n) });
    const members = fc
      .array(member, { minLength: 1, maxLength: 8 })
      .filter((list) => list.some(({ points }) => points > 0n));
    const { value } = programmeOf('zhejiang-2019');
    const money = fc.bigInt(-(10n ** 9n), 10n ** 12n);
    const property = fc.property(
      members,
      money,
      fc.bigInt(1n, 99n),
      fc.constantFrom('gross', 'net'),
      (list, d, m, mode) => {
        const total = list.reduce((sum, { points }) => sum + points, 0n);
        const n = m * total;
        const facts = {
          distributable: fen(n * d),
          members: list.map(({ points, x }, index) => ({
            code: `H${index}`,
            points,
            patientAndOther: fen(n * x),
          })),
          pointsDecimals: 4,
          params: paramsOf('zhejiang-2019', { 'value.mode': mode }),
        };
        const x = mode === 'gross' ? list.reduce((sum, one) => sum + one.x, 0n) : 0n;
        const result = theRule(value, facts).apply(facts);
        list.forEach(({ points, x: own }, index) => {
          const gross = m * (d + x) * points;
          const part = { gross, due: mode === 'gross' ? gross - n * own : gross };
          expect(result.members.get(`H${index}`)).toEqual(part);
        });
      },
    );
    fc.assert(property, { numRuns: 300 });
  });
});
