import { describe, expect, it } from 'vitest';
import { ruleInForce } from '../../../shared/law/rule.ts';
import type { TraceStep } from '../../../shared/law/trace.ts';
import { decimal, exactDecimal } from '../../../shared/money/decimal-text.ts';
import type { Fraction } from '../../../shared/money/fraction.ts';
import { riskContribution } from '../../../shared/rules/supervision/risk-score/contribution.ts';
import {
  type DeviationFacts,
  robustDeviation,
} from '../../../shared/rules/supervision/risk-score/deviation.ts';
import { median } from '../../../shared/rules/supervision/risk-score/facts.ts';
import { inspectionList } from '../../../shared/rules/supervision/risk-score/inspection.ts';
import { paramsOf } from '../scheme-facts.ts';

const DATE = '2025-12-31';
const deviation = ruleInForce(robustDeviation, DATE)!;
const text = (value: Fraction | undefined) => value && (exactDecimal(value) ?? `${value.n}/${value.d}`);

interface Peers {
  readonly peers: readonly string[];
  readonly kind?: DeviationFacts['kind'];
  readonly lessIsWorse?: boolean;
}

/** Median, scale and deviation of a value among its peers. */
function told(
  value: string,
  { peers, kind = 'level', lessIsWorse = false }: Peers,
  trace?: (step: TraceStep) => void,
) {
  const facts = {
    kind,
    value: decimal(value),
    peers: peers.map(decimal),
    lessIsWorse,
    params: paramsOf('zhejiang-2019'),
  };
  const found = deviation.apply(facts, trace);
  return [text(found.median), text(found.scale), text(found.deviation)];
}

describe('中位數', () => {
  it('is the middle, or between the two in the middle, whatever the order', () => {
    const of = (...values: string[]) => text(median(values.map(decimal)));
    expect(of('3')).toBe('3');
    expect(of('9', '1', '2')).toBe('2');
    expect(of('4', '1', '2', '9')).toBe('3');
    expect(of('0.1', '-0.2')).toBe('-0.05');
    expect(() => median([])).toThrow(RangeError);
  });
});

describe('穩健偏離', () => {
  // 30, 34, 36, 40: median 35; away from it 5, 1, 1, 5: MAD 3.
  const peers = ['0.30', '0.36', '0.34', '0.40'];

  it.each([
    ['0.41', '2'],
    ['0.38', '1'],
    ['0.379', '0'],
    ['0.36', '0'],
    ['0.35', '0'],
    ['0.20', '0'],
    ['0.50', '5'],
    ['0.90', '5'],
  ])('among 30, 34, 36 and 40 %%: %s is %s units off', (value, expected) => {
    const [middle, scale, off] = told(value, { peers });
    expect([middle, scale]).toEqual(['0.35', '0.03']);
    expect(off).toBe(expected);
  });

  it('looks the other way where less is worse', () => {
    expect(told('0.32', { peers, lessIsWorse: true })[2]).toBe('1');
    expect(told('0.41', { peers, lessIsWorse: true })[2]).toBe('0');
  });

  it('has a floor where the peers are nearly alike: a twentieth of the median', () => {
    expect(told('10.5', { peers: ['10', '10', '10', '12'] })).toEqual(['10', '0.5', '1']);
    expect(told('11', { peers: ['10', '10.1', '9.9'] })).toEqual(['10', '0.5', '2']);
  });

  it('takes whoever has any for as far off as can be where no peer has', () => {
    expect(told('0.01', { peers: ['0', '0', '0'] })).toEqual(['0', '0', '5']);
    expect(told('0', { peers: ['0', '0', '0'] })).toEqual(['0', '0', '0']);
  });

  it('has a floor of one point of a hundred for shares, so that a median near zero blows nothing up', () => {
    expect(told('0.0004', { peers: ['0', '0', '0'], kind: 'share' })).toEqual(['0', '0.01', '0']);
    expect(told('0.011', { peers: ['0', '0', '0'], kind: 'share' })[2]).toBe('1.1');
    expect(told('0.5', { peers: ['0.3', '0.3', '0.3'], kind: 'share' })).toEqual(['0.3', '0.015', '5']);
  });

  it('compares an indicator with nothing where there are fewer than three peers', () => {
    expect(told('0.9', { peers: ['0.1', '0.1'] })).toEqual([undefined, '0', '0']);
    expect(told('0.9', { peers: ['0.1', '0.1'], kind: 'share' })).toEqual([undefined, '0', '0']);
  });

  it('holds flags against none then, one in a hundred cases or one volume being a unit', () => {
    expect(told('2', { peers: ['0', '9'], kind: 'case' })).toEqual([undefined, '1', '2']);
    expect(told('3', { peers: [], kind: 'volume' })).toEqual([undefined, '1', '3']);
  });

  it('does not let a MAD below a unit blow few flags up', () => {
    expect(told('1', { peers: ['0', '0.2', '0.4'], kind: 'case' })).toEqual(['0.2', '1', '0.8']);
    expect(told('9', { peers: ['1', '3', '5'], kind: 'case' })).toEqual(['3', '2', '3']);
  });

  it('tells the numbers', () => {
    const steps: TraceStep[] = [];
    told('0.41', { peers }, (step) => steps.push(step));
    expect(steps.map(({ rule, formula }) => [rule, formula])).toEqual([['risk-deviation', '(v − m) ÷ s']]);
    expect(text(steps[0]!.inputs['m']!.value)).toBe('0.35');
  });
});

describe('得分貢獻', () => {
  const contribution = (weight: string, amount: Fraction, trace?: (step: TraceStep) => void) =>
    text(ruleInForce(riskContribution, DATE)!.apply({ weight: decimal(weight), amount }, trace));

  it('is the weight times how far off, to four decimals', () => {
    expect(contribution('2', decimal('1.5'))).toBe('3');
    expect(contribution('1', { n: 1n, d: 3n })).toBe('0.3333');
    expect(contribution('2', { n: 1n, d: 3n })).toBe('0.6667');
    expect(contribution('0', decimal('5'))).toBe('0');
  });

  it('tells its factors', () => {
    const steps: TraceStep[] = [];
    contribution('2', decimal('1.5'), (step) => steps.push(step));
    expect(steps).toMatchObject([{ rule: 'risk-contribution', formula: 'w × x' }]);
  });
});

describe('現場核查清單', () => {
  const listedFrom = (least: string, top: string, ...scores: readonly (readonly [string, string])[]) =>
    ruleInForce(inspectionList, DATE)!
      .apply({
        scored: scores.map(([code, score]) => ({ code, score: decimal(score) })),
        params: paramsOf('zhejiang-2019', { 'watch.inspection.top': top, 'watch.inspection.least': least }),
      })
      .map(({ code }) => code);

  const listed = (top: string, ...scores: readonly (readonly [string, string])[]) =>
    listedFrom('0', top, ...scores);

  it('has the highest scores first, ties by code, and none without a score', () => {
    const scores = [
      ['H2', '1'],
      ['H3', '9'],
      ['H1', '1'],
      ['H4', '0'],
    ] as const;
    expect(listed('10', ...scores)).toEqual(['H3', 'H1', 'H2']);
    expect(listed('2', ...scores)).toEqual(['H3', 'H1']);
    expect(listed('1')).toEqual([]);
    expect(listedFrom('1', '10', ...scores)).toEqual(['H3', 'H1', 'H2']);
    expect(listedFrom('1.01', '10', ...scores)).toEqual(['H3']);
  });
});
