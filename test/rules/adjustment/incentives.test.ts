import { describe, expect, it } from 'vitest';
import { fraction } from '../../../shared/money/fraction.ts';
import type { AdjustmentRule } from '../../../shared/rules/adjustment/facts.ts';
import { childrenIncentive } from '../../../shared/rules/adjustment/incentive-children.ts';
import { deliveriesIncentive } from '../../../shared/rules/adjustment/incentive-deliveries.ts';
import { elderlyIncentive } from '../../../shared/rules/adjustment/incentive-elderly.ts';
import { specialtyIncentive } from '../../../shared/rules/adjustment/incentive-specialty.ts';
import { tcmIncentive } from '../../../shared/rules/adjustment/incentive-tcm.ts';
import type { SchemeKey } from '../../../shared/rules/parameters.ts';
import type { Indicator } from '../../../shared/sheets/tabs/values.ts';
import { applies, incentiveRow, member, pool, run, settings } from './pool.ts';

const shares: readonly (readonly [Indicator, AdjustmentRule, SchemeKey])[] = [
  ['兒童', childrenIncentive, 'adjust.incentive.children'],
  ['高齡', elderlyIncentive, 'adjust.incentive.elderly'],
  ['分娩', deliveriesIncentive, 'adjust.incentive.deliveries'],
];

