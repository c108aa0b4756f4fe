import { describe, expect, it } from 'vitest';
import { benefitTabs, POLICY } from './benefit-stays.ts';
import { rowsOf, type SettledTabs, settleTabs, statementOf, tableOf, toldByCode } from './workbook.ts';

const ZHEJIANG = { scheme: 'zhejiang-2019' };
const SHANWEI = { scheme: 'shanwei-2021' };
const LIAONING = { scheme: 'liaoning-2021' };

const show = (county: SettledTabs, key: string, ...columns: string[]) =>
  rowsOf(statementOf(county, 'benefits'), key).map((row) => columns.map((column) => row[column]).join(' '));
const due = ['stay', 'standing', 'deductible', 'basic', 'supplement', 'critical', 'due', 'burden'];

describe('待遇測算', () => {
  it('is charges above the deductible times the ratio of the level', async () => {
    const county = await settleTabs(
      benefitTabs(
        'S1,p1,居民,H1,,2025-01-01,2025-01-09,10600,,,,6500',
        'S2,p2,居民,C1,一級,2025-02-01,2025-02-05,200,,,,',
      ),
      '2025',
      ZHEJIANG,
    );
    expect(toldByCode(county.findings)).toEqual([]);
    expect(show(county, 'stays', ...due, 'paid', 'difference')).toEqual([
      'S1  600.00 6500.00 0.00 0.00 6500.00 4100.00 6500.00 0.00',
      'S2  200.00 0.00 0.00 0.00 0.00 200.00  ',
    ]);
    const { totals } = tableOf(statementOf(county, 'benefits'), 'stays');
    expect(totals!.cells).toEqual({ eligible: 1_080_000n, due: 650_000n, burden: 430_000n });
    expect(statementOf(county, 'benefits').entitlements).toEqual([]);
  });

  it('takes ten points off outside the area without a referral', async () => {
    const county = await settleTabs(
      benefitTabs(
        'S1,p1,居民,,三級,2025-01-01,2025-01-09,10900,,否,,',
        'S2,p2,居民,,三級,2025-01-01,2025-01-09,10900,,是,,',
      ),
      '2025',
      ZHEJIANG,
    );
    expect(show(county, 'stays', ...due)).toEqual([
      'S1 區外未轉診 900.00 4500.00 0.00 0.00 4500.00 6400.00',
      'S2 區外已轉診 900.00 5500.00 0.00 0.00 5500.00 5400.00',
    ]);
  });

  const chain = [
    'S1,p1,居民,C1,,2025-01-01,2025-01-05,5000,,,,',
    'S2,p1,居民,H1,,2025-01-05,2025-01-20,20000,S1,,,',
    'S3,p1,居民,C1,,2025-01-20,2025-01-30,3000,S2,,,',
  ];

  it('takes a referral chain inside one 醫共體 as one stay with one deductible at the higher level', async () => {
    const county = await settleTabs(benefitTabs(...chain), '2025', ZHEJIANG);
    expect(show(county, 'stays', 'stay', 'standing', 'deductible', 'basic')).toEqual([
      'S1  600.00 3300.00', // (5,000 − 600) × 0.75
      'S2 上轉 0.00 13000.00',
      'S3 下轉 0.00 2250.00',
    ]);
  });

  it('lets the deductible accumulate upwards and sets none downwards in Shanwei', async () => {
    const county = await settleTabs(benefitTabs(...chain), '2025', SHANWEI);
    expect(show(county, 'stays', 'stay', 'standing', 'deductible', 'basic')).toEqual([
      'S1  300.00 3525.00',
      'S2 上轉 300.00 12805.00',
      'S3 下轉 0.00 2250.00',
    ]);
  });

  it('does not join stays in two 醫共體, or in none', async () => {
    const county = await settleTabs(
      benefitTabs(
        'S1,p1,居民,C1,,2025-01-01,2025-01-05,5000,,,,',
        'S2,p1,居民,H2,,2025-01-05,2025-01-20,20000,S1,,,',
        'S3,p1,居民,P1,,2025-01-20,2025-01-30,3000,S2,,,',
      ),
      '2025',
      ZHEJIANG,
    );
    expect(show(county, 'stays', 'stay', 'standing', 'deductible')).toEqual([
      'S1  300.00',
      'S2  600.00',
      'S3  600.00',
    ]);
  });

  it('goes on to the supplement beyond the yearly cap, counting what was paid elsewhere', async () => {
    const county = await settleTabs(
      benefitTabs(
        'S1,p1,職工,H1,,2025-01-01,2025-01-09,8000,,,3000,',
        'S2,p1,職工,H1,,2025-03-01,2025-03-09,5500,,,,',
      ),
      '2025',
      ZHEJIANG,
    );
    // 7,500 × 0.8 = 6,000; then 4,000 would follow, but only 1,000 is left: 3,000 ÷ 0.8 = 3,750 × 0.7.
    expect(show(county, 'stays', ...due)).toEqual([
      'S1  500.00 6000.00 0.00 0.00 6000.00 2000.00',
      'S2  500.00 1000.00 2625.00 0.00 3625.00 1875.00',
    ]);
  });

  it('adds the critical-illness insurance on the burden of the year', async () => {
    const county = await settleTabs(
      benefitTabs(
        'S1,p1,居民,,三級,2025-01-01,2025-01-09,40900,,是,,',
        'S2,p1,居民,,三級,2025-05-01,2025-05-09,80900,,是,,',
      ),
      '2025',
      ZHEJIANG,
    );
    // Burden 18,900, then 55,800: 30,000 × 0.6 + 5,800 × 0.65.
    expect(show(county, 'stays', 'stay', 'basic', 'critical', 'burden')).toEqual([
      'S1 22000.00 0.00 18900.00',
      'S2 44000.00 21770.00 15130.00',
    ]);
  });

  it('tells where what was paid differs', async () => {
    const county = await settleTabs(
      benefitTabs('S1,p1,居民,H1,,2025-01-01,2025-01-09,10600,,,,6499.99'),
      '2025',
      ZHEJIANG,
    );
    expect(toldByCode(county.findings)).toEqual(['BENEFIT_PAID_DIFFERS 待遇測算!L2']);
    expect(county.findings[0]!.message).toBe('住院「S1」應享待遇 6500.00，實付 6499.99，相差 -0.01。');
  });

  it('is nothing a month has', async () => {
    const tabs = { ...benefitTabs('S1,p1,居民,H1,,2025-01-01,2025-01-09,10600,,,,') };
    const county = await settleTabs(tabs, '2025-01', ZHEJIANG);
    expect(county.findings.map(({ code }) => code)).toEqual(['PERIOD_WITHOUT_STATEMENTS']);
  });
});

