import { describe, expect, it } from 'vitest';
import { ruleInForce } from '../../../shared/law/rule.ts';
import type { TraceStep } from '../../../shared/law/trace.ts';
import { lowest } from '../../../shared/money/common-unit.ts';
import { exactDecimal } from '../../../shared/money/decimal-text.ts';
import type { Fraction } from '../../../shared/money/fraction.ts';
import { INDICATORS } from '../../../shared/rules/supervision/indicator/definitions/all.ts';
import type { Direction } from '../../../shared/sheets/tabs/appraisal-tabs.ts';
import { type Given, indicatorOf, termsFrom } from './indicator-terms.ts';

const fractionText = ({ n, d }: Fraction): string => `${n}/${d}`;

/** The value of an indicator, exact; a fraction that does not end as `n/d`. */
function worked(title: string, given: Given, trace?: (step: TraceStep) => void): string | undefined {
  const value = ruleInForce(indicatorOf(title), '2025-12-31')!.apply(termsFrom(given), trace);
  return value && (exactDecimal(value) ?? fractionText(lowest(value)));
}

type Worked = readonly [title: string, given: Given, value: string];

/** Numbers of document 04 (sources/04), which names no place: 2023, before and after. */
const DOCUMENT_04: readonly Worked[] = [
  ['基金結餘率', { now: { 基金收入: '100', 基金支出: '82' } }, '0.18'],
  ['基金結餘率', { now: { 基金收入: '100', 基金支出: '88' } }, '0.12'],
  [
    '次均費用增長率',
    { now: { 住院總費用: '10520', 住院人次: '1' }, before: { 住院總費用: '10000', 住院人次: '1' } },
    '0.052',
  ],
  [
    '次均費用增長率',
    { now: { 住院總費用: '10280', 住院人次: '1' }, before: { 住院總費用: '10000', 住院人次: '1' } },
    '0.028',
  ],
  ['住院率', { now: { 住院人次: '185', 參保人數: '1000' } }, '0.185'],
  ['住院率', { now: { 住院人次: '152', 參保人數: '1000' } }, '0.152'],
  [
    '住院率升降',
    { now: { 住院人次: '152', 參保人數: '1000' }, before: { 住院人次: '185', 參保人數: '1000' } },
    '-0.033',
  ],
  ['群眾滿意度', { now: { 滿意人數: '92', 滿意度調查人數: '100' } }, '0.92'],
  ['平均住院日', { now: { 住院床日: '1200', 住院人次: '100' } }, '12'],
  ['平均住院日', { now: { 住院床日: '900', 住院人次: '100' } }, '9'],
  ['藥品佔比', { now: { 藥品費: '42', 住院總費用: '100' } }, '0.42'],
  ['檢查檢驗佔比', { now: { 檢查檢驗費: '28', 住院總費用: '100' } }, '0.28'],
  ['高血壓控制率', { now: { 高血壓控制人數: '58', 高血壓管理人數: '100' } }, '0.58'],
  ['高血壓控制率', { now: { 高血壓控制人數: '72', 高血壓管理人數: '100' } }, '0.72'],
  ['簽約居民基層就診率', { now: { 簽約居民基層就診人次: '65', 簽約居民就診人次: '100' } }, '0.65'],
];