describe.each(shares)('%s激勵', (indicator, rule, key) => {
  const on = (cap = '1', slope = '0.1') => settings({ [key]: slope, 'adjust.incentive.cap': cap });
  // 100 + 300 = 400 cases; 30 + 50 = 80 persons; the pool's share is 0.2, H1's 0.3, H2's 50 ÷ 300.
  const members = [member('H1', 1_000_0000n), member('H2', 3_000_0000n, { cases: 300 })];
  const incentives = [incentiveRow(2, 'H1', indicator, '30'), incentiveRow(3, 'H2', indicator, '50')];

  it('applies above a slope of 0 only', () => {
    expect(applies(rule, pool({ params: on() }))).toBe(true);
    expect(applies(rule, pool())).toBe(false);
  });

  it('rewards a share above the pool’s and takes nothing below it', () => {
    // H1: 1,000 × 0.1 × (0.3 ÷ 0.2 − 1) = 50; H2: 0.1667 ÷ 0.2 − 1 < 0
    const { changes, steps } = run(rule, pool({ params: on(), members, incentives }));
    expect(changes).toEqual({ H1: 50_0000n, H2: 0n });
    expect(steps[0]).toEqual({
      rule: rule.id,
      formula: 'max(0, min(P × a × (n ÷ N ÷ (m ÷ M) − 1), P × u))',
      inputs: {
        P: { value: fraction(1_000_0000n, 10_000n), unit: '點' },
        a: { value: fraction(1n, 10n), unit: '' },
        n: { value: fraction(30n), unit: '' },
        N: { value: fraction(100n), unit: '例' },
        m: { value: fraction(80n), unit: '' },
        M: { value: fraction(400n), unit: '例' },
        u: { value: fraction(1n), unit: '' },
      },
      result: { value: fraction(50_0000n, 10_000n), unit: '點' },
    });
  });

  it('gives nothing at the pool’s share', () => {
    const even = [incentiveRow(2, 'H1', indicator, '20'), incentiveRow(3, 'H2', indicator, '60')];
    const { changes } = run(rule, pool({ params: on(), members, incentives: even }));
    expect(changes).toEqual({ H1: 0n, H2: 0n });
  });

  it('ends at the cap', () => {
    const gain = (cap: string) => run(rule, pool({ params: on(cap), members, incentives })).changes['H1'];
    expect(gain('0.0501')).toBe(50_0000n);
    expect(gain('0.05')).toBe(50_0000n);
    expect(gain('0.0499')).toBe(49_9000n);
    expect(gain('0')).toBe(0n);
  });

  it('counts an institution without a row as 0 persons of the pool', () => {
    // The pool's share is 30 ÷ 400 = 0.075; 0.3 ÷ 0.075 − 1 = 3; 1,000 × 0.1 × 3 = 300
    const { changes } = run(rule, pool({ params: on(), members, incentives: incentives.slice(0, 1) }));
    expect(changes).toEqual({ H1: 300_0000n });
  });

  it('looks at its own indicator and fund', () => {
    const others = shares
      .filter(([other]) => other !== indicator)
      .map(([other], index) => incentiveRow(10 + index, 'H2', other, '300'));
    const otherFund = { ...incentiveRow(20, 'H2', indicator, '300'), fund: '職工' as const };
    const { changes, findings } = run(
      rule,
      pool({ params: on(), members, incentives: [...incentives, ...others, otherFund] }),
    );
    expect(changes).toEqual({ H1: 50_0000n, H2: 0n });
    expect(findings).toEqual([]);
  });

  it('reports a pool without any such person, and changes nothing', () => {
    for (const rows of [[], [incentiveRow(2, 'H1', indicator, '0')]]) {
      const { changes, findings } = run(rule, pool({ params: on(), members, incentives: rows }));
      expect(changes).toEqual({});
      expect(findings).toMatchObject([
        { code: 'INCENTIVE_WITHOUT_BASE', severity: 'warn', where: { tab: '激勵指標' } },
      ]);
      expect(findings[0]?.message).toBe(`居民的激勵指標「${indicator}」區域合計為 0，無法比較，未作調整。`);
    }
  });

  it('reports more persons than cases', () => {
    const reported = (persons: string) =>
      run(rule, pool({ params: on(), members, incentives: [incentiveRow(7, 'H1', indicator, persons)] }))
        .findings;
    expect(reported('100')).toEqual([]);
    const findings = reported('101');
    expect(findings).toMatchObject([
      { code: 'INCENTIVE_ABOVE_CASES', severity: 'warn', where: { tab: '激勵指標', row: 7 } },
    ]);
    expect(findings[0]?.message).toBe(
      `機構「H1」的激勵指標「${indicator}」為 101 人次，多於點數池內的病例 100 例。`,
    );
  });

  it('leaves an institution without a case alone', () => {
    const without = [member('H0', 0n, { cases: 0 }), ...members];
    const rows = [...incentives, incentiveRow(4, 'H0', indicator, '0')];
    const { changes } = run(rule, pool({ params: on(), members: without, incentives: rows }));
    expect(changes).toEqual({ H1: 50_0000n, H2: 0n });
  });

  it('blocks a second row of an institution', () => {
    const twice = [incentiveRow(9, 'H1', indicator, '40'), ...incentives];
    const { changes, findings } = run(rule, pool({ params: on(), members, incentives: twice }));
    expect(changes).toEqual({ H1: 50_0000n, H2: 0n });
    expect(findings).toMatchObject([
      { code: 'CODE_DUPLICATE', severity: 'block', where: { tab: '激勵指標', row: 9 } },
    ]);
    expect(findings[0]?.message).toBe('「機構」H1 重複，另一處在第 2 行。');
  });
});

