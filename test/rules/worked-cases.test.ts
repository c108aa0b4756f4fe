import { describe, expect, it } from 'vitest';
import { casePoints } from '../../shared/cases/case-points.ts';
import { theRule } from '../../shared/law/rule.ts';
import type { TraceStep } from '../../shared/law/trace.ts';
import { decimal, formatUnits } from '../../shared/money/decimal-text.ts';
import { fenFraction, formatYuan, portion, yuan } from '../../shared/money/fen.ts';
import { fraction } from '../../shared/money/fraction.ts';
import { roundTo } from '../../shared/money/round.ts';
import { bedDayPoints } from '../../shared/rules/base/base-points.ts';
import { referenceYears, sumsByYear, yearWeightedMean } from '../../shared/rules/base/year-mean.ts';
import type { Decision } from '../../shared/rules/case/facts.ts';
import { cases, show } from './base-facts.ts';
import {
  type CaseText,
  decided,
  factsOf,
  type Own,
  paramsOf,
  programmeOf,
  stepText,
} from './scheme-facts.ts';

/** Class, points before and after the case rounding, and the rules applied with the numbers put in. */
function worked(scheme: string, text: CaseText, own: Own = {}, decision?: Decision) {
  const params = paramsOf(scheme, own);
  const steps: TraceStep[] = [];
  const result = casePoints(programmeOf(scheme), factsOf(text, params), decision, (step) => steps.push(step));
  const decimals = params['points.decimals'];
  return {
    class: result.class,
    exact: show(result.points),
    points: formatUnits(roundTo(result.points, decimals), decimals),
    steps: steps.map(stepText),
  };
}

/** Rulebook-evidence §19.2; c̄ 10,000, c̄_g 12,000, P 120, k 1.1 unless told otherwise. */
describe('points of a case', () => {
  it('T1: a normal case, r = 1.05, is 120 × 1.1 = 132', () => {
    expect(worked('zhejiang-2019', { total: '12600' })).toEqual({
      class: 'normal',
      exact: '132',
      points: '132.0000',
      steps: ['case-normal: P × k; P 120, k 1.1 → 132'],
    });
  });

  it('T2: 浙江 2019, r = 0.35, is 120 × 1.1 × 0.35 = 46.2', () => {
    expect(worked('zhejiang-2019', { total: '4200' })).toEqual({
      class: 'low',
      exact: '46.2',
      points: '46.2000',
      steps: ['case-low: min(P × k × r, P); P 120, k 1.1, r 0.35 → 46.2'],
    });
  });

  it('T3: 金華 2017, the same without k, is 42', () => {
    expect(worked('jinhua-2017', { total: '4200' })).toEqual({
      class: 'low',
      exact: '42',
      points: '42.0000',
      steps: ['case-low: min(P × r, P); P 120, r 0.35 → 42'],
    });
  });

  it.each([
    ['none', '84', 'P × (r + a); P 120, r 0.5, a 0.2'],
    ['ratio', '90', 'P × k × r + P × a; P 120, k 1.1, r 0.5, a 0.2'],
    ['all', '92.4', 'P × k × (r + a); P 120, k 1.1, r 0.5, a 0.2'],
  ])('T4: 浙江 2025, r = 0.5, k on %s: %s', (where, points, step) => {
    expect(worked('zhejiang-2025', { total: '6000' }, { 'case.mid.coefficient': where })).toEqual({
      class: 'mid',
      exact: points,
      points: `${points.includes('.') ? points : `${points}.`}`.padEnd(7, '0'),
      steps: [`case-mid: ${step} → ${points}`],
    });
  });

  it.each([
    ['none', '120'],
    ['all', '132'],
  ])('T5: r = 0.8 exactly, k on %s: %s', (where, points) => {
    const own = { 'case.mid.coefficient': where };
    expect(worked('zhejiang-2025', { total: '9600' }, own)).toMatchObject({ class: 'mid', exact: points });
    // One fen more is a normal case; with k on all the two join without a step.
    expect(worked('zhejiang-2025', { total: '9600.01' }, own)).toMatchObject({
      class: 'normal',
      exact: '132',
    });
  });

  it.each([
    ['是', 'all', '52.8', '79.2001'],
    ['否', 'none', '48', '72.0001'],
  ])('T6: r = 0.4 exactly is still low, k %s; one fen more is mid', (low, mid, points, beyond) => {
    const own = { 'case.low.coefficient': low, 'case.mid.coefficient': mid };
    expect(worked('zhejiang-2025', { total: '4800' }, own)).toMatchObject({ class: 'low', exact: points });
    expect(worked('zhejiang-2025', { total: '4800.01' }, own)).toMatchObject({
      class: 'mid',
      points: beyond,
    });
    expect(worked('zhejiang-2019', { total: '4800' })).toMatchObject({ class: 'normal', exact: '132' });
  });

  it('T7: a stay followed within 15 days keeps half of its points', () => {
    const [rule] = programmeOf('zhejiang-2019').readmission;
    const pair = (days: number) => ({
      previousDischarge: 20_000,
      admission: 20_000 + days,
      plannedReturn: false,
      group: 'G1',
      params: paramsOf('zhejiang-2019'),
    });
    const steps: TraceStep[] = [];
    const halved = rule!.apply(pair(15), (step) => steps.push(step))(decimal('132'));
    expect(show(halved)).toBe('66');
    expect(steps.map(stepText)).toEqual(['readmission: p × f; p 132, f 0.5 → 66']);
    expect([-1, 0, 15, 16].map((days) => rule!.when!(pair(days)))).toEqual([false, true, true, false]);
    expect(rule!.when!({ ...pair(3), plannedReturn: true })).toBe(false);
    const ten = { ...pair(10), params: paramsOf('jinhua-2017') };
    expect([ten, { ...ten, admission: 20_011 }].map((one) => rule!.when!(one))).toEqual([true, false]);
    const exempt = { ...pair(3), params: paramsOf('zhejiang-2019', { 'readmission.exempt': 'G0,G1' }) };
    expect(rule!.when!(exempt)).toBe(false);
  });

  it('T8: an incomplete stay with k = 1.6 and r = 0.7 is 134.4, capped to 120', () => {
    // As an incomplete stay of the 2019 rule, whose limit is not read: any above 0.7.
    const own = { 'case.low.ratio': '0.8' };
    expect(worked('zhejiang-2019', { total: '8400', k: '1.6' }, own)).toEqual({
      class: 'low',
      exact: '120',
      points: '120.0000',
      steps: ['case-low: min(P × k × r, P); P 120, k 1.6, r 0.7 → 120'],
    });
    // 120 × 1.42 × 0.7 stays below.
    expect(worked('zhejiang-2019', { total: '8400', k: '1.42' }, own)).toMatchObject({ exact: '119.28' });
  });

  it('T13: bed-day standard 260 and 45 days: 2.6000 a day, 117.0000', () => {
    const basePoints = bedDayPoints(yuan('260'), fenFraction(yuan('10000')), paramsOf('zhejiang-2019'));
    const group = { kind: '床日' as const, basePoints, meanCost: undefined };
    expect(worked('zhejiang-2019', { total: '9999', days: 45, group })).toEqual({
      class: 'bed-day',
      exact: '117',
      points: '117.0000',
      steps: ['case-bed-day: P × days; P 2.6, days 45 → 117'],
    });
  });
});

