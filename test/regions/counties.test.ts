import { describe, expect, it } from 'vitest';
import { benefitTabs } from '../methods/benefit-stays.ts';
import { careTabs } from '../methods/care-account.ts';
import { GROUPS } from '../methods/group-county.ts';
import { AGREEMENTS, NEGOTIATED, PARAMS } from '../methods/negotiated-county.ts';
import { rowsOf, settleTabs, statementOf, toldByCode } from '../methods/workbook.ts';

const pick = (rows: readonly Record<string, string>[], ...columns: string[]) =>
  rows.map((row) => columns.map((column) => row[column]).join(' '));

describe('瑞安', () => {
  it('grows last year’s spending by 10 % for employees and by 8 % for residents', async () => {
    const tabs = {
      預算基數: [
        ['險種', '年度', '內容', '金額', '文號'],
        ['職工', '2017', '決算支出', '100000000', '決〔2018〕1號'],
        ['居民', '2017', '決算支出', '100000000', '決〔2018〕1號'],
      ],
    };
    const county = await settleTabs(tabs, '2018', { scheme: 'ruian-2018' });
    const opening = rowsOf(statementOf(county, 'fundBudget'), 'opening');
    expect(
      pick(
        opening.filter(({ line }) => line!.startsWith('年初總額預算')),
        'fund',
        'amount',
      ),
    ).toEqual(['職工 110000000.00', '居民 108000000.00']);
  });

  it('takes relative values, and counts its 813 groups', async () => {
    const tabs = { ...NEGOTIATED, 談判結果: AGREEMENTS('GA,1.2,瑞醫保〔2018〕1號') };
    const county = await settleTabs(tabs, '2025', { ...PARAMS, scheme: 'ruian-2018' });
    expect(toldByCode(county.findings)).toEqual([]);
    expect(county.findings.map(({ code }) => code)).toEqual(['NEGOTIATED_GROUP_COUNT']);
    expect(pick(rowsOf(statementOf(county, 'negotiatedValue'), 'groups'), 'agreed', 'state')).toEqual([
      '120.0000 已填入病組表',
    ]);
  });
});

describe('汕尾城區', () => {
  it('is in the third year or later from 2023 on: 10, 20 and 70 of a hundred', async () => {
    const county = await settleTabs(GROUPS, '2025', { scheme: 'shanwei-2021' });
    const keys = ['fund', 'schemeYear', 'overrun', 'byGroup', 'byFinance', 'byFund'];
    expect(pick(rowsOf(statementOf(county, 'groupPayment'), 'sharing'), ...keys)[0]).toBe(
      '居民 5 1000000.00 100000.00 200000.00 700000.00',
    );
  });
});

describe('遼寧', () => {
  const sample = (year: string) => benefitTabs(`S1,p1,居民,H1,,${year}-01-01,${year}-01-09,10600,,,,`);

  it('holds the sample against the targets from 2025 on', async () => {
    const found = async (year: string) => {
      const county = await settleTabs(sample(year), year, { scheme: 'liaoning-2021' });
      return toldByCode(county.findings);
    };
    expect(await found('2024')).toEqual([]);
    expect(await found('2025')).toEqual(['BENEFIT_BELOW_FLOOR 待遇測算!']);
  });

  it('carves the employers’ part of long-term care out of the 職工 fund', async () => {
    const tabs = careTabs(['單位繳費,500,號', '個人繳費,500,號']);
    const county = await settleTabs(tabs, '2025', { scheme: 'liaoning-2021' });
    const { entitlements } = statementOf(county, 'longTermCare');
    expect(entitlements.map(({ account, item, cost }) => `${account} ${item} ${cost}`)).toEqual([
      '職工 單位繳費劃轉 50000',
    ]);
  });
});
