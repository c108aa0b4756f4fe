import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainCase } from '../../shared/explain/case.ts';
import { CLASS_REASONS } from '../../shared/explain/class-reasons.ts';
import { explanationText } from '../../shared/explain/text.ts';
import { REGIONS } from '../../shared/regions/index.ts';
import { caseLines } from '../../shared/settle/case-lines.ts';
import type { Period } from '../../shared/settle/settlement.ts';
import { counties, monthOf } from '../properties/county.ts';
import { type Loaded, load, monthPeriod, rawCounty, yearOf } from '../properties/harness.ts';
import { decimalRatio, evaluate, same } from './evaluate.ts';

interface CaseLine {
  readonly case: string;
  readonly class: string;
  readonly points: string;
}

/** Cases whose explanation, computed anew, does not come to their points. */
async function wrong({ area, cases, digest }: Loaded, period: Period): Promise<string[]> {
  const { table, results, places } = cases;
  const text = (await Array.fromAsync(caseLines(table, results, period, digest.decimals))).join('');
  const lines = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as CaseLine);
  const byNumber = new Map(
    Array.from({ length: table.size }, (_, index) => [table.caseNumber(index), index]),
  );
  return lines.flatMap(({ case: number, points }) => {
    const explanation = explainCase(area, table, byNumber.get(number)!, period, places);
    return same(evaluate(explanation.lines), decimalRatio(points))
      ? []
      : [`${number} ${points}\n${explanationText(explanation)}`];
  });
}

describe('the points of every case, computed anew from its explanation', () => {
  test('whatever the county: month and year', async () => {
    await fc.assert(
      fc.asyncProperty(counties, fc.nat(), async (county, pick) => {
        for (const period of [monthPeriod(county, monthOf(county, pick)), yearOf(county)]) {
          expect(await wrong(await load(rawCounty(county), period), period)).toEqual([]);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('every class rule can say why it applied and why not', () => {
    const rules = REGIONS.flatMap(({ schemes }) => schemes).flatMap(({ programme }) => programme.rules);
    const ids = new Set(rules.filter(({ step }) => step === 'class').map(({ id }) => id));
    expect([...ids].filter((id) => !CLASS_REASONS[id])).toEqual([]);
  });
});
