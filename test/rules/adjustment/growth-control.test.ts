import { describe, expect, it } from 'vitest';
import { yuan } from '../../../shared/money/fen.ts';
import { type Fraction, fraction, minus, over } from '../../../shared/money/fraction.ts';
import { growthControl } from '../../../shared/rules/adjustment/growth-control.ts';
import { SCHEME_PARAMETERS, type SchemeKey } from '../../../shared/rules/parameters.ts';
import { applies, lastYearRow, member, pool, run, settings } from './pool.ts';

const on = (texts: Partial<Record<SchemeKey, string>> = {}) =>
  settings({ 'adjust.growth.cut': '0.3', 'adjust.growth.reward': '0.2', ...texts });
const reading = (excess: string) => on({ 'adjust.growth.excess': excess });
const thousand = (row: number, code: string) => lastYearRow(row, code, fraction(1000n));

describe('增長調控：何時', () => {
  const itemized = (amount: string) => ({ budget: yuan('1000000.00'), itemized: yuan(amount) });

  it('applies to an overrun of one fen, not to a pool on budget', () => {
    expect(applies(growthControl, pool({ params: on(), ...itemized('1000000.01') }))).toBe(true);
    expect(applies(growthControl, pool({ params: on(), ...itemized('1000000.00') }))).toBe(false);
  });

  it('applies without an overrun when the area says so', () => {
    const params = on({ 'adjust.growth.always': '是' });
    expect(applies(growthControl, pool({ params, ...itemized('999999.99') }))).toBe(true);
  });

  it('is off when both ratios are 0, and on with either', () => {
    const overrun = itemized('2000000.00');
    const off = { 'adjust.growth.cut': '0', 'adjust.growth.reward': '0' };
    expect(applies(growthControl, pool({ params: on(off), ...overrun }))).toBe(false);
    expect(applies(growthControl, pool({ params: on({ 'adjust.growth.cut': '0' }), ...overrun }))).toBe(true);
    expect(applies(growthControl, pool({ params: on({ 'adjust.growth.reward': '0' }), ...overrun }))).toBe(
      true,
    );
  });

  it('refuses a cut above 30 % and a reward above 20 %', () => {
    expect(SCHEME_PARAMETERS['adjust.growth.cut'].read('0.3')).toEqual(fraction(3n, 10n));
    expect(SCHEME_PARAMETERS['adjust.growth.cut'].read('0.3001')).toBeUndefined();
    expect(SCHEME_PARAMETERS['adjust.growth.reward'].read('0.2')).toEqual(fraction(2n, 10n));
    expect(SCHEME_PARAMETERS['adjust.growth.reward'].read('0.2001')).toBeUndefined();
  });
});

/** T15: 1,000,000 points, up 13 %; beside it another of the same grade that brings the mean to 8 %. */
function t15(excess: string, decimals: number) {
  const unit = 10n ** BigInt(decimals);
  const lastYear = over(fraction(1_000_000n), fraction(113n, 100n));
  const bothLastYear = over(fraction(2_000_000n), fraction(108n, 100n));
  const members = [member('H1', 1_000_000n * unit), member('H2', 1_000_000n * unit)];
  const lastYearPoints = [
    lastYearRow(2, 'H1', lastYear),
    lastYearRow(3, 'H2', minus(bothLastYear, lastYear)),
  ];
  return run(
    growthControl,
    pool({ params: reading(excess), pointsDecimals: decimals, members, lastYearPoints }),
  );
}

const same = (a: Fraction, b: Fraction) => a.n * b.d === b.n * a.d;

