import { describe, expect, it } from 'vitest';
import type { TraceStep } from '../../../shared/law/trace.ts';
import { decimal, exactDecimal } from '../../../shared/money/decimal-text.ts';
import { fenFraction, formatYuan, yuan } from '../../../shared/money/fen.ts';
import { roundTo } from '../../../shared/money/round.ts';
import { bedDayAmount, quotaOf } from '../../../shared/rules/bed-day/amount.ts';
import { type AppraisalFacts, bedDayAppraisal } from '../../../shared/rules/bed-day/appraisal.ts';
import { type DailyPoints, dailyPointsTable } from '../../../shared/rules/bed-day/daily-points.ts';
import type { StayFacts } from '../../../shared/rules/bed-day/facts.ts';
import { bedDayLimit } from '../../../shared/rules/bed-day/limit.ts';
import { bedDayClearing, bedDayPrepayment } from '../../../shared/rules/bed-day/payment.ts';
import { BedDayStandards, daysInBands, type StandardLine } from '../../../shared/rules/bed-day/standards.ts';
import { inForce } from '../../../shared/rules/programme.ts';
import { factsOf, type Own, paramsOf, programmeOf, stepText } from '../scheme-facts.ts';

const PROGRAMME = programmeOf('zhejiang-2019');
const H1 = { code: 'H1', level: '二級' } as const;
const C1 = { code: 'C1', level: '一級' } as const;
const T1 = { code: 'T1', level: '三級' } as const;

const byCode = <T extends { readonly code: string }>(list: readonly T[]) =>
  new Map(list.map((one) => [one.code, one]));

const line = (group: string, target: string, further: Partial<StandardLine>): StandardLine => ({
  group,
  target,
  fromDay: 1,
  toDay: undefined,
  standard: undefined,
  points: undefined,
  row: 2,
  ...further,
});

/** The points of a bed-day case and how they were told. */
function bedDayCase(days: number, dailyPoints: readonly DailyPoints[] | undefined, own: Own = {}, k = '1.1') {
  const params = paramsOf('zhejiang-2019', own);
  const group = { kind: '床日', basePoints: decimal('2.6') } as const;
  const facts = { ...factsOf({ total: '20000', days, k, group }, params), dailyPoints };
  const rule = PROGRAMME.class.find(({ id }) => id === 'case-bed-day')!;
  const steps: TraceStep[] = [];
  const points = rule.apply(facts, (step) => steps.push(step));
  return { points, text: exactDecimal(points), steps: steps.map(stepText) };
}

describe('床日點數', () => {
  it('T13: without a line of its own, the group’s 2.6 a day for 45 days is 117', () => {
    expect(bedDayCase(45, undefined)).toMatchObject({
      text: '117',
      steps: ['case-bed-day: P × days; P 2.6, days 45 → 117'],
    });
  });

  it('an institution’s own daily points take the place of the group’s', () => {
    expect(bedDayCase(45, [{ toDay: undefined, points: decimal('3') }])).toMatchObject({
      text: '135',
      steps: ['case-bed-day: P × days; P 3, days 45 → 135'],
    });
  });

  it('days 1 to 30 at one rate, later days lower', () => {
    const bands = [
      { toDay: 30, points: decimal('2.6') },
      { toDay: undefined, points: decimal('1.8') },
    ];
    expect(bedDayCase(45, bands)).toMatchObject({
      text: '105',
      steps: ['case-bed-day: P1 × days1 + P2 × days2; P1 2.6, days1 30, P2 1.8, days2 15 → 105'],
    });
    expect(bedDayCase(30, bands).text).toBe('78');
    expect(bedDayCase(31, bands).text).toBe('79.8');
    expect(bedDayCase(1, bands).steps).toEqual(['case-bed-day: P × days; P 2.6, days 1 → 2.6']);
  });

  it('a band may be worth nothing, between others that are', () => {
    const table = dailyPointsTable({
      standards: new BedDayStandards([
        line('GD', '*', { toDay: 10, standard: yuan('260') }),
        line('GD', '*', { fromDay: 11, toDay: 20, standard: yuan('0') }),
        line('GD', '*', { fromDay: 21, standard: yuan('130') }),
      ]),
      groups: byCode([{ code: 'GD', kind: '床日' }] as const),
      institutions: byCode([H1]),
      areaMean: fenFraction(yuan('10000')),
      params: paramsOf('zhejiang-2019'),
    });
    expect(bedDayCase(25, table.get('GD')!.get('H1')).text).toBe('32.5');
  });

  it('k multiplies the whole when the parameter says so', () => {
    const bands = [
      { toDay: 30, points: decimal('2.6') },
      { toDay: undefined, points: decimal('1.8') },
    ];
    expect(bedDayCase(45, bands, { 'bedDay.coefficient': '是' })).toMatchObject({
      text: '115.5',
      steps: [
        'case-bed-day: (P1 × days1 + P2 × days2) × k; k 1.1, P1 2.6, days1 30, P2 1.8, days2 15 → 115.5',
      ],
    });
    expect(bedDayCase(45, undefined, { 'bedDay.coefficient': '是' }).text).toBe('128.7');
  });

  it('賀州: 2.36182972 points a day keep their eight decimals until the case is rounded', () => {
    const daily = [{ toDay: undefined, points: decimal('2.36182972') }];
    expect(bedDayCase(45, daily).text).toBe('106.2823374');
    expect(roundTo(bedDayCase(45, daily).points, 4)).toBe(1_062_823n);
    expect(roundTo(bedDayCase(45, daily).points, 8)).toBe(10_628_233_740n);
  });
});

