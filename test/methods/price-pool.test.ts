import { describe, expect, it } from 'vitest';
import { ownStatement } from '../../shared/report/statement-tab.ts';
import { rowsOf, settleTabs, statementOf, type Tabs, tableOf, told } from './workbook.ts';

const TABS: Tabs = {
  調價池結轉: [
    ['類別', '金額', '文號'],
    ['上期結轉', '150000', '示8'],
    ['其他增減', '-20000', '示9'],
  ],
  藥耗節約: [
    ['機構或醫共體', '類別', '基準費用', '實際費用', '文號'],
    ['G1', '藥品', '30000000', '28500000', '示10'],
    ['G1', '耗材', '8000000', '7900000', '示10'],
    ['G2', '藥品', '12000000', '12100000', '示10'],
    ['C2', '耗材', '3000000', '2900000', '示10'],
  ],
  服務調價: [
    ['項目編碼', '項目名稱', '原價', '新價', '服務量', '文號'],
    ['120100003', '一級護理', '20', '26', '90000', '示11'],
    ['110200001', '普通門診診察費', '10', '12', '400000', '示11'],
    ['210300001', 'CT平掃', '150', '140', '12000', '示11'],
  ],
  調價監測: [
    ['指標', '機構或醫共體', '調價前', '調價後', '方向', '目標值'],
    ['均次費用', 'G1', '285.4', '281.2', '不升', ''],
    ['均次費用', 'G2', '240', '243', '不升', ''],
    ['本地指標', '', '30', '31.5', '不降', '31'],
  ],
};

const TWO = { 'pricePool.indicatorCount': '2' };
const YEAR = await settleTabs(TABS, '2025', TWO);

describe('調價資金池', () => {
  const statement = statementOf(YEAR, 'pricePool');

  it('carries over what was saved and not given to prices', () => {
    expect(told(YEAR.findings)).toEqual([]);
    expect(rowsOf(statement, 'balance').map(({ line, amount }) => `${line} ${amount}`)).toEqual([
      '上期結轉 150000.00',
      '其他增減 -20000.00',
      '藥品節約 1400000.00',
      '耗材節約 200000.00',
      '減：服務調價影響 -1220000.00',
    ]);
    expect(tableOf(statement, 'balance').totals).toEqual({
      label: '期末結餘（結轉下期）',
      cells: { amount: 51_000_000n },
    });
    expect(
      rowsOf(statement, 'prices').map(({ code, effect, document }) => `${code} ${effect} ${document}`),
    ).toEqual(['110200001 800000.00 示11', '120100003 540000.00 示11', '210300001 -120000.00 示11']);
  });

  it('shows every sum beside the same total found another way', () => {
    for (const { key, rows, totals } of statement.tables) {
      for (const [column, total] of Object.entries(totals?.cells ?? {})) {
        const sum = rows.reduce((all, { cells }) => all + BigInt(cells[column] as bigint), 0n);
        expect([key, column, sum]).toEqual([key, column, total]);
      }
    }
  });

  it('says which indicators were met', () => {
    expect(
      rowsOf(statement, 'indicators').map(({ indicator, party, target, met }) =>
        [indicator, party, target, met].join(' '),
      ),
    ).toEqual(['均次費用 G1 285.4000 是', '均次費用 G2 240.0000 否', '本地指標  31.0000 是']);
  });

  it('pays nobody', () => {
    expect(statement.entitlements).toEqual([]);
  });

  it('keeps a part of the savings out of the room where the area says so', async () => {
    const settled = await settleTabs(TABS, '2025', { ...TWO, 'pricePool.share': '0.75' });
    expect(
      rowsOf(statementOf(settled, 'pricePool'), 'balance').map(({ line, amount }) => `${line} ${amount}`),
    ).toEqual([
      '上期結轉 150000.00',
      '其他增減 -20000.00',
      '藥品節約 1400000.00',
      '耗材節約 200000.00',
      '減：不轉為調價空間的節約 -400000.00',
      '減：服務調價影響 -1220000.00',
    ]);
    expect(tableOf(statementOf(settled, 'pricePool'), 'balance').totals?.cells['amount']).toBe(11_000_000n);
  });

  it('works with prices alone, to the last fen of the room', async () => {
    const tabs: Tabs = {
      調價池結轉: [
        ['類別', '金額', '文號'],
        ['上期結轉', '1.20', '示8'],
      ],
      服務調價: [
        ['項目編碼', '項目名稱', '原價', '新價', '服務量', '文號'],
        ['1', '甲', '1', '1.40', '3', '示'],
      ],
    };
    const settled = statementOf(await settleTabs(tabs, '2025'), 'pricePool');
    expect(tableOf(settled, 'balance').totals?.cells['amount']).toBe(0n);
    expect(settled.tables.map(({ key }) => key)).toEqual(['balance', 'savings', 'prices']);
  });

  it('shows a leader the pool, the prices, and the own savings and indicators', () => {
    const own = ownStatement({ area: YEAR.area! }, statement, 'G2')!;
    const rows = Object.fromEntries(
      own.tables.map((table) => [table.key, table.rows.map(({ cells }) => cells['party'] ?? cells['code'])]),
    );
    expect(rows).toMatchObject({ savings: ['C2', 'G2'], indicators: ['G2'] });
    expect(rows['prices']).toHaveLength(3);
  });
});