describe('增長調控：T15', () => {
  it('A, the points above the mean growth: 30 % of 44,247.79 are 13,274.34', () => {
    const { changes, steps } = t15('pointsAboveMean', 2);
    expect(changes['H1']).toBe(-13_274_34n);
    const { P, L, M, N } = steps[0]!.inputs;
    expect(same(minus(over(P!.value, L!.value), fraction(1n)), fraction(13n, 100n))).toBe(true);
    expect(same(minus(over(M!.value, N!.value), fraction(1n)), fraction(8n, 100n))).toBe(true);
    expect(steps[0]?.formula).toBe('0 − max(0 − P, min(P − L × M ÷ N, P)) × x');
    // 1,000,000 × 5 ÷ 113 = 44,247.787 610 619…; × 0.3 = 13,274.336 283 185…
    expect(t15('pointsAboveMean', 8).changes['H1']).toBe(-13_274_33628319n);
  });

  it('A rewards the other for the same points: 20 % of 44,247.79 are 8,849.56', () => {
    expect(t15('pointsAboveMean', 2).changes['H2']).toBe(8_849_56n);
  });

  it('B, points times the difference: 30 % of 50,000 are 15,000', () => {
    const { changes, steps } = t15('pointsTimesDifference', 2);
    expect(changes['H1']).toBe(-15_000_00n);
    expect(steps[0]?.formula).toBe('0 − max(0 − P, min(P × (P ÷ L − M ÷ N), P)) × x');
    expect(steps[0]?.inputs['x']).toEqual({ value: fraction(3n, 10n), unit: '' });
    expect(steps[0]?.result).toEqual({ value: fraction(-15_000_00n, 100n), unit: '點' });
  });
});

