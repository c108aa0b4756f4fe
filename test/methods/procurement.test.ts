import { describe, expect, it } from 'vitest';
import { ownStatement } from '../../shared/report/statement-tab.ts';
import { rowsOf, settleTabs, statementOf, type Tabs, tableOf } from './workbook.ts';

const VOLUMES = [
  '批次',
  '險種',
  '機構',
  '品種',
  '約定採購量',
  '集採前加權均價',
  '基金佔比',
  '實際基金支出',
  '文號',
] as const;
const SEVENTH = '國家第七批藥品';

const TABS: Tabs = {
  預算: [
    ['險種', '項目', '金額', '文號'],
    ['職工', '集採結餘留用', '1000000', '示1'],
    ['居民', '集採結餘留用', '1000000', '示1'],
  ],
  集採用量: [
    VOLUMES,
    [SEVENTH, '職工', 'H1', '甲藥 5mg', '120000', '2.3456', '0.65', '80000', '示6'],
    [SEVENTH, '居民', 'H1', '甲藥 5mg', '80000', '2.3456', '0.6', '50000', '示6'],
    [SEVENTH, '職工', 'H1', '乙藥 10mg', '50000', '11.2', '0.65', '150000.55', '示6'],
    [SEVENTH, '職工', 'H2', '甲藥 5mg', '1000', '2.3456', '0.65', '9999', '示6'],
    ['冠脈支架', '職工', 'H2', '支架', '50', '13000', '0.7', '40000', '示6'],
  ],
  集採考核: [
    ['批次', '機構', '考核係數', '文號'],
    [SEVENTH, 'H1', '0.95', '示7'],
    [SEVENTH, 'H2', '1', '示7'],
    ['冠脈支架', 'H2', '0.8', '示7'],
  ],
};

const yearOf = async (params: Record<string, string> = {}, tabs: Tabs = {}) =>
  statementOf(await settleTabs({ ...TABS, ...tabs }, '2025', params), 'procurement');
const lines = (statement: Parameters<typeof rowsOf>[0], ...names: string[]) =>
  rowsOf(statement, 'batches').map((row) => names.map((name) => row[name]).join(' '));

describe('集採結餘留用', () => {
  it('settles every batch of every institution, products of a batch against each other', async () => {
    const statement = await yearOf();
    const names = ['batch', 'institution', 'fund', 'budget', 'spent', 'saved', 'coefficient', 'retained'];
    expect(lines(statement, ...names)).toEqual([
      '冠脈支架 H2 職工 455000.00 40000.00 415000.00 0.8000 166000.00',
      '國家第七批藥品 H1 職工 546956.80 230000.55 316956.25 0.9500 150554.22',
      '國家第七批藥品 H2 職工 1524.64 9999.00 -8474.36 1.0000 0.00',
      '國家第七批藥品 H1 居民 112588.80 50000.00 62588.80 0.9500 29729.68',
    ]);
    expect(rowsOf(statement, 'items').map(({ item, budget }) => `${item} ${budget}`)).toEqual([
      '支架 455000.0000',
      '乙藥 10mg 364000.0000',
      '甲藥 5mg 182956.8000',
      '甲藥 5mg 1524.6400',
      '甲藥 5mg 112588.8000',
    ]);
  });

  it('is paid by the fund it was saved in', async () => {
    const { entitlements } = await yearOf();
    expect(entitlements.map(({ account, cost, paid }) => [account, cost, paid])).toEqual([
      ['職工', 16_600_000n, 0n],
      ['職工', 15_055_422n, 0n],
      ['職工', 0n, 0n],
      ['居民', 2_972_968n, 0n],
    ]);
    expect(entitlements[1]).toMatchObject({
      budgetItem: '集採結餘留用',
      party: { kind: 'institution', code: 'H1' },
      item: '集採結餘留用 國家第七批藥品',
    });
  });

  it('shows the sum beside the rows of the tab', async () => {
    const { rows, totals } = tableOf(await yearOf(), 'batches');
    for (const column of ['spent', 'saved']) {
      const sum = rows.reduce((all, { cells }) => all + (cells[column] as bigint), 0n);
      expect(sum).toBe(totals?.cells[column]);
    }
  });

  it('tells of an overrun, which costs nobody anything unless the area says so', async () => {
    const settled = await settleTabs(TABS, '2025');
    const overspent = settled.findings.filter(({ code }) => code === 'PROCUREMENT_OVERSPENT');
    expect(overspent.map(({ where, message }) => [where, message])).toEqual([
      [
        { tab: '集採用量', row: 5, column: 'H' },
        '機構「H2」批次「國家第七批藥品」（職工）的實際基金支出高於預算 8474.36，沒有結餘。',
      ],
    ]);
    const taken = await yearOf({ 'procurement.floor': '否', 'procurement.retain': '0.3' });
    expect(lines(taken, 'retained')).toEqual(['99600.00', '90332.53', '-2542.31', '17837.81']);
  });

  it('may take the coefficient from an appraisal, or do without', async () => {
    const appraised: Tabs = {
      考核方案: [
        ['方案', '滿分', '合格線', '兌現方式', '文號'],
        ['集採', '100', '60', '', '示9'],
      ],
      考核指標: [
        ['方案', '指標', '方向', '計分方式', '權重', '目標值', '零分值', '分段', '不含本數', '一票否決'],
        ['集採', '完成率', '越高越好', '線性', '100', '100', '', '', '', ''],
      ],
      考核數據: [
        ['方案', '機構或醫共體', '指標', '數值', '文號'],
        ['集採', 'H1', '完成率', '90', '示9'],
        ['集採', 'H2', '完成率', '100', '示9'],
      ],
      集採考核: [['批次', '機構', '考核係數', '文號']],
    };
    const params = { 'procurement.appraisal.by': 'score', 'procurement.appraisal.plan': '集採' };
    expect(lines(await yearOf(params, appraised), 'coefficient', 'retained')).toEqual([
      '1.0000 207500.00',
      '0.9000 142630.31',
      '1.0000 0.00',
      '0.9000 28164.96',
    ]);
    const without = await yearOf(
      { 'procurement.appraisal.by': 'none' },
      { 集採考核: [['批次', '機構', '考核係數', '文號']] },
    );
    expect(lines(without, 'retained')).toEqual(['207500.00', '158478.13', '0.00', '31294.40']);
  });

  it('has nothing to say of a month', async () => {
    const { findings, settlement } = await settleTabs(TABS, '2025-03');
    expect(settlement).toBeUndefined();
    expect(findings.map(({ code }) => code)).toContain('PERIOD_WITHOUT_STATEMENTS');
  });

  it('shows a leader the batches of the own 醫共體', async () => {
    const settled = await settleTabs(TABS, '2025');
    const own = ownStatement({ area: settled.area! }, statementOf(settled, 'procurement'), 'G1')!;
    expect(own.tables.flatMap(({ rows }) => rows.map(({ cells }) => cells['institution']))).toEqual([
      'H1',
      'H1',
      'H1',
      'H1',
      'H1',
    ]);
  });
});