describe('床日標準的查找', () => {
  const standards = new BedDayStandards([
    line('*', '*', { standard: yuan('100') }),
    line('*', '二級', { standard: yuan('160') }),
    line('*', 'H1', { standard: yuan('170') }),
    line('GD', '*', { standard: yuan('200') }),
    line('GD', '一級', { standard: yuan('130') }),
    line('GD', 'T1', { standard: yuan('260') }),
  ]);
  const found = (group: string | null, institution: Parameters<typeof standards.lookup>[1]) =>
    formatYuan(standards.lookup(group, institution)![0]!.standard!);

  it('the group first, then the institution, its level, and *', () => {
    expect(found('GD', T1)).toBe('260.00');
    expect(found('GD', C1)).toBe('130.00');
    expect(found('GD', H1)).toBe('200.00');
    expect(found('GE', H1)).toBe('170.00');
    expect(found('GE', { code: 'H2', level: '二級' })).toBe('160.00');
    expect(found('GE', T1)).toBe('100.00');
    expect(found(null, H1)).toBe('170.00');
    expect(new BedDayStandards([line('GD', '*', {})]).lookup(null, H1)).toBeUndefined();
  });

  it('daily points are the standard ÷ c̄ × 100, with the decimals of the parameter; typed points stay', () => {
    const table = (decimals: string) =>
      dailyPointsTable({
        standards: new BedDayStandards([
          line('GD', 'H1', { fromDay: 31, points: decimal('1.23456789') }),
          line('GD', 'H1', { toDay: 30, standard: yuan('260') }),
        ]),
        groups: byCode([
          { code: 'GD', kind: '床日' },
          { code: 'GA', kind: '一般' },
        ] as const),
        institutions: byCode([H1, C1]),
        areaMean: fenFraction(yuan('12345.67')),
        params: paramsOf('zhejiang-2019', { 'base.bedDay.decimals': decimals }),
      });
    expect([...table('4').keys()]).toEqual(['GD']);
    expect([...table('4').get('GD')!.keys()]).toEqual(['H1']);
    const bands = (decimals: string) =>
      table(decimals)
        .get('GD')!
        .get('H1')!
        .map(({ toDay, points }) => [toDay, exactDecimal(points)]);
    // 260 ÷ 12345.67 × 100 = 2.106001537…
    expect(bands('4')).toEqual([
      [30, '2.106'],
      [undefined, '1.23456789'],
    ]);
    expect(bands('8')[0]).toEqual([30, '2.10600154']);
  });
});

describe('床日定額付費', () => {
  const stay = (standard: string, days: number, further: Partial<StayFacts> = {}): StayFacts => ({
    parts: [{ standard: yuan(standard), days }],
    shareA: decimal('0.7'),
    ratioA: decimal('0.9'),
    shareB: decimal('0.3'),
    ratioB: decimal('0.8'),
    ...further,
  });
  const amount = (facts: StayFacts) => {
    const steps: TraceStep[] = [];
    const result = inForce(PROGRAMME, bedDayAmount).apply(facts, (step) => steps.push(step));
    return { amount: formatYuan(result), steps: steps.map(stepText) };
  };

  it('T14: 東營 level 2, 40 days, 甲 0.7 at 90 %, 乙 0.3 at 80 % is 5,568.00', () => {
    const facts = stay('160', 40);
    expect(formatYuan(quotaOf(facts))).toBe('6400.00');
    expect(amount(facts)).toEqual({
      amount: '5568.00',
      steps: [
        'bed-day-amount: (a × p + b × q) × (S1 × days1); a 0.7, p 0.9, b 0.3, q 0.8, S1 160, days1 40 → 5568',
      ],
    });
  });

  it.each([
    ['東營一級', '130', '4524.00'],
    ['東營二級', '160', '5568.00'],
    ['東營三級', '260', '9048.00'],
    // 另一市：一至三級與大學附屬醫院
    ['另一市一級', '84', '2923.20'],
    ['另一市二級', '112', '3897.60'],
    ['另一市三級', '179', '6229.20'],
    ['另一市大學附屬醫院', '223', '7760.40'],
    // 未納入公立醫院改革的
    ['未改革一級', '62', '2157.60'],
    ['未改革二級', '76', '2644.80'],
    ['未改革三級', '125', '4350.00'],
  ])('%s %s yuan a day: %s for 40 days', (_, standard, expected) => {
    expect(amount(stay(standard, 40)).amount).toBe(expected);
  });

  it('寧德: one ratio, 85 % in the city and 90 % in the county', () => {
    const one = (ratio: string) => ({
      shareA: decimal('1'),
      ratioA: decimal(ratio),
      shareB: decimal('0'),
      ratioB: decimal('0'),
    });
    expect(amount(stay('150', 30, one('0.85'))).amount).toBe('3825.00');
    expect(amount(stay('150', 30, one('0.9'))).amount).toBe('4050.00');
  });

  it('bands add up, one rounding at the end', () => {
    const facts = stay('0', 0, {
      parts: [
        { standard: yuan('180.01'), days: 60 },
        { standard: yuan('120.03'), days: 31 },
      ],
      shareA: decimal('0.333'),
      ratioA: decimal('0.9'),
    });
    // 60 × 180.01 + 31 × 120.03 = 14521.53; × (0.2997 + 0.24) = 7837.269741
    expect(formatYuan(quotaOf(facts))).toBe('14521.53');
    expect(amount(facts).amount).toBe('7837.27');
  });

  it('no day, no money', () => {
    expect(amount(stay('160', 0)).amount).toBe('0.00');
  });
});

