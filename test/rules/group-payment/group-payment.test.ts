import { describe, expect, it } from 'vitest';
import { theRule } from '../../../shared/law/rule.ts';
import type { TraceStep } from '../../../shared/law/trace.ts';
import { decimal } from '../../../shared/money/decimal-text.ts';
import { fen, formatYuan, sumFen, yuan } from '../../../shared/money/fen.ts';
import { groupAdvance } from '../../../shared/rules/group-payment/advance.ts';
import type { YearFacts } from '../../../shared/rules/group-payment/facts.ts';
import { groupMonth } from '../../../shared/rules/group-payment/month.ts';
import { evenOffset, firstOffset, yearEndOffset } from '../../../shared/rules/group-payment/offset.ts';
import { groupReward, groupRewardPool } from '../../../shared/rules/group-payment/reward.ts';
import {
  groupOverrun,
  groupOverrunFailed,
  groupSurplus,
} from '../../../shared/rules/group-payment/sharing.ts';
import { groupTotal } from '../../../shared/rules/group-payment/total.ts';
import { SCHEME_PARAMETERS } from '../../../shared/rules/parameters.ts';
import { inForce } from '../../../shared/rules/programme.ts';
import { type Own, paramsOf, programmeOf, stepText } from '../scheme-facts.ts';

const SCHEME = 'shanwei-2021';
const PROGRAMME = programmeOf(SCHEME);

describe('集團年度總額', () => {
  const total = (uses: readonly string[], before: string, now: string, negotiated = '0', own: Own = {}) => {
    const steps: TraceStep[] = [];
    const result = inForce(PROGRAMME, groupTotal).apply(
      {
        uses: uses.map(yuan),
        contributionBefore: yuan(before),
        contribution: yuan(now),
        negotiated: yuan(negotiated),
        params: paramsOf(SCHEME, own),
      },
      (step) => steps.push(step),
    );
    return { total: formatYuan(result), steps: steps.map(stepText) };
  };

  it('is the mean of three years times the growth of the contributions', () => {
    expect(total(['9600000', '10000000', '10400000'], '20000000', '21000000')).toEqual({
      total: '10500000.00',
      steps: [
        'group-total: round((w1 × U1 + w2 × U2 + w3 × U3) ÷ (w1 + w2 + w3) × Z1 ÷ Z0) + T; ' +
          'w1 1, U1 9600000, w2 1, U2 10000000, w3 1, U3 10400000, ' +
          'Z1 21000000, Z0 20000000, T 0 → 10500000',
      ],
    });
  });

  it('falls with the contributions, and takes what was agreed', () => {
    expect(total(['900', '1000', '1100'], '100', '95', '50.01').total).toBe('1000.01');
    expect(total(['900', '1000', '1100'], '100', '95', '-50.01').total).toBe('899.99');
  });

  it('rounds once: (100.00 + 100.00 + 100.01) ÷ 3 × 1.005', () => {
    expect(total(['100', '100', '100.01'], '1000', '1005').total).toBe('100.50');
  });

  it('weighs its years by the parameter', () => {
    const own = { 'groupPayment.yearWeights': '2:3:5' };
    expect(total(['9000', '10000', '11000'], '1', '1', '0', own).total).toBe('10300.00');
    expect(SCHEME_PARAMETERS['groupPayment.yearWeights'].read('0:0')).toBeUndefined();
  });
});