describe('增長調控：誰', () => {
  // Of two with 1,000 points last year one has 1,300 (+30 %) and one 1,100 (+10 %): the mean growth is 20 %.
  const members = [member('H1', 1_300_0000n), member('H2', 1_100_0000n)];
  const lastYearPoints = [thousand(2, 'H1'), thousand(3, 'H2')];

  it('cuts above the mean and rewards below it', () => {
    // A: 1,300 − 1,200 = 100, × 0.3 = 30; 1,200 − 1,100 = 100, × 0.2 = 20
    expect(run(growthControl, pool({ params: on(), members, lastYearPoints })).changes).toEqual({
      H1: -30_0000n,
      H2: 20_0000n,
    });
    // B: 1,300 × 0.1 = 130, × 0.3 = 39; 1,100 × 0.1 = 110, × 0.2 = 22
    const b = pool({ params: reading('pointsTimesDifference'), members, lastYearPoints });
    expect(run(growthControl, b).changes).toEqual({ H1: -39_0000n, H2: 22_0000n });
  });

  it('does only what has a ratio', () => {
    const changes = (texts: Partial<Record<SchemeKey, string>>) =>
      run(growthControl, pool({ params: on(texts), members, lastYearPoints })).changes;
    expect(changes({ 'adjust.growth.reward': '0' })).toEqual({ H1: -30_0000n, H2: 0n });
    expect(changes({ 'adjust.growth.cut': '0' })).toEqual({ H1: 0n, H2: 20_0000n });
  });

  it('leaves an institution at the mean alone', () => {
    const alone = pool({ params: on(), members: members.slice(0, 1), lastYearPoints });
    expect(run(growthControl, alone).changes).toEqual({ H1: 0n });
  });

  it('compares within a grade', () => {
    // The third-grade one doubled, alone in its grade: it neither moves nor moves the others.
    const three = member('H3', 2_000_0000n, { level: '三級' });
    const facts = pool({
      params: on(),
      members: [...members, three],
      lastYearPoints: [...lastYearPoints, thousand(4, 'H3')],
    });
    expect(run(growthControl, facts).changes).toEqual({ H1: -30_0000n, H2: 20_0000n, H3: 0n });
  });

  it('weighs the mean by last year’s points', () => {
    // ΣP ÷ ΣL = (1,300 + 3,300) ÷ (1,000 + 3,000) = 1.15; 1,300 − 1,150 = 150, × 0.3 = 45; 3,450 − 3,300 = 150, × 0.2 = 30
    const facts = pool({
      params: on(),
      members: [member('H1', 1_300_0000n), member('H2', 3_300_0000n)],
      lastYearPoints: [thousand(2, 'H1'), lastYearRow(3, 'H2', fraction(3000n))],
    });
    expect(run(growthControl, facts).changes).toEqual({ H1: -45_0000n, H2: 30_0000n });
  });

  it('exempts primary care, by its mark or by its level, and leaves it out of the mean', () => {
    const clinics = [
      member('P1', 9_000_0000n, { primaryCare: true }),
      member('P2', 9_000_0000n, { level: '社區' }),
      member('P3', 1_000_0000n, { level: '社區' }),
    ];
    const facts = pool({
      params: on(),
      members: [...members, ...clinics],
      lastYearPoints: [...lastYearPoints, thousand(4, 'P1'), thousand(5, 'P2')],
    });
    const { changes, findings } = run(growthControl, facts);
    expect(changes).toEqual({ H1: -30_0000n, H2: 20_0000n });
    expect(findings).toEqual([]);
  });

  it('exempts an institution without points last year, and says so', () => {
    const facts = pool({
      params: on(),
      members: [...members, member('H4', 500_0000n), member('H5', 500_0000n)],
      lastYearPoints: [
        ...lastYearPoints,
        lastYearRow(4, 'H4', fraction(0n)),
        { ...thousand(5, 'H5'), fund: '職工' },
      ],
    });
    const { changes, findings } = run(growthControl, facts);
    expect(changes).toEqual({ H1: -30_0000n, H2: 20_0000n });
    expect(findings).toMatchObject([
      { code: 'GROWTH_WITHOUT_LAST_YEAR', severity: 'info', where: { tab: '上年點數' } },
      { code: 'GROWTH_WITHOUT_LAST_YEAR', severity: 'info', where: { tab: '上年點數' } },
    ]);
    expect(findings.map(({ message }) => message)).toEqual([
      '機構「H4」沒有上年點數，按首年新增機構免於增長調控。',
      '機構「H5」沒有上年點數，按首年新增機構免於增長調控。',
    ]);
  });

  it('passes over an institution that has no case any more', () => {
    const facts = pool({ params: on(), members, lastYearPoints: [...lastYearPoints, thousand(9, 'H9')] });
    expect(run(growthControl, facts)).toMatchObject({
      changes: { H1: -30_0000n, H2: 20_0000n },
      findings: [],
    });
  });

  it('never counts more points as excess, or as shortfall, than the institution has', () => {
    // B: H1 grew from 1 to 1,000, the mean is (1,000 + 100) ÷ 1,001 − 1; 1,000 × (999 − 0.0989…) is far above 1,000.
    const from = (l1: bigint, l2: bigint) =>
      pool({
        params: reading('pointsTimesDifference'),
        members: [member('H1', 1_000_0000n), member('H2', 100_0000n)],
        lastYearPoints: [lastYearRow(2, 'H1', fraction(l1)), lastYearRow(3, 'H2', fraction(l2))],
      });
    expect(run(growthControl, from(1n, 1000n)).changes['H1']).toBe(-300_0000n);
    // A: the mean makes 1,000 of last year into 1,100 ÷ 1,001 × 1,000 ≈ 1,098.9; the shortfall of 998.9 counts as 100.
    const a = { ...from(1n, 1000n), params: reading('pointsAboveMean') };
    expect(run(growthControl, a).changes['H2']).toBe(20_0000n);
  });

  it('rewards nobody for treating nobody', () => {
    const facts = pool({ params: on(), members: [members[0]!, member('H2', 0n)], lastYearPoints });
    expect(run(growthControl, facts).changes['H2']).toBe(0n);
  });

  it('blocks a second row of an institution', () => {
    const facts = pool({ params: on(), members, lastYearPoints: [thousand(7, 'H1'), ...lastYearPoints] });
    expect(run(growthControl, facts).findings).toMatchObject([
      { code: 'CODE_DUPLICATE', severity: 'block', where: { tab: '上年點數', row: 7 } },
    ]);
  });
});