/** The forms by hand, edges among them. */
const BY_HAND: readonly Worked[] = [
  ['基金結餘率', { now: { 基金收入: '80', 基金支出: '100' } }, '-0.25'],
  ['基金可支付月數', { now: { 基金累計結餘: '500', 基金支出: '1200' } }, '5'],
  ['基金可支付月數', { months: 1, now: { 基金累計結餘: '500', 基金支出: '100' } }, '5'],
  ['基金可支付月數', { now: { 基金累計結餘: '-100', 基金支出: '1200' } }, '-1'],
  ['基金支出年增速', { now: { 基金支出: '110' }, before: { 基金支出: '100' } }, '0.1'],
  ['住院預算執行率', { now: { 住院按項目基金支出: '11300', 住院預算額: '12000' } }, '113/120'],
  ['查實騙保件數', { now: { 查實騙保件數: '0' } }, '0'],
  ['欺詐騙保發生率', { now: { 查實騙保件數: '1', 住院人次: '200' } }, '0.005'],
  ['次均住院費用', { now: { 住院總費用: '42000', 住院人次: '6' } }, '7000'],
  ['醫療費用增長率', { now: { 住院總費用: '99' }, before: { 住院總費用: '110' } }, '-0.1'],
  ['費用消耗指數', { now: { 可比住院費用: '15000', 標準住院費用: '12000' } }, '1.25'],
  ['基層就診率', { now: { 基層門急診人次: '13', 門急診人次: '20' } }, '0.65'],
  ['縣域就診率', { now: { 縣域內就診人次: '9', 參保人就診人次: '10' } }, '0.9'],
  ['床位周轉次數', { now: { 住院人次: '900', 開放床位: '25' } }, '36'],
  ['耗材佔比', { now: { 耗材費: '1', 住院總費用: '8' } }, '0.125'],
  ['自費率', { now: { 自費金額: '1', 住院總費用: '10' } }, '0.1'],
  ['人均基金支出', { now: { 基金支出: '8000', 參保人數: '10' } }, '800'],
  [
    '區域間人均基金支出差異',
    // Means 800 and 1,000, 200 apart; together 26,000 for 28 heads.
    {
      consortia: [
        { 基金支出: '8000', 參保人數: '10' },
        { 基金支出: '18000', 參保人數: '18' },
      ],
    },
    '14/65',
  ],
  [
    '不同群體報銷比例差異',
    {
      funds: {
        職工: { 住院基金支付: '70', 住院其他基金支付: '10', 住院總費用: '100' },
        居民: { 住院基金支付: '55', 住院其他基金支付: '5', 住院總費用: '100' },
      },
    },
    '0.2',
  ],
  ['住院實際報銷比例', { now: { 住院基金支付: '60', 住院其他基金支付: '15', 住院總費用: '100' } }, '0.75'],
  ['個人負擔率', { now: { 住院個人負擔: '25', 住院總費用: '100' } }, '0.25'],
  [
    '個人負擔率升降',
    {
      now: { 住院個人負擔: '26', 住院總費用: '100' },
      before: { 住院個人負擔: '50', 住院總費用: '200' },
    },
    '0.01',
  ],
  ['重複檢查率', { now: { 重複檢查人次: '3', 檢查檢驗人次: '100' } }, '0.03'],
  ['超適應癥用藥率', { now: { 超適應癥用藥處方數: '2', 處方數: '1000' } }, '0.002'],
  ['基層醫療機構醫保開通率', { now: { 開通醫保的基層機構數: '27', 基層機構數: '27' } }, '1'],
  ['異地就醫備案成功率', { now: { 異地備案成功數: '49', 異地備案申請數: '50' } }, '0.98'],
  ['慢病患者規範管理率', { now: { 慢病規範管理人數: '3', 慢病患者數: '4' } }, '0.75'],
  ['糖尿病併發症發生率', { now: { 糖尿病併發症人數: '1', 糖尿病管理人數: '20' } }, '0.05'],
  ['簽約參保人區域內住院佔比', { now: { 簽約參保人區域內住院人次: '7', 簽約參保人住院人次: '8' } }, '0.875'],
  ['重複住院率', { now: { 再入院減點例數: '3', 住院人次: '100' } }, '0.03'],
  ['家庭醫生簽約率', { now: { 簽約人數: '30', 參保人數: '40' } }, '0.75'],
  ['牽頭機構住院佔比', { now: { 牽頭機構住院人次: '3', 住院人次: '4' } }, '0.75'],
  ['下轉與上轉之比', { now: { 下轉人次: '0', 上轉人次: '5' } }, '0'],
  ['不規範轉診人次', { now: { 不規範轉診人次: '2' } }, '2'],
  ['逐利行為認定件數', { now: { 逐利行為認定件數: '1' } }, '1'],
  ['未達標準出院件數', { now: { 未達標準出院件數: '0' } }, '0'],
  ['推諉拒收件數', { now: { 推諉拒收件數: '1' } }, '1'],
  ['其他違規件數', { now: { 其他違規件數: '0' } }, '0'],
  ['下沉專家天數', { now: { 下沉專家天數: '9526' } }, '9526'],
  ['三四級手術例數', { now: { 三級手術例數: '1300', 四級手術例數: '108' } }, '1408'],
  [
    // sources/03: 三四類手術量增加約40.8%
    '三四級手術增長率',
    {
      now: { 三級手術例數: '1300', 四級手術例數: '108' },
      before: { 三級手術例數: '950', 四級手術例數: '50' },
    },
    '0.408',
  ],
  ['上轉人次', { now: { 上轉人次: '12' } }, '12'],
  ['下轉人次', { now: { 下轉人次: '9' } }, '9'],
  ['病人外轉率', { now: { 外轉人次: '13', 住院人次: '87' } }, '0.13'],
  [
    // sources/03: 病人外轉率下降48%以上
    '病人外轉率增減',
    { now: { 外轉人次: '13', 住院人次: '87' }, before: { 外轉人次: '25', 住院人次: '75' } },
    '-0.48',
  ],
  ['兒童住院人次佔比', { now: { 兒童住院人次: '8', 住院人次: '100' } }, '0.08'],
];

