import { describe, expect, it } from 'vitest';
import { POLICY, STAYS } from '../../methods/benefit-stays.ts';
import { settleTabs, type Tabs, toldByCode } from '../../methods/workbook.ts';

const refused = async (tabs: Tabs) => {
  const { findings, settlement } = await settleTabs({ 待遇政策: POLICY, ...tabs }, '2025');
  expect(settlement).toBeUndefined();
  for (const { remedy } of findings) expect(remedy).not.toBe('');
  return { told: toldByCode(findings), messages: findings.map(({ message }) => message) };
};

const policy = (...lines: string[]): Tabs => ({
  待遇政策: [...POLICY, ...lines.map((line) => line.split(','))],
});
const stays = (...lines: string[]): Tabs => ({ 待遇測算: STAYS(...lines) });

describe('待遇政策', () => {
  it('with a ratio above one', async () => {
    const result = await refused(policy('職工,住院,三級,800,75,,號'));
    expect(result.told).toEqual(['BENEFIT_RATIO 待遇政策!E11']);
    expect(result.messages).toEqual(['「支付比例」為 75，大於 1。']);
  });

  it('with a level where there is none, and without where there is one', async () => {
    const result = await refused(policy('職工,住院,,800,0.75,,號', '職工,大病保險,三級,20000,0.6,,號'));
    expect(result.told).toEqual(['BENEFIT_LEVEL 待遇政策!C11', 'BENEFIT_LEVEL 待遇政策!C12']);
    expect(result.messages[0]).toBe('「等級」不合用：住院待遇分等級，須填寫。');
  });

  it('with a deductible of the supplement', async () => {
    const result = await refused(policy('居民,大額補助,,100,0.7,,號'));
    expect(result.told).toEqual(['BENEFIT_SUPPLEMENT_DEDUCTIBLE 待遇政策!D11']);
  });

  it('with one thing said twice', async () => {
    const result = await refused(
      policy('居民,住院,三級,800,0.5,,號', '居民,大病保險,,20000.00,0.7,,號', '職工,大額補助,,,0.8,,號'),
    );
    expect(result.told).toEqual([11, 12, 13].map((row) => `CODE_DUPLICATE 待遇政策!B${row}`));
  });
});

describe('待遇測算', () => {
  it('of a level without a policy', async () => {
    const result = await refused(stays('S1,p1,職工,C1,,2025-01-01,2025-01-09,1000,,,,'));
    expect(result.told).toEqual(['BENEFIT_POLICY_MISSING 待遇政策!']);
    expect(result.messages).toEqual(['待遇政策沒有職工在一級機構的「住院」待遇，第 2 行的住院無法測算。']);
  });

  it('of an institution that is not there, a level that is another’s, and no level at all', async () => {
    const result = await refused(
      stays(
        'S1,p1,居民,H9,,2025-01-01,2025-01-09,1000,,,,',
        'S2,p1,居民,H1,三級,2025-02-01,2025-02-09,1000,,,,',
        'S3,p1,居民,,,2025-03-01,2025-03-09,1000,,,,',
      ),
    );
    expect(result.told).toEqual([
      'INSTITUTION_UNKNOWN 待遇測算!D2',
      'BENEFIT_LEVEL 待遇測算!E3',
      'BENEFIT_LEVEL 待遇測算!E4',
    ]);
  });

  it('with dates that cannot be, and a number twice', async () => {
    const result = await refused(
      stays('S1,p1,居民,H1,,2025-01-10,2025-01-09,1000,,,,', 'S1,p1,居民,H1,,2024-12-10,2024-12-19,1000,,,,'),
    );
    expect(result.told).toEqual([
      'CASE_DATES_REVERSED 待遇測算!G2',
      'CODE_DUPLICATE 待遇測算!A3',
      'CASE_OTHER_YEAR 待遇測算!G3',
    ]);
  });

  it('referred from a stay that it cannot come from', async () => {
    const result = await refused(
      stays(
        'S1,p1,居民,H1,,2025-01-01,2025-01-09,1000,,,,',
        'S2,p1,居民,C1,,2025-01-09,2025-01-19,1000,S9,,,',
        'S3,p1,居民,C1,,2025-01-09,2025-01-19,1000,S3,,,',
        'S4,p2,居民,C1,,2025-01-09,2025-01-19,1000,S1,,,',
        'S5,p1,職工,H1,,2025-01-09,2025-01-19,1000,S1,,,',
        'S6,p1,居民,C1,,2025-01-08,2025-01-19,1000,S1,,,',
        'S7,p1,居民,C1,,2025-06-01,2025-06-01,1000,S8,,,',
        'S8,p1,居民,H1,,2025-06-01,2025-06-01,1000,S7,,,',
      ),
    );
    expect(result.told).toEqual([3, 4, 5, 6, 7, 8, 9].map((row) => `BENEFIT_REFERRAL 待遇測算!I${row}`));
    expect(result.messages.map((message) => message.split('：')[1])).toEqual([
      '表中沒有這個編號。',
      '不能轉自本次住院。',
      '參保人不同。',
      '險種不同。',
      '該次住院在本次入院之後才出院。',
      '兩次住院的入院與出院同在一日，無法分出先後。',
      '兩次住院的入院與出院同在一日，無法分出先後。',
    ]);
  });

  it('two stays referred from one', async () => {
    const result = await refused(
      stays(
        'S1,p1,居民,H1,,2025-01-01,2025-01-09,1000,,,,',
        'S2,p1,居民,C1,,2025-01-09,2025-01-19,1000,S1,,,',
        'S3,p1,居民,C1,,2025-01-20,2025-01-29,1000,S1,,,',
      ),
    );
    expect(result.told).toEqual(['BENEFIT_REFERRAL 待遇測算!I4']);
    expect(result.messages[0]).toContain('第 3 行也轉自該次');
  });
});
