import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../functions/gateways/sha256.ts';
import { amountsOf, difference, sumAmounts } from '../../shared/compare/amounts.ts';
import { type Comparison, compareRuns } from '../../shared/compare/compare-runs.ts';
import { componentsOf } from '../../shared/compare/components.ts';
import { Mixer } from '../../shared/compare/mixture.ts';
import { whatIf } from '../../shared/compare/what-if.ts';
import { type Period, settlementFigures } from '../../shared/settle/settlement.ts';
import { type County, monthOf } from '../properties/county.ts';
import { monthPeriod, yearOf } from '../properties/harness.ts';
import { relatives, settled, strangers } from './pairs.ts';

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, n) => total + n, 0n);

/** A property of two inputs that settle, over the year and over a month. */
const ofPairs = (
  pairs: fc.Arbitrary<readonly [County, County]>,
  numRuns: number,
  check: (a: County, b: County, period: Period) => Promise<void>,
) =>
  fc.assert(
    fc.asyncProperty(pairs, fc.nat(), async ([a, b], pick) => {
      await check(a, b, yearOf(a));
      await check(a, b, monthPeriod(a, monthOf(a, pick)));
    }),
    { numRuns },
  );

const compared = async (a: County, b: County, period: Period): Promise<Comparison | undefined> => {
  const [before, after] = [await settled(a, period), await settled(b, period)];
  return before && after && compareRuns(before, after, sha256);
};

function addsUp({ steps, whole, groups, before, after }: Comparison): void {
  expect(sumAmounts(steps.map(({ moved }) => moved))).toEqual(whole);
  expect(whole).toEqual(difference(amountsOf(after.settlement), amountsOf(before.settlement)));
  const ofGroups = new Map<string, bigint>();
  for (const { fund, institution, before: was, after: is, byPoints, byValue } of groups) {
    expect(byPoints + byValue).toBe(is.money - was.money);
    const key = `${fund} ${institution}`;
    ofGroups.set(key, (ofGroups.get(key) ?? 0n) + byPoints + byValue);
  }
  const gross = [...whole.values()].filter(({ of, amount }) => of === 'institution' && amount === 'gross');
  const moved = new Map(gross.map(({ account, who, value }) => [`${account} ${who}`, value]));
  const nonzero = new Map([...ofGroups].filter(([, value]) => value !== 0n));
  expect(nonzero).toEqual(moved);
}

describe('every difference moves something, and together the whole change', () => {
  it('of two inputs that differ in everything', () =>
    ofPairs(strangers, 60, async (a, b, period) => {
      const comparison = await compared(a, b, period);
      if (comparison) addsUp(comparison);
    }));

  it('of two inputs that differ in some tabs', () =>
    ofPairs(relatives, 60, async (a, b, period) => {
      const comparison = await compared(a, b, period);
      if (comparison) addsUp(comparison);
    }));

  it('nothing but the components tells two inputs apart', () =>
    ofPairs(strangers, 60, async (a, b, period) => {
      const [before, after] = [await settled(a, period), await settled(b, period)];
      if (!before || !after) return;
      const components = componentsOf(before.subject, after.subject);
      const mixer = new Mixer(before.subject, after.subject, components, period, sha256);
      for (const [taken, run] of [
        [[], before.run],
        [components.map(({ id }) => id), after.run],
      ] as const) {
        const mixed = mixer.with(new Set(taken));
        expect(mixed.ok && settlementFigures(mixed.settlement)).toEqual(settlementFigures(run.settlement));
      }
    }));
});

describe('what does not differ moves nothing', () => {
  it('an input beside itself, its rows in another order', () =>
    fc.assert(
      fc.asyncProperty(strangers, fc.nat(), async ([county], pick) => {
        const turned = Object.fromEntries(
          Object.entries(county.tabs).map(([name, rows]) => [name, [...rows].reverse()]),
        ) as unknown as County['tabs'];
        for (const period of [yearOf(county), monthPeriod(county, monthOf(county, pick))]) {
          const comparison = await compared(county, { year: county.year, tabs: turned }, period);
          if (!comparison) continue;
          expect(comparison.components).toEqual([]);
          expect([comparison.steps, comparison.whole.size, comparison.groups]).toEqual([[], 0, []]);
        }
      }),
      { numRuns: 60 },
    ));

  it('a draft without rows', () =>
    fc.assert(
      fc.asyncProperty(strangers, async ([county]) => {
        const base = await settled(county, yearOf(county));
        if (!base) return;
        const { comparison } = whatIf(base, { name: '空', tabs: [] }, sha256, () => {})!;
        expect([comparison.components, comparison.whole.size, comparison.groups]).toEqual([[], 0, []]);
        expect(comparison.after.digests).toEqual(comparison.before.digests);
      }),
      { numRuns: 60 },
    ));
});

it('the other way round, the whole change is the opposite', () =>
  ofPairs(relatives, 40, async (a, b, period) => {
    const [there, back] = [await compared(a, b, period), await compared(b, a, period)];
    if (!there || !back) return;
    expect(sumAmounts([there.whole, back.whole]).size).toBe(0);
    expect(sum([...there.whole.values()].map(({ value }) => value))).toBe(
      -sum([...back.whole.values()].map(({ value }) => value)),
    );
  }));
