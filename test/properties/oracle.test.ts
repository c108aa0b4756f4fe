import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Period } from '../../shared/settle/settlement.ts';
import { type County, counties, monthOf } from './county.ts';
import { monthPeriod, settleCounty, yearOf } from './harness.ts';
import { oracle } from './oracle.ts';
import { oracleCases, settingsOf } from './oracle-cases.ts';

const caseLines = (county: County, period: string) =>
  oracleCases(county, period).map(({ row, class: name, points, halved, decision }) => ({
    case: row['病例號'],
    class: name,
    points: points.text(Number(settingsOf(county)('points.decimals'))),
    halved,
    decision,
  }));

async function agree(county: County, period: Period, text: string) {
  const { figures, lines } = await settleCounty(county, period);
  const cases = lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(cases).toEqual(caseLines(county, text));
  expect(figures).toEqual(oracle(county, text));
}

describe('a second implementation, from the rulebook alone, agrees to the last digit', () => {
  it('on the year and every case', async () => {
    const property = fc.asyncProperty(counties, (county) =>
      agree(county, yearOf(county), String(county.year)),
    );
    await fc.assert(property, { numRuns: 300 });
  });

  it('on a month and every case', async () => {
    const property = fc.asyncProperty(counties, fc.nat(), (county, pick) => {
      const month = monthOf(county, pick);
      return agree(county, monthPeriod(county, month), `${county.year}-${month}`);
    });
    await fc.assert(property, { numRuns: 300 });
  });
});
