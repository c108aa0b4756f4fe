import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bookOf } from '../../shared/explain/book.ts';
import { type Line, linesOf } from '../../shared/explain/explanation.ts';
import { settle } from '../../shared/settle/settle.ts';
import { settlementFigures } from '../../shared/settle/settlement.ts';
import { counties, monthOf } from '../properties/county.ts';
import { load, monthPeriod, rawCounty, yearOf } from '../properties/harness.ts';
import { share } from '../properties/oracle.ts';
import { Rational, whole } from '../properties/rational.ts';
import { county, MARCH, settleCounty, type Settled as Whole, YEAR } from '../report/county.ts';
import { decimalRatio, evaluate, same } from './evaluate.ts';

type Settled = Pick<Whole, 'area' | 'digest' | 'settlement'>;

const FUNDS: Readonly<Record<string, string>> = { employee: '職工', resident: '居民' };
const NOT_MONEY = new Set(['code', 'fund', 'cases', 'residual']);

/** Every amount of settlement.json by the key of the line that explains it. */
function* amounts({ settlement }: Settled): Generator<[string, string]> {
  const { pools, institutions, consortia } = settlementFigures(settlement);
  const figures = (line: object): [string, string][] =>
    (Object.entries(line) as [string, string][]).filter(([field]) => !NOT_MONEY.has(field));
  for (const pool of pools) {
    for (const [field, text] of figures(pool)) yield [`pool/${FUNDS[pool.fund]}/${field}`, text];
  }
  for (const [kind, lines] of [
    ['institution', institutions],
    ['consortium', consortia],
  ] as const) {
    for (const line of lines) {
      for (const [field, text] of figures(line))
        yield [`${kind}/${FUNDS[line.fund]}/${line.code}/${field}`, text];
    }
  }
}

function wrong(settled: Settled): string[] {
  const book = bookOf(settled.area, settled.digest, settled.settlement);
  return [...amounts(settled)].flatMap(([key, text]) => {
    const value = evaluate(linesOf(book, key));
    return same(value, decimalRatio(text)) ? [] : [`${key}: ${value.n}/${value.d} is not ${text}`];
  });
}

/** The odd fen of every share, given anew by the method of the largest remainder. */
function wrongOddFen({ area, digest, settlement }: Settled): string[] {
  const book = bookOf(area, digest, settlement);
  const amountOf = (line: Line, symbol: string) =>
    line.givens.find((given) => given.symbol === symbol)!.amount.value;
  return settlement.pools.flatMap(({ fund, gross }) => {
    const shares = settlement.institutions
      .filter((member) => member.fund === fund)
      .map(({ code, points }) => ({ code, points, line: book.get(`institution/${fund}/${code}/gross`)! }));
    if (!shares.every(({ line }) => line.formula.startsWith('trunc'))) return [];
    const points = new Map(shares.map((one) => [one.code, whole(one.points)]));
    const parts = share(new Rational(gross, 100n), points);
    const total = shares.reduce((sum, one) => sum + one.points, 0n);
    return shares.flatMap(({ code, points: own, line }) => {
      const odd = amountOf(line, 'u');
      const cut = new Rational((gross * own) / total, 100n);
      const right = parts.get(code)!.subtract(new Rational(odd.n, odd.d)).subtract(cut);
      return right.top === 0n ? [] : [`${fund} ${code}`];
    });
  });
}

describe('every amount of settlement.json, computed anew from its own explanation', () => {
  test('a month and a year of a synthetic county', async () => {
    for (const period of [MARCH, YEAR]) {
      const settled = await settleCounty(county(), period);
      expect([...amounts(settled)].length).toBeGreaterThan(50);
      expect(wrong(settled)).toEqual([]);
    }
  });

  test('whatever the county and its settings', async () => {
    await fc.assert(
      fc.asyncProperty(counties, fc.nat(), async (county, pick) => {
        for (const period of [monthPeriod(county, monthOf(county, pick)), yearOf(county)]) {
          const { area, digest } = await load(rawCounty(county), period);
          const settlement = settle(area, digest, period, () => {});
          if (!settlement) continue;
          expect(wrong({ area, digest, settlement })).toEqual([]);
          expect(wrongOddFen({ area, digest, settlement })).toEqual([]);
        }
      }),
      { numRuns: 150 },
    );
  });
});