describe('中醫激勵', () => {
  const on = (cap = '1') => settings({ 'adjust.incentive.tcm': '0.5', 'adjust.incentive.cap': cap });
  const members = [member('H1', 1_000_0000n)];
  const change = (value: string, before: string | null, cap?: string) =>
    run(
      tcmIncentive,
      pool({ params: on(cap), members, incentives: [incentiveRow(2, 'H1', '中醫', value, before)] }),
    );

  it('applies above a slope of 0 only', () => {
    expect(applies(tcmIncentive, pool({ params: on() }))).toBe(true);
    expect(applies(tcmIncentive, pool())).toBe(false);
  });

  it('adds when the cost per dose fell, and takes when it rose', () => {
    // (40 − 38) ÷ 40 = 0.05; × 0.5 × 1,000 = 25; and the mirror image
    const { changes, steps } = change('38', '40');
    expect(changes).toEqual({ H1: 25_0000n });
    expect(steps).toEqual([
      {
        rule: 'incentive-tcm',
        formula: 'max(0 − P × u, min(P × a × (b − c) ÷ b, P × u))',
        inputs: {
          P: { value: fraction(1_000_0000n, 10_000n), unit: '點' },
          a: { value: fraction(5n, 10n), unit: '' },
          b: { value: fraction(40n), unit: '元' },
          c: { value: fraction(38n), unit: '元' },
          u: { value: fraction(1n), unit: '' },
        },
        result: { value: fraction(25_0000n, 10_000n), unit: '點' },
      },
    ]);
    expect(change('42', '40').changes).toEqual({ H1: -25_0000n });
    expect(change('40', '40').changes).toEqual({ H1: 0n });
  });

  it('rounds halves away from zero on both sides', () => {
    // P = 0.0001: 0.0001 × 0.5 × (2 − 1) ÷ 2 = 0.000025 → 0; × (2 − 4) ÷ 2 = −0.00005 → −0.0001
    const small = [member('H1', 1n)];
    const of = (value: string) =>
      run(
        tcmIncentive,
        pool({ params: on(), members: small, incentives: [incentiveRow(2, 'H1', '中醫', value, '2')] }),
      ).changes;
    expect(of('1')).toEqual({ H1: 0n });
    expect(of('4')).toEqual({ H1: -1n });
  });

  it('ends at the cap both ways', () => {
    expect(change('38', '40', '0.025').changes).toEqual({ H1: 25_0000n });
    expect(change('38', '40', '0.02').changes).toEqual({ H1: 20_0000n });
    expect(change('42', '40', '0.02').changes).toEqual({ H1: -20_0000n });
  });

  it('compares nothing without both years', () => {
    for (const [value, before] of [
      ['38', null],
      ['38', '0'],
      ['0', '40'],
    ] as const) {
      const { changes, findings } = change(value, before);
      expect(changes).toEqual({});
      expect(findings).toMatchObject([
        { code: 'INCENTIVE_WITHOUT_LAST_YEAR', severity: 'warn', where: { tab: '激勵指標', row: 2 } },
      ]);
      expect(findings[0]?.message).toBe(
        '機構「H1」的激勵指標「中醫」本年或上年數值為空或 0，無法比較，未作調整。',
      );
    }
  });
});

describe('重點專科激勵', () => {
  const on = (cap = '1') => settings({ 'adjust.incentive.specialty': '是', 'adjust.incentive.cap': cap });
  const members = [member('H1', 1_000_0000n), member('H2', 1_000_0000n)];
  const change = (value: string, cap?: string) =>
    run(
      specialtyIncentive,
      pool({ params: on(cap), members, incentives: [incentiveRow(2, 'H1', '重點專科', value)] }),
    );

  it('applies when switched on', () => {
    expect(applies(specialtyIncentive, pool({ params: on() }))).toBe(true);
    expect(applies(specialtyIncentive, pool())).toBe(false);
  });

  it('adds what the coefficient has above 1', () => {
    const { changes, steps } = change('1.02');
    expect(changes).toEqual({ H1: 20_0000n });
    expect(steps).toEqual([
      {
        rule: 'incentive-specialty',
        formula: 'min(P × (k − 1), P × u)',
        inputs: {
          P: { value: fraction(1_000_0000n, 10_000n), unit: '點' },
          k: { value: fraction(102n, 100n), unit: '' },
          u: { value: fraction(1n), unit: '' },
        },
        result: { value: fraction(20_0000n, 10_000n), unit: '點' },
      },
    ]);
  });

  it('ends at the cap', () => {
    expect(change('1.02', '0.02').changes).toEqual({ H1: 20_0000n });
    expect(change('1.02', '0.015').changes).toEqual({ H1: 15_0000n });
  });

  it('blocks a coefficient below 1', () => {
    expect(change('1')).toMatchObject({ changes: { H1: 0n }, findings: [] });
    const { changes, findings } = change('0.9999');
    expect(changes).toEqual({});
    expect(findings).toMatchObject([
      { code: 'INCENTIVE_BELOW_ONE', severity: 'block', where: { tab: '激勵指標', row: 2 } },
    ]);
    expect(findings[0]?.message).toBe('機構「H1」的激勵指標「重點專科」係數為 0.9999，小於 1。');
  });
});