describe('指標', () => {
  it.each(DOCUMENT_04)('%s：document 04 %j → %s', (title, given, value) => {
    expect(worked(title, given)).toBe(value);
  });

  it.each(BY_HAND)('%s：%j → %s', (title, given, value) => {
    expect(worked(title, given)).toBe(value);
  });

  it('are all of them worked by hand', () => {
    const done = new Set([...DOCUMENT_04, ...BY_HAND].map(([title]) => title));
    expect(INDICATORS.map(({ title }) => title).filter((title) => !done.has(title))).toEqual([]);
    expect(INDICATORS).toHaveLength(new Set(INDICATORS.map(({ id }) => id)).size);
  });

  it.each(INDICATORS.map(({ title }) => title))('%s has no value where nothing is given', (title) => {
    expect(worked(title, {})).toBeUndefined();
    expect(worked(title, { consortia: [{}, {}], funds: { 職工: {}, 居民: {} } })).toBeUndefined();
  });

  it('has no value where what it divides by is zero', () => {
    expect(worked('平均住院日', { now: { 住院床日: '0', 住院人次: '0' } })).toBeUndefined();
    expect(worked('基金支出年增速', { now: { 基金支出: '5' }, before: { 基金支出: '0' } })).toBeUndefined();
    expect(worked('下轉與上轉之比', { now: { 下轉人次: '3', 上轉人次: '0' } })).toBeUndefined();
  });

  it('compares areas only where there are two', () => {
    const one = { 基金支出: '8000', 參保人數: '10' };
    expect(worked('區域間人均基金支出差異', { consortia: [one] })).toBeUndefined();
    expect(worked('區域間人均基金支出差異', { consortia: [one, { 基金支出: '8000' }] })).toBeUndefined();
    expect(worked('區域間人均基金支出差異', { consortia: [one, one] })).toMatch(/^0/);
  });

  it('tells what it was computed from', () => {
    const steps: TraceStep[] = [];
    const given = { now: { 住院總費用: '99' }, before: { 住院總費用: '110' } };
    expect(worked('醫療費用增長率', given, (step) => steps.push(step))).toBe('-0.1');
    expect(steps).toMatchObject([
      {
        rule: 'indicator-cost-growth',
        formula: '本期住院總費用 ÷ 上年同期 − 1',
        inputs: { 住院總費用: { value: { n: 99n }, unit: '元' }, 上年住院總費用: { value: { n: 110n } } },
      },
    ]);
    worked('醫療費用增長率', {}, (step) => steps.push(step));
    expect(steps).toHaveLength(1);
  });
});

describe('the lists of the documents', () => {
  const titles = (list: string) =>
    INDICATORS.filter(({ lists }) => lists.some((one) => one === list)).map(({ title }) => title);

  it('has the six items of Shanwei’s positive list and the nine of the negative one', () => {
    expect(titles('汕尾正面清單').sort()).toEqual(
      [
        '簽約參保人區域內住院佔比',
        '醫療費用增長率',
        '自費率',
        '重複住院率',
        '家庭醫生簽約率',
        '群眾滿意度',
      ].sort(),
    );
    expect(titles('汕尾負面清單')).toHaveLength(9);
  });

  it('has the three dimensions of document 04 and its two tracks', () => {
    const dimensions = (list: string) =>
      new Set(
        INDICATORS.filter(({ lists }) => lists.some((one) => one === list)).map(({ dimension }) => dimension),
      );
    expect(dimensions('三維評價')).toEqual(new Set(['安全', '效率', '公平']));
    expect(titles('雙軌評價')).toEqual(
      expect.arrayContaining(['重複檢查率', '超適應癥用藥率', '異地就醫備案成功率', '高血壓控制率']),
    );
  });

  it('counts what the specialists of 雙下沉 bring', () => {
    expect(titles('雙下沉')).toEqual([
      '下轉與上轉之比',
      '下沉專家天數',
      '三四級手術例數',
      '三四級手術增長率',
      '上轉人次',
      '下轉人次',
      '病人外轉率',
      '病人外轉率增減',
    ]);
  });

  it('gives the lecture no grade above 待核, and every indicator a source', () => {
    const cites = INDICATORS.flatMap(({ versions }) => versions.flatMap((version) => version.cites));
    expect(cites.filter(({ instrument, grade }) => instrument === 'FG' && grade !== '待核')).toEqual([]);
    expect(INDICATORS.filter(({ versions }) => versions[0]!.cites.length === 0)).toEqual([]);
  });

  it('asks for a direction wherever there is a target', () => {
    const directions: readonly (Direction | null)[] = INDICATORS.filter(
      ({ target, lastYear }) => target !== undefined || lastYear !== undefined,
    ).map(({ direction }) => direction);
    expect(directions.length).toBeGreaterThan(15);
    expect(directions).not.toContain(null);
  });
});