describe('classes and decisions of the rulebook that §19 leaves out', () => {
  const high = { total: '57000', k: '1.2', group: { basePoints: decimal('350'), meanCost: yuan('35000') } };

  it('a high case without review has normal points, at the limit itself too', () => {
    expect(worked('zhejiang-2019', high)).toMatchObject({ class: 'high', exact: '420' });
    expect(worked('zhejiang-2019', { ...high, total: '52500' })).toMatchObject({ class: 'high' });
    expect(worked('zhejiang-2019', { ...high, total: '52499.99' })).toMatchObject({ class: 'normal' });
    expect(
      worked('zhejiang-2019', { ...high, total: '52500' }, { 'case.high.inclusive': '否' }),
    ).toMatchObject({ class: 'normal' });
  });

  it('追加點數 adds (57,000 ÷ 35,000 − 1.5) × 350 = 45, or the approved multiple', () => {
    const steps = worked('zhejiang-2019', high, {}, decided('追加點數')).steps;
    expect(steps).toEqual([
      'case-high: P × k; P 350, k 1.2 → 420',
      'high-extra: max(0, (C − D) ÷ c̄_g − U) × P; C 57000, D 0, c̄_g 35000, P 350, U 1.5 → 45',
    ]);
    expect(worked('zhejiang-2019', high, {}, decided('追加點數'))).toMatchObject({ exact: '465' });
    expect(worked('zhejiang-2019', high, {}, decided('追加點數', '0.2'))).toMatchObject({ exact: '490' });
    const reduced = { ...high, unreasonable: '7000' };
    expect(worked('zhejiang-2019', reduced, {}, decided('追加點數'))).toMatchObject({ exact: '420' });
    const withK = { 'case.high.extraCoefficient': '是' };
    expect(worked('zhejiang-2019', high, withK, decided('追加點數'))).toMatchObject({ exact: '474' });
    expect(worked('zhejiang-2019', high, { 'case.high.extra': 'none' }, decided('追加點數'))).toMatchObject({
      exact: '420',
    });
    expect(worked('zhejiang-2019', high, { 'case.high.extra': 'automatic' })).toMatchObject({ exact: '465' });
  });

  it('核定點數 replaces, 按項目 and 不予支付 leave no points', () => {
    expect(worked('zhejiang-2019', high, {}, decided('核定點數', '300.12345'))).toMatchObject({
      class: 'high',
      points: '300.1235',
    });
    for (const kind of ['按項目', '不予支付'] as const) {
      expect(worked('zhejiang-2019', high, {}, decided(kind))).toMatchObject({ class: 'high', exact: '0' });
    }
  });

  it('unstable and ungrouped cases are their reasonable charge in points', () => {
    const text = { total: '7500', unreasonable: '500' };
    const of = (kind: '非穩定' | '歧義' | '未入組', own: Own = {}) =>
      worked('zhejiang-2019', { ...text, group: { kind } }, own);
    expect(of('非穩定')).toMatchObject({ class: 'unstable', exact: '70' });
    expect(of('歧義', { 'case.ungrouped.factor': '0.9' })).toMatchObject({ class: 'ambiguous', exact: '63' });
    expect(of('未入組')).toMatchObject({ class: 'ungrouped', exact: '70' });
  });

  it('day surgery is never low', () => {
    expect(worked('zhejiang-2019', { total: '4200', daySurgery: true })).toMatchObject({
      class: 'normal',
      exact: '132',
    });
  });
});

