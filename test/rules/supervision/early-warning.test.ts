import { describe, expect, it } from 'vitest';
import type { RuleInForce } from '../../../shared/law/rule.ts';
import type { TraceStep } from '../../../shared/law/trace.ts';
import { type Fen, yuan } from '../../../shared/money/fen.ts';
import { fraction } from '../../../shared/money/fraction.ts';
import { schemeById } from '../../../shared/regions/index.ts';
import { inForce, programmeAt } from '../../../shared/rules/programme.ts';
import { growth } from '../../../shared/rules/supervision/early-warning/growth.ts';
import { outlierMonth } from '../../../shared/rules/supervision/early-warning/outlier-month.ts';
import { pace } from '../../../shared/rules/supervision/early-warning/pace.ts';
import { redIndicator } from '../../../shared/rules/supervision/early-warning/red-indicator.ts';
import { reserve } from '../../../shared/rules/supervision/early-warning/reserve.ts';
import { talkList } from '../../../shared/rules/supervision/early-warning/talk-list.ts';
import { yearEnd } from '../../../shared/rules/supervision/early-warning/year-end.ts';

const programme = programmeAt(schemeById('zhejiang-2019')!.programme, '2025-12-31');
const use = <F, R>(rule: Parameters<typeof inForce<F, R>>[1]): RuleInForce<F, R> => inForce(programme, rule);

describe('支出進度', () => {
  const margin = fraction(5n, 100n);
  it.each([
    ['105000.00', false],
    ['105000.01', true],
    ['0.00', false],
  ])('%s of 100,000.00 with 5 %% to spare', (billed, beyond) => {
    const found = use(pace).apply({ billed: yuan(billed), budget: yuan('100000.00'), margin });
    expect(found.beyond).toBe(beyond);
    expect(found.value).toEqual(fraction(yuan(billed), 10000000n));
    expect(found.limit).toEqual(fraction(105n, 100n));
  });
});

describe('支出增速', () => {
  it.each([
    ['110000.00', false],
    ['110000.01', true],
    ['90000.00', false],
  ])('%s after 100,000.00 under a cap of 10 %%', (billed, beyond) => {
    const cap = fraction(1n, 10n);
    const found = use(growth).apply({ billed: yuan(billed), before: yuan('100000.00'), cap });
    expect(found.beyond).toBe(beyond);
  });

  it('tells a fall as a negative growth', () => {
    const facts = { billed: yuan('90.00'), before: yuan('100.00'), cap: fraction(1n, 10n) };
    expect(use(growth).apply(facts).value).toEqual(fraction(-1000n, 10000n));
  });
});

describe('調劑金餘量', () => {
  const facts = { bear: fraction(85n, 100n), reserve: yuan('15000.00'), most: fraction(8n, 10n) };

  it.each([
    // 80,000 × 15 % = 12,000, which is 80 % of 15,000.
    ['80000.00', false],
    ['80000.01', true],
    ['-5000.00', false],
  ])('an overrun of %s', (overrun, beyond) => {
    const steps: TraceStep[] = [];
    const found = use(reserve).apply({ ...facts, overrun: yuan(overrun) }, (step) => steps.push(step));
    expect(found.beyond).toBe(beyond);
    expect(steps.map(({ rule }) => rule)).toEqual(['warning-reserve']);
  });

  it('uses nothing of it while there is a surplus', () => {
    expect(use(reserve).apply({ ...facts, overrun: yuan('-5000.00') }).value.n).toBe(0n);
  });
});

describe('離群月份', () => {
  const months = ['100.00', '104.00', '96.00', '102.00', '98.00'].map(yuan);
  const judge = (month: string, more: readonly Fen[] = months, least = 6) =>
    use(outlierMonth).apply({
      month: yuan(month),
      months: [...more, yuan(month)],
      times: fraction(45n, 10n),
      least,
    });

  // With x above 104: sorted 96 98 100 102 104 x; median 101; distances 5 3 1 1 3 x−101; MAD 3; limit 13.50.
  it.each([
    ['114.50', false],
    ['114.51', true],
  ])('%s among five usual months', (month, beyond) => {
    const found = judge(month)!;
    expect(found.median).toSatisfy(({ n, d }: { n: bigint; d: bigint }) => n === 10100n * d);
    expect(found.limit).toSatisfy(({ n, d }: { n: bigint; d: bigint }) => n === 1350n * d);
    expect(found.beyond).toBe(beyond);
  });

  it('below as above', () => {
    // 96 98 100 102 104 and x below: median 99, MAD 3.
    expect(judge('85.50')!.beyond).toBe(false);
    expect(judge('85.49')!.beyond).toBe(true);
  });

  it('says nothing of too few months', () => {
    expect(judge('999.00', months, 7)).toBeUndefined();
    expect(judge('999.00', months, 6)).toBeDefined();
  });

  it('among equal months anything else is an outlier, and one more equal one is not', () => {
    const equal = Array.from({ length: 5 }, () => yuan('100.00'));
    expect(judge('100.00', equal)!.beyond).toBe(false);
    expect(judge('100.01', equal)!.beyond).toBe(true);
  });

  it('does not depend on the order of the months', () => {
    expect(judge('114.51', months.toReversed())).toEqual(judge('114.51'));
  });
});

describe('年底預測', () => {
  it.each([
    [100n, false],
    [101n, true],
  ])('%s against 100', (expected, beyond) => {
    expect(use(yearEnd).apply({ expected, limit: 100n }).beyond).toBe(beyond);
  });
});

describe('指標轉紅', () => {
  it.each([
    ['綠', '紅', true],
    [undefined, '紅', true],
    ['紅', '紅', false],
    ['紅', '綠', false],
    ['綠', '黃', false],
  ])('%s → %s', (before, now, turned) => {
    expect(use(redIndicator).apply({ before, now })).toBe(turned);
  });
});

describe('異常集中', () => {
  // The area: 10 in 1,000 cases; twice as many is 2 in 100.
  const all = { allCases: 1000, allFlags: 10, times: fraction(2n) };
  it.each([
    [2, 100, false],
    [3, 100, true],
    [2, 99, true],
    [0, 1, false],
  ])('%s hints in %s cases', (flags, cases, beyond) => {
    expect(use(talkList).apply({ ...all, flags, cases }).beyond).toBe(beyond);
  });
});
