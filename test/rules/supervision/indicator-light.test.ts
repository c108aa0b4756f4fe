import { describe, expect, it } from 'vitest';
import { ruleInForce } from '../../../shared/law/rule.ts';
import type { TraceStep } from '../../../shared/law/trace.ts';
import { decimal, exactDecimal } from '../../../shared/money/decimal-text.ts';
import { INDICATORS } from '../../../shared/rules/supervision/indicator/definitions/all.ts';
import { diseaseClass } from '../../../shared/rules/supervision/indicator/disease-class.ts';
import { trafficLight, yellowLine } from '../../../shared/rules/supervision/indicator/light.ts';
import { monthTrend } from '../../../shared/rules/supervision/indicator/trend.ts';
import type { Area } from '../../../shared/settle/area.ts';
import type { Direction } from '../../../shared/sheets/tabs/appraisal-tabs.ts';
import type { Fund } from '../../../shared/sheets/tabs/values.ts';
import { targetFor } from '../../../shared/watch/indicator/targets.ts';
import { paramsOf } from '../scheme-facts.ts';
import { indicatorOf } from './indicator-terms.ts';

const DATE = '2025-12-31';
const light = ruleInForce(trafficLight, DATE)!;
const trend = ruleInForce(monthTrend, DATE)!;

interface LightText {
  readonly target: string;
  readonly direction: Direction;
  readonly yellow?: string;
  readonly strict?: boolean;
  readonly band?: string;
}

const lightOf = (value: string, { target, direction, yellow, strict = false, band = '0.1' }: LightText) =>
  light.apply({
    value: decimal(value),
    target: decimal(target),
    yellow: yellow === undefined ? undefined : decimal(yellow),
    direction,
    strict,
    band: decimal(band),
  });

describe('紅綠燈', () => {
  it.each([
    ['0.65', '綠'],
    ['0.7', '綠'],
    ['0.6499', '黃'],
    ['0.585', '黃'],
    ['0.5849', '紅'],
    ['0', '紅'],
  ])('越高越好，目標 0.65，黃燈幅度一成：%s 為%s', (value, expected) => {
    expect(lightOf(value, { target: '0.65', direction: '越高越好' })).toBe(expected);
  });

  it.each([
    ['-0.05', '綠'],
    ['0.1', '綠'],
    ['0.1001', '黃'],
    ['0.11', '黃'],
    ['0.1101', '紅'],
  ])('越低越好，目標 0.1：%s 為%s', (value, expected) => {
    expect(lightOf(value, { target: '0.1', direction: '越低越好' })).toBe(expected);
  });

  it.each([
    ['8', '綠'],
    ['9.5', '黃'],
    ['9.51', '紅'],
  ])('黃線另定 9.5：%s 為%s', (value, expected) => {
    expect(lightOf(value, { target: '8', direction: '越低越好', yellow: '9.5' })).toBe(expected);
  });

  it('has no yellow around a target of zero, nor without a band', () => {
    expect(lightOf('0', { target: '0', direction: '越低越好' })).toBe('綠');
    expect(lightOf('1', { target: '0', direction: '越低越好' })).toBe('紅');
    expect(lightOf('8.0001', { target: '8', direction: '越低越好', band: '0' })).toBe('紅');
  });

  it('wants more than last year itself where a share is to rise every year', () => {
    const last = { target: '0.8', direction: '越高越好', strict: true, yellow: '0.8' } as const;
    expect(['0.8001', '0.8', '0.7999'].map((value) => lightOf(value, last))).toEqual(['綠', '黃', '紅']);
  });

  it('moves away from a negative target on its worse side', () => {
    expect(lightOf('-0.02', { target: '-0.02', direction: '越低越好' })).toBe('綠');
    expect(lightOf('-0.018', { target: '-0.02', direction: '越低越好' })).toBe('黃');
    expect(lightOf('-0.0179', { target: '-0.02', direction: '越低越好' })).toBe('紅');
  });

  it('says what it compared', () => {
    const steps: TraceStep[] = [];
    const facts = {
      target: decimal('8'),
      direction: '越低越好',
      yellow: undefined,
      band: decimal('0.1'),
    } as const;
    light.apply({ ...facts, value: decimal('12'), strict: false }, (step) => steps.push(step));
    expect(steps).toMatchObject([
      { rule: 'indicator-light', part: '紅', inputs: { t: { value: { n: 8n } } } },
    ]);
    expect(exactDecimal(yellowLine(facts))).toBe('8.8');
  });
});

/** Green, yellow and red of every indicator that a scheme has a target for: the last green value, then worse ones. */
const TARGETS: readonly (readonly [
  title: string,
  green: string,
  yellow: string,
  red: string,
  fund?: Fund,
])[] = [
  ['基金可支付月數', '12', '11.99', '10.79', '職工'],
  ['基金可支付月數', '6', '5.4', '5.39', '居民'],
  ['基金支出年增速', '0.1', '0.11', '0.1101'],
  ['住院預算執行率', '1', '1.1', '1.1001', '職工'],
  ['醫療費用增長率', '0.1', '0.1001', '0.12'],
  ['基層就診率', '0.65', '0.6499', '0.5'],
  ['縣域就診率', '0.9', '0.81', '0.8099'],
  ['簽約居民基層就診率', '0.6', '0.54', '0.53'],
  ['平均住院日', '8', '8.8', '9'],
  ['藥品佔比', '0.35', '0.385', '0.42'],
  ['檢查檢驗佔比', '0.28', '0.33', '0.34'],
  ['自費率', '0.1', '0.11', '0.12'],
];