it('T9: 2:3:5 of yearly means 9,000, 10,000 and 11,000 is (18,000 + 30,000 + 55,000) ÷ 10 = 10,300', () => {
  const params = paramsOf('zhejiang-2025');
  const history = cases('2022:9000', '2023:10000', '2024:10500', '2024:11500');
  const years = sumsByYear(history, referenceYears(2025, params));
  expect(years.map(({ cases: n, total }) => show(fraction(total, n * 100n)))).toEqual([
    '9000',
    '10000',
    '11000',
  ]);
  const mean = yearWeightedMean(years, params)!;
  expect(show(fraction(mean.n, mean.d * 100n))).toBe('10300');
});

/** Two hospitals of 3,000 and 7,000 points; the fund has 600,000. */
function pool(mode: string, distributable: string, members: readonly (readonly [string, string, string])[]) {
  const params = paramsOf('zhejiang-2019', { 'value.mode': mode });
  const facts = {
    distributable: yuan(distributable),
    members: members.map(([code, points, x]) => ({
      code,
      points: roundTo(decimal(points), 4),
      patientAndOther: yuan(x),
    })),
    pointsDecimals: 4,
    params,
  };
  const steps: TraceStep[] = [];
  const value = theRule(programmeOf('zhejiang-2019').value, facts).apply(facts, (step) => steps.push(step));
  return {
    gross: formatYuan(value.gross),
    pointValue: formatUnits(value.pointValue, 4),
    members: [...value.members].map(([code, part]) => [code, formatYuan(part.gross), formatYuan(part.due)]),
    steps: steps.map(stepText),
  };
}

describe('point value', () => {
  it('T10: patients paid 90,000 and 210,000: V = 90, fund 180,000 and 420,000, gross and net alike', () => {
    const members = [
      ['H1', '3000', '90000'],
      ['H2', '7000', '210000'],
    ] as const;
    expect(pool('gross', '600000', members)).toEqual({
      gross: '900000.00',
      pointValue: '90.0000',
      members: [
        ['H1', '270000.00', '180000.00'],
        ['H2', '630000.00', '420000.00'],
      ],
      steps: ['value-gross: D + X; D 600000, X 300000 → 900000'],
    });
    expect(pool('net', '600000', members)).toEqual({
      gross: '600000.00',
      pointValue: '60.0000',
      members: [
        ['H1', '180000.00', '180000.00'],
        ['H2', '420000.00', '420000.00'],
      ],
      steps: ['value-net: D; D 600000 → 600000'],
    });
  });

  it('T11: patients paid 60,000 and 240,000: gross 210,000 / 390,000, net 180,000 / 420,000', () => {
    const members = [
      ['H1', '3000', '60000'],
      ['H2', '7000', '240000'],
    ] as const;
    expect(pool('gross', '600000', members)).toMatchObject({
      pointValue: '90.0000',
      members: [
        ['H1', '270000.00', '210000.00'],
        ['H2', '630000.00', '390000.00'],
      ],
    });
    expect(pool('net', '600000', members)).toMatchObject({
      pointValue: '60.0000',
      members: [
        ['H1', '180000.00', '180000.00'],
        ['H2', '420000.00', '420000.00'],
      ],
    });
  });

  it('W1: standard 24,227.05, patient 26,006.32, other funds 12,751.96: the fund is due −14,531.23', () => {
    const charge = yuan('59444.09');
    const others = yuan('26006.32') + yuan('12751.96');
    const byItem = charge - others;
    expect([others, byItem]).toEqual([yuan('38758.28'), yuan('20685.81')]);

    // One yuan a point, so that points × V is the printed standard; another hospital fills the pool.
    const result = pool('gross', '61241.72', [
      ['SB11', '24227.05', '38758.28'],
      ['rest', '75772.95', '0'],
    ]);
    expect(result).toMatchObject({ gross: '100000.00', pointValue: '1.0000' });
    expect(result.members[0]).toEqual(['SB11', '24227.05', '-14531.23']);
    expect(yuan('24227.05') - (charge - byItem)).toBe(yuan('-14531.23'));
  });

  it('a negative amount due is carried into the prepayment as negative, half a fen away from zero', () => {
    expect(formatYuan(portion(yuan('-14531.23'), decimal('0.85')))).toBe('-12351.55');
    expect(formatYuan(portion(yuan('-0.10'), decimal('0.85')))).toBe('-0.09');
    expect(formatYuan(portion(yuan('0.10'), decimal('0.85')))).toBe('0.09');
  });
});