describe('待遇政策', () => {
  const policy = (changes: Readonly<Record<number, string>> = {}) => ({
    待遇政策: POLICY.map((row, index) => changes[index]?.split(',') ?? row),
  });

  it('is held against the gap of ten points between adjacent levels', async () => {
    const county = await settleTabs(policy({ 2: '居民,住院,二級,600,0.64,,號' }), '2025', ZHEJIANG);
    expect(show(county, 'levels', 'fund', 'cover', 'level', 'ratio', 'gap', 'state')).toEqual([
      '居民 住院 三級 0.55 0.09 不符合',
      '居民 住院 二級 0.64 0.11 符合',
      '居民 住院 一級 0.75  ',
      '職工 住院 二級 0.8  ',
      '職工 門診 二級 0.5 0.1 符合',
      '職工 門診 一級 0.6  ',
    ]);
    expect(toldByCode(county.findings)).toEqual(['BENEFIT_LEVEL_GAP 待遇政策!E2']);
    expect(county.findings[0]!.message).toBe(
      '居民住院二級與三級的支付比例相差 9.00 個百分點，低於 10.00 個百分點。',
    );
  });

  it('meets the floors of Liaoning where it does', async () => {
    const county = await settleTabs(policy(), '2025', LIAONING);
    expect(toldByCode(county.findings)).toEqual([]);
    expect(show(county, 'floors', 'subject', 'value', 'least', 'state')).toEqual([
      '職工大額補助支付比例 70.00% 70.00% 符合',
      '職工大額補助封頂線 400000.00 元 400000.00 元 符合',
      '居民大病保險（20000.00 元起）支付比例 60.00% 60.00% 符合',
      '居民大病保險（50000.00 元起）支付比例 65.00% 60.00% 符合',
      '職工門診二級支付比例 50.00% 50.00% 符合',
      '職工門診一級支付比例 60.00% 50.00% 符合',
      '居民大病保險（20000.00 元起）封頂線 不設 不設 符合',
      '居民大病保險（50000.00 元起）封頂線 不設 不設 符合',
    ]);
  });

  it('is told of where it does not', async () => {
    const short = policy({
      4: '居民,大病保險,,20000,0.55,300000,號',
      7: '職工,門診,二級,,0.45,,號',
      9: '職工,大額補助,,,0.65,390000,號',
    });
    const stays = {
      ...short,
      待遇測算: benefitTabs('S1,p1,居民,H1,,2025-01-01,2025-01-09,10600,,,,')['待遇測算']!,
    };
    const county = await settleTabs(stays, '2025', { ...LIAONING, 'benefits.unreferred.least': '0.1' });
    expect(toldByCode(county.findings)).toEqual([
      'BENEFIT_BELOW_FLOOR 參數!',
      'BENEFIT_BELOW_FLOOR 待遇政策!E5',
      'BENEFIT_CRITICAL_CAPPED 待遇政策!F5',
      'BENEFIT_BELOW_FLOOR 待遇政策!E8',
      'BENEFIT_BELOW_FLOOR 待遇政策!E10',
      'BENEFIT_BELOW_FLOOR 待遇政策!F10',
      'BENEFIT_BELOW_FLOOR 待遇測算!',
    ]);
    expect(county.findings.map(({ message }) => message)).toContain(
      '居民政策範圍內住院支付比例（樣本）為 61.32%，低於規定的 70.00%。',
    );
  });
});
