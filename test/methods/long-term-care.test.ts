import { describe, expect, it } from 'vitest';
import { careTabs } from './care-account.ts';
import { rowsOf, settleTabs, statementOf, tableOf, toldByCode } from './workbook.ts';

const INCOME = [
  '上年結餘,100000,號',
  '單位繳費,500000,號',
  '個人繳費,480000,號',
  '個人繳費,20000,號',
  '財政補助,50000,號',
];
const SERVICES = ['C1,,機構護理,3650,50,0.7,100000,號', ',安康護理院,居家護理,1200,60,0.5,,號'];

describe('長期護理保險', () => {
  it('keeps an account of its own: income, spending, balance', async () => {
    const county = await settleTabs(careTabs(INCOME, SERVICES), '2025', {
      'longTermCare.fee': 'ratio',
      'longTermCare.fee.ratio': '0.02',
    });
    expect(toldByCode(county.findings)).toEqual([]);
    const statement = statementOf(county, 'longTermCare');
    expect(rowsOf(statement, 'account').map(({ line, amount }) => `${line} ${amount}`)).toEqual([
      '上年結餘 100000.00',
      '單位繳費 500000.00',
      '個人繳費 500000.00',
      '財政補助 50000.00',
      '其他收入 0.00',
      '護理費用支付 -163750.00', // 3,650 × 50 × 0.7 + 1,200 × 60 × 0.5
      '經辦服務費 -21000.00', // 2 % of 1,050,000
    ]);
    expect(tableOf(statement, 'account').totals!.cells).toEqual({ amount: 96_525_000n });
    expect(rowsOf(statement, 'shares').map((row) => Object.values(row).join(' '))).toEqual([
      '單位 500000.00 500000.00 0.00',
      '個人 500000.00 500000.00 0.00',
    ]);
    expect(rowsOf(statement, 'services').map(({ name, due, open }) => `${name} ${due} ${open}`)).toEqual([
      '東鎮衛生院 127750.00 27750.00',
      '安康護理院 36000.00 36000.00',
    ]);
    expect(tableOf(statement, 'services').rows.map(({ owner }) => owner)).toEqual([
      { kind: 'institution', code: 'C1' },
      { kind: 'other', name: '安康護理院' },
    ]);
  });

  it('is borne by its own account; what the 職工 fund gives up is told where the scheme says so', async () => {
    const entitlements = async (params = {}) =>
      statementOf(
        await settleTabs(careTabs(INCOME, SERVICES), '2025', params),
        'longTermCare',
      ).entitlements.map(({ account, item, cost, paid }) => `${account} ${item} ${cost} ${paid}`);
    const own = ['長護 機構護理 12775000 10000000', '長護 居家護理 3600000 0'];
    expect(await entitlements()).toEqual(own);
    expect(
      await entitlements({
        'longTermCare.employerFromFund': '是',
        'longTermCare.fee': 'amount',
        'longTermCare.fee.amount': '8000',
      }),
    ).toEqual(['職工 單位繳費劃轉 50000000 50000000', ...own, '長護 經辦服務費 800000 0']);
  });

  it('warns of unequal shares, of spending beyond income, and of an empty account', async () => {
    const county = await settleTabs(careTabs(['單位繳費,1000,號', '個人繳費,900,號'], SERVICES), '2025');
    expect(toldByCode(county.findings)).toEqual([
      'CARE_ACCOUNT_EMPTY 長護籌資!',
      'CARE_OVERSPENT 長護籌資!',
      'CARE_SHARES_DIFFER 長護籌資!',
    ]);
    expect(county.findings.map(({ message }) => message)).toEqual([
      '長期護理保險基金年末結餘為 -161850.00。',
      '本年支出 163750.00 大於本年籌資 1900.00，超出 161850.00。',
      '單位繳費 1000.00，按比例應為 950.00，相差 50.00。',
    ]);
    expect(county.settlement).toBeDefined();
  });

  it('may begin with a deficit, and needs no services', async () => {
    const county = await settleTabs(careTabs(['上年結餘,-500,號', '財政補助,800,號']), '2025');
    expect(toldByCode(county.findings)).toEqual([]);
    const statement = statementOf(county, 'longTermCare');
    expect(statement.tables.map(({ key }) => key)).toEqual(['account', 'shares']);
    expect(tableOf(statement, 'account').totals!.cells).toEqual({ amount: 30_000n });
  });
});