/** Indicators whose target is that nothing of the kind happens. */
const NONE_WANTED = [
  '查實騙保件數',
  '不規範轉診人次',
  '逐利行為認定件數',
  '未達標準出院件數',
  '推諉拒收件數',
  '其他違規件數',
  '個人負擔率升降',
];

const AREA = {
  tables: { watchTargets: [] } as unknown as Area['tables'],
  params: { ...paramsOf('zhejiang-2019'), scheme: 'zhejiang-2019', year: 2025 } as Area['params'],
  uses: [],
  clocks: { lawDate: DATE, knownAt: '2026-11-23' },
};

function litBy(title: string, value: string, fund?: Fund, before?: string) {
  const target = targetFor(
    AREA,
    indicatorOf(title),
    fund,
    before === undefined ? undefined : decimal(before),
  );
  if (!target?.direction) return undefined;
  const { direction, strict, yellow } = target;
  return light.apply({
    value: decimal(value),
    target: target.target,
    direction,
    strict,
    yellow,
    band: decimal('0'),
  });
}

describe('the targets of a scheme', () => {
  it.each(TARGETS.map((row) => [row] as const))(
    '%j: green, yellow and red',
    ([title, green, yellow, red, fund]) => {
      expect([green, yellow, red].map((value) => litBy(title, value, fund))).toEqual(['綠', '黃', '紅']);
    },
  );

  it.each(NONE_WANTED)('%s: none is green, any is red', (title) => {
    expect(['0', '1'].map((value) => litBy(title, value))).toEqual(['綠', '紅']);
  });

  it('are last year’s value where a share is to rise, or not to get worse', () => {
    expect(
      ['0.81', '0.8', '0.79'].map((value) => litBy('簽約參保人區域內住院佔比', value, undefined, '0.8')),
    ).toEqual(['綠', '黃', '紅']);
    expect(
      ['0.5', '0.55', '0.56'].map((value) => litBy('牽頭機構住院佔比', value, undefined, '0.5')),
    ).toEqual(['綠', '黃', '紅']);
    expect(['0.5', '0.45', '0'].map((value) => litBy('下轉與上轉之比', value, undefined, '0.5'))).toEqual([
      '綠',
      '黃',
      '紅',
    ]);
    expect(['0.25', '0.26', '0.3'].map((value) => litBy('病人外轉率', value, undefined, '0.25'))).toEqual([
      '綠',
      '黃',
      '紅',
    ]);
    expect(litBy('牽頭機構住院佔比', '0.5')).toBeUndefined();
  });

  it('are all of them tried, and no other indicator is lit', () => {
    const tried = new Set([...TARGETS.map(([title]) => title), ...NONE_WANTED]);
    const lit = INDICATORS.filter(({ title }) =>
      (['職工', '居民', undefined] as const).some((fund) => litBy(title, '1', fund)),
    ).map(({ title }) => title);
    expect(lit.filter((title) => !tried.has(title))).toEqual([]);
    expect([...tried].filter((title) => !lit.includes(title))).toEqual([]);
  });

  it('say where they stand', () => {
    const basis = (title: string, fund?: Fund) => targetFor(AREA, indicatorOf(title), fund, undefined)?.basis;
    expect(basis('基層就診率')).toBe('Z12 一（三） 原文');
    expect(basis('平均住院日')).toBe('FG 一（三） 待核');
    expect(basis('基金可支付月數', '職工')).toBe('NPRE 待核');
    expect(basis('住院率')).toBeUndefined();
  });
});

describe('月度趨勢', () => {
  const told = (months: readonly (string | undefined)[], direction: Direction | null = '越低越好') => {
    const values = months.map((text) => (text === undefined ? undefined : decimal(text)));
    const found = trend.apply({ months: values, direction });
    return found && [found.kind, found.run, found.better];
  };

  it('compares the latest month with the one before, and counts how long it has gone on', () => {
    expect(told(['1', '2'])).toEqual(['升', 1, false]);
    expect(told(['1', '2', '3', '4'])).toEqual(['升', 3, false]);
    expect(told(['9', '2', '3', '4'])).toEqual(['升', 2, false]);
    expect(told(['1', '2', '1.5', '1'])).toEqual(['降', 2, true]);
    expect(told(['1', '2', '2'])).toEqual(['平', 1, undefined]);
    expect(told(['3', '3', '3'])).toEqual(['平', 2, undefined]);
  });

  it('skips months without a value, and is none with fewer than two', () => {
    expect(told(['1', undefined, '2', undefined])).toEqual(['升', 1, false]);
    expect(told(['1', undefined])).toBeUndefined();
    expect(told([])).toBeUndefined();
  });

  it('is neither good nor bad without a direction', () => {
    expect(told(['1', '2'], null)).toEqual(['升', 1, undefined]);
    expect(told(['1', '2'], '越高越好')).toEqual(['升', 1, true]);
  });
});

describe('疾病大類', () => {
  const classOf = (group: string, prefix: string) =>
    ruleInForce(diseaseClass, DATE)!.apply({
      group,
      params: paramsOf('zhejiang-2019', { 'watch.spectrum.prefix': prefix }),
    });

  it('is what the code of the group begins with', () => {
    expect(['FM11', 'fm11', 'B'].map((group) => classOf(group, '1'))).toEqual(['F', 'F', 'B']);
    expect(['FM11', 'B'].map((group) => classOf(group, '2'))).toEqual(['FM', 'B']);
    expect(classOf('𠀀A', '1')).toBe('𠀀');
  });
});