describe('年初預付與逐月核銷', () => {
  const advance = (total: string, own: Own = {}) =>
    formatYuan(inForce(PROGRAMME, groupAdvance).apply({ total: yuan(total), params: paramsOf(SCHEME, own) }));

  it('is one month of the total', () => {
    expect(advance('10500000')).toBe('875000.00');
    expect(advance('100')).toBe('8.33');
    expect(advance('100', { 'groupPayment.advanceMonths': '2' })).toBe('16.67');
    expect(advance('100', { 'groupPayment.advanceMonths': '0' })).toBe('0.00');
  });

  const RULES = [evenOffset, firstOffset, yearEndOffset].map((rule) => inForce(PROGRAMME, rule));
  const offsets = (own: string, advanced: string, months: readonly string[]) =>
    months.map((_, index) => {
      const facts = {
        advance: yuan(advanced),
        audited: months.slice(0, index + 1).map(yuan),
        params: paramsOf(SCHEME, { 'groupPayment.offset': own }),
      };
      return formatYuan(theRule(RULES, facts).apply(facts));
    });

  it('evenly: the odd fen goes to the first months, and the year adds up', () => {
    const year = Array.from({ length: 12 }, () => '50');
    const parts = offsets('even', '100', year);
    expect(parts).toEqual(['8.34', '8.34', '8.34', '8.34', ...Array.from({ length: 8 }, () => '8.33')]);
    expect(formatYuan(sumFen(parts.map(yuan)))).toBe('100.00');
  });

  it('first: until it is used up', () => {
    expect(offsets('first', '100', ['60', '0', '30', '50', '50'])).toEqual([
      '60.00',
      '0.00',
      '30.00',
      '10.00',
      '0.00',
    ]);
  });

  it('at the end of the year: not in a month', () => {
    expect(offsets('yearEnd', '100', ['60', '60'])).toEqual(['0.00', '0.00']);
  });

  it('a month is what was audited, outside the total too, less its part of the advance', () => {
    const steps: TraceStep[] = [];
    const facts = { advance: yuan('100'), audited: yuan('60'), exempt: yuan('5'), offset: yuan('8.34') };
    expect(formatYuan(inForce(PROGRAMME, groupMonth).apply(facts, (step) => steps.push(step)))).toBe(
      '156.66',
    );
    expect(steps.map(stepText)).toEqual(['group-month: A + E + I − O; A 100, E 60, I 5, O 8.34 → 156.66']);
    const none = { advance: fen(0n), audited: fen(0n), exempt: fen(0n), offset: yuan('8.34') };
    expect(formatYuan(inForce(PROGRAMME, groupMonth).apply(none))).toBe('-8.34');
  });
});

