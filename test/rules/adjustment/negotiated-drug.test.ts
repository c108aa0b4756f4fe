import { describe, expect, it } from 'vitest';
import { fraction } from '../../../shared/money/fraction.ts';
import { negotiatedDrug } from '../../../shared/rules/adjustment/negotiated-drug.ts';
import { SCHEME_PARAMETERS } from '../../../shared/rules/parameters.ts';
import { applies, drugRow, member, pool, run, settings } from './pool.ts';

const on = settings({ 'adjust.negotiatedDrug': '0.1' });
const members = [member('H1', 0n), member('H2', 5_0000n)];

describe('國談藥加計', () => {
  it('applies above a ratio of 0 only', () => {
    expect(applies(negotiatedDrug, pool({ params: on }))).toBe(true);
    expect(applies(negotiatedDrug, pool())).toBe(false);
  });

  it('allows 10 % and no more', () => {
    expect(SCHEME_PARAMETERS['adjust.negotiatedDrug'].read('0.1')).toEqual(fraction(1n, 10n));
    expect(SCHEME_PARAMETERS['adjust.negotiatedDrug'].read('0.1001')).toBeUndefined();
  });

  it('turns the year’s amount into points by c̄', () => {
    // 20,000.00 + 3,456.78 = 23,456.78; ÷ 10,000 × 100 = 234.5678 points; × 10 % = 23.45678
    const negotiatedDrugs = [drugRow(2, 'H1', '20000.00'), drugRow(3, 'H1', '3456.78')];
    const { changes, steps } = run(negotiatedDrug, pool({ params: on, members, negotiatedDrugs }));
    expect(changes).toEqual({ H1: 23_4568n });
    expect(steps).toEqual([
      {
        rule: 'negotiated-drug',
        formula: 'A ÷ c̄ × 100 × x',
        inputs: {
          A: { value: fraction(2_345_678n, 100n), unit: '元' },
          c̄: { value: fraction(1_000_000n, 100n), unit: '元' },
          x: { value: fraction(1n, 10n), unit: '' },
        },
        result: { value: fraction(23_4568n, 10_000n), unit: '點' },
      },
    ]);
  });

  it('rounds once per institution, not per row', () => {
    // Each 0.04 yuan is 0.00004 points; rounded one by one they would vanish, together 0.00008 become 0.0001.
    const negotiatedDrugs = [drugRow(2, 'H1', '0.04'), drugRow(3, 'H1', '0.04')];
    expect(run(negotiatedDrug, pool({ params: on, members, negotiatedDrugs })).changes).toEqual({ H1: 1n });
    const halves = [drugRow(2, 'H1', '0.05'), drugRow(3, 'H2', '0.04')];
    const rounded = run(negotiatedDrug, pool({ params: on, members, negotiatedDrugs: halves }));
    expect(rounded.changes).toEqual({ H1: 1n, H2: 0n });
  });

  it('looks at its own fund', () => {
    const negotiatedDrugs = [{ ...drugRow(2, 'H1', '10000.00'), fund: '職工' as const }];
    expect(run(negotiatedDrug, pool({ params: on, members, negotiatedDrugs })).changes).toEqual({});
  });

  it('reports a row of an institution without a case and leaves it out', () => {
    const negotiatedDrugs = [drugRow(2, 'H9', '10000.00'), drugRow(3, 'H2', '10000.00')];
    const { changes, findings } = run(negotiatedDrug, pool({ params: on, members, negotiatedDrugs }));
    expect(changes).toEqual({ H2: 10_0000n });
    expect(findings).toMatchObject([
      { code: 'ADJUSTMENT_WITHOUT_CASES', severity: 'warn', where: { tab: '國談藥', row: 2 } },
    ]);
    expect(findings[0]?.message).toBe('機構「H9」在居民的點數池內沒有病例，本行未作任何處理。');
  });

  it('traces the institution asked for', () => {
    const negotiatedDrugs = [drugRow(2, 'H1', '10000.00'), drugRow(3, 'H2', '20000.00')];
    const facts = pool({ params: on, members, negotiatedDrugs, explained: 'H2' });
    const { steps } = run(negotiatedDrug, facts);
    expect(steps.map(({ result }) => result.value)).toEqual([fraction(20_0000n, 10_000n)]);
  });
});