describe('墊付限額、撥付與清算', () => {
  const limit = (amount: string, advance: string | undefined, own: Own = {}) => {
    const params = paramsOf('zhejiang-2019', own);
    const facts = {
      amount: yuan(amount),
      advance: advance === undefined ? undefined : yuan(advance),
      params,
    };
    return formatYuan(inForce(PROGRAMME, bedDayLimit).apply(facts));
  };

  it('東營: at most 102 % of what was reasonably advanced', () => {
    expect(limit('5568.00', '5600.00')).toBe('5568.00');
    expect(limit('5568.00', '5458.83')).toBe('5568.00');
    // 5458.82 × 1.02 = 5567.9964
    expect(limit('5568.00', '5458.82')).toBe('5568.00');
    expect(limit('5568.00', '5458.81')).toBe('5567.99');
    expect(limit('5568.00', '0.00')).toBe('0.00');
  });

  it('寧德: no limit, the institution bears what is over', () => {
    expect(limit('5568.00', '1.00', { 'bedDayStandard.limit': '' })).toBe('5568.00');
    expect(limit('5568.00', undefined, { 'bedDayStandard.limit': '' })).toBe('5568.00');
  });

  it('a month pays its ratio, the year what is left', () => {
    const params = paramsOf('zhejiang-2019', { 'bedDayStandard.prepay': '0.95' });
    const month = inForce(PROGRAMME, bedDayPrepayment);
    expect(formatYuan(month.apply({ due: yuan('5568.10'), params }))).toBe('5289.70');
    const year = inForce(PROGRAMME, bedDayClearing);
    expect(formatYuan(year.apply({ due: yuan('100.00'), paid: yuan('120.50') }))).toBe('-20.50');
  });
});

describe('床日考核', () => {
  const appraise = (further: Partial<AppraisalFacts>) => {
    const result = inForce(PROGRAMME, bedDayAppraisal).apply({
      stays: 4,
      days: 150,
      total: yuan('25000'),
      stayMost: decimal('37.5'),
      dailyMost: yuan('166.67'),
      outcomeLeast: decimal('0.85'),
      outcomeActual: decimal('0.85'),
      ...further,
    });
    const { meanStay, meanDaily, ...met } = result;
    return {
      ...met,
      meanStay: meanStay && exactDecimal(meanStay),
      meanDaily: meanDaily && formatYuan(meanDaily),
    };
  };

  it('meets a target it just reaches', () => {
    expect(appraise({})).toEqual({
      meanStay: '37.5',
      meanDaily: '166.67',
      stayMet: true,
      dailyMet: true,
      outcomeMet: true,
    });
  });

  it('compares exactly: 25,000 over 150 days is above 166.66 a day, and 37.5 days above 37.4', () => {
    expect(
      appraise({ dailyMost: yuan('166.66'), stayMost: decimal('37.4'), outcomeActual: decimal('0.8499') }),
    ).toMatchObject({ stayMet: false, dailyMet: false, outcomeMet: false });
  });

  it('says nothing where there is nothing to hold', () => {
    expect(appraise({ stays: 0, days: 0, total: yuan('0'), outcomeActual: null })).toEqual({
      meanStay: null,
      meanDaily: null,
      stayMet: null,
      dailyMet: null,
      outcomeMet: null,
    });
    expect(appraise({ total: null })).toMatchObject({ meanDaily: null, dailyMet: null, stayMet: true });
    expect(appraise({ stayMost: null, dailyMost: null })).toMatchObject({ stayMet: null, dailyMet: null });
  });
});

describe('住院日分段', () => {
  const bands = [{ toDay: 30 }, { toDay: 60 }, { toDay: undefined }];
  const days = (before: number, of: number) =>
    daysInBands(bands, before, of).map(({ band, days: inside }) => [band.toDay, inside]);

  it('goes on where the months before ended', () => {
    expect(days(0, 31)).toEqual([
      [30, 30],
      [60, 1],
    ]);
    expect(days(31, 28)).toEqual([[60, 28]]);
    expect(days(59, 31)).toEqual([
      [60, 1],
      [undefined, 30],
    ]);
    expect(days(400, 31)).toEqual([[undefined, 31]]);
    expect(days(10, 0)).toEqual([]);
  });
});