describe('結餘留用與超支分擔', () => {
  const RULES = [groupSurplus, groupOverrun, groupOverrunFailed].map((rule) => inForce(PROGRAMME, rule));
  const share = (further: Partial<Omit<YearFacts, 'params'>>, own: Own = {}) => {
    const facts: YearFacts = {
      total: yuan('10000000'),
      spent: yuan('11000000'),
      passed: true,
      unreasonable: fen(0n),
      schemeYear: 3,
      params: paramsOf(SCHEME, own),
      ...further,
    };
    const rule = theRule(RULES, facts);
    const steps: TraceStep[] = [];
    const { retained, byGroup, byFinance, byFund } = rule.apply(facts, (step) => steps.push(step));
    return {
      rule: rule.id,
      parts: [retained, byGroup, byFinance, byFund].map(formatYuan),
      steps: steps.map(stepText),
    };
  };

  it.each([
    [1, ['0.00', '50000.00', '220000.00', '730000.00']],
    [2, ['0.00', '70000.00', '210000.00', '720000.00']],
    [3, ['0.00', '100000.00', '200000.00', '700000.00']],
    [4, ['0.00', '100000.00', '200000.00', '700000.00']],
    [undefined, ['0.00', '100000.00', '200000.00', '700000.00']],
  ])('W4: an overrun of 1,000,000 in year %s', (schemeYear, parts) => {
    expect(share({ schemeYear })).toMatchObject({ rule: 'group-overrun', parts });
  });

  it('tells the group’s share', () => {
    expect(share({ schemeYear: 1 }).steps).toEqual([
      'group-overrun: N + trunc((E − B − N) × g ÷ W) + u; B 10000000, E 11000000, N 0, g 5, W 100, u 0 → 50000',
    ]);
  });

  it('shares the odd fen by the largest remainder', () => {
    // 0.01: 0.05 / 0.22 / 0.73 fen; 0.07: 0.35 / 1.54 / 5.11 fen.
    const overrun = (amount: string) =>
      share({ total: yuan('1'), spent: fen(yuan('1') + yuan(amount)), schemeYear: 1 }).parts;
    expect(overrun('0.01')).toEqual(['0.00', '0.00', '0.00', '0.01']);
    expect(overrun('0.07')).toEqual(['0.00', '0.00', '0.02', '0.05']);
    expect(overrun('0.10')).toEqual(['0.00', '0.01', '0.02', '0.07']);
  });

  it('an unreasonable part falls on the group first, and no more than the overrun', () => {
    expect(share({ unreasonable: yuan('400000') }).parts).toEqual([
      '0.00',
      '460000.00',
      '120000.00',
      '420000.00',
    ]);
    expect(share({ unreasonable: yuan('9000000') }).parts).toEqual(['0.00', '1000000.00', '0.00', '0.00']);
  });

  it('a surplus stays with the group in full when the appraisal was passed, and not at all when not', () => {
    expect(share({ spent: yuan('9400000') })).toEqual({
      rule: 'group-surplus',
      parts: ['600000.00', '0.00', '0.00', '0.00'],
      steps: ['group-surplus: (B − E) × s; B 10000000, E 9400000, s 1 → 600000'],
    });
    expect(share({ spent: yuan('9400000'), passed: false }).parts[0]).toBe('0.00');
    expect(share({ spent: yuan('9400000') }, { 'groupPayment.retain': '0.85' }).parts[0]).toBe('510000.00');
    expect(share({ spent: yuan('10000000') })).toMatchObject({
      rule: 'group-surplus',
      parts: ['0.00', '0.00', '0.00', '0.00'],
    });
  });

  it('a failed appraisal may leave the whole overrun with the group', () => {
    expect(share({ passed: false }).rule).toBe('group-overrun');
    expect(share({ passed: false }, { 'groupPayment.overrunFailed': 'group' })).toEqual({
      rule: 'group-overrun-failed',
      parts: ['0.00', '1000000.00', '0.00', '0.00'],
      steps: ['group-overrun-failed: E − B; B 10000000, E 11000000 → 1000000'],
    });
  });

  it('takes three percentages that make a hundred, and nothing else', () => {
    const { read } = SCHEME_PARAMETERS['groupPayment.overrun.first'];
    expect(read('5:22:73')?.map(({ n, d }) => [n, d])).toEqual([
      [5n, 1n],
      [22n, 1n],
      [73n, 1n],
    ]);
    expect(read('4.5:22.5:73')).toBeDefined();
    for (const text of ['5:22:72', '5:95', '5:22:73:0', '0:0:0', '']) expect(read(text)).toBeUndefined();
    const own = { 'groupPayment.overrun.later': '4.5:22.5:73' };
    expect(share({}, own).parts).toEqual(['0.00', '45000.00', '225000.00', '730000.00']);
  });
});

describe('獎勵', () => {
  it('2 % of what was used last year', () => {
    const pool = (use: string) =>
      formatYuan(
        inForce(PROGRAMME, groupRewardPool).apply({ lastYearUse: yuan(use), params: paramsOf(SCHEME) }),
      );
    expect(pool('10400000')).toBe('208000.00');
    expect(pool('0.25')).toBe('0.01');
    expect(pool('0')).toBe('0.00');
  });

  const rewards = (members: readonly [string, string, string][], own: Own = {}) =>
    Object.fromEntries(
      [
        ...inForce(PROGRAMME, groupReward).apply({
          pool: yuan('100'),
          members: members.map(([code, score, spent]) => ({
            code,
            score: decimal(score),
            spent: yuan(spent),
          })),
          params: paramsOf(SCHEME, own),
        }),
      ].map(([code, amount]) => [code, formatYuan(amount)]),
    );

  it('by score and size, or by score alone', () => {
    const members: [string, string, string][] = [
      ['C1', '90', '100'],
      ['H1', '80.5', '900'],
    ];
    // 9,000 and 72,450 of 81,450.
    expect(rewards(members)).toEqual({ C1: '11.05', H1: '88.95' });
    // 90 and 80.5 of 170.5.
    expect(rewards(members, { 'groupPayment.rewardBy': 'score' })).toEqual({ C1: '52.79', H1: '47.21' });
  });

  it('nobody, or nothing to go by: nothing is paid', () => {
    expect(rewards([])).toEqual({});
    expect(rewards([['C1', '90', '0']])).toEqual({});
    expect(rewards([['C1', '0', '10']])).toEqual({});
    expect(rewards([['C1', '1', '10']])).toEqual({ C1: '100.00' });
  });
});
