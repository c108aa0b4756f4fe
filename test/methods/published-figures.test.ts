import { describe, expect, it } from 'vitest';
import { decimal } from '../../shared/money/decimal-text.ts';
import { yuan } from '../../shared/money/fen.ts';
import { factsOf, paramsOf, programmeOf } from '../rules/scheme-facts.ts';
import { EQUIVALENTS } from './equivalents-county.ts';
import { GROUPS } from './group-county.ts';
import { PACKAGES } from './package-county.ts';
import { rowsOf, settleTabs, statementOf, type Tabs } from './workbook.ts';

/** Figures of rulebook-evidence.md and of the five documents, each with where it stands; the others are in test/rules. */

const document = '示';
const budgetOf = (item: string): Tabs => ({
  預算: [
    ['險種', '項目', '金額', '文號'],
    ['居民', item, '900000000', document],
    ['職工', item, '900000000', document],
  ],
});

describe('§3 and §8: budgets', () => {
  const opened = async (base: string, growth: string, params: Record<string, string> = {}) => {
    const tabs: Tabs = {
      預算基數: [
        ['險種', '年度', '內容', '金額', '文號'],
        ['職工', '2024', '決算支出', base, document],
      ],
      預算分項: [
        ['險種', '項目', '比例', '金額', '文號'],
        ['職工', '其他', '', '', document],
      ],
      預算: [['險種', '項目', '金額', '文號']],
    };
    return settleTabs(tabs, '2025', { ...params, 'budget.growth.employee': growth });
  };
  const lines = async (...args: Parameters<typeof opened>) =>
    rowsOf(statementOf(await opened(...args), 'fundBudget'), 'lines-employee').map(
      ({ item, opening }) => `${item} ${opening}`,
    );

  it('成都 2024 (A5): 5 % of the planned spending is reserved', async () => {
    expect(await lines('1000000000', '0', { 'budget.reserve.ratio': '0.05' })).toEqual([
      '其他 950000000.00',
      '調劑金 50000000.00',
    ]);
  });

  it('金華 2016 (A6): a target of 7.5 % is within the provincial guard of 10 % (document 01 一（三）), 10.01 % is not', async () => {
    const codes = async (growth: string) =>
      (await opened('1000000000', growth)).findings.map(({ code }) => code);
    expect(await lines('1000000000', '0.075', { 'budget.reserve.ratio': '0' })).toEqual([
      '其他 1075000000.00',
    ]);
    expect(await codes('0.075')).not.toContain('FUND_BUDGET_GROWTH_HIGH');
    expect(await codes('0.1')).not.toContain('FUND_BUDGET_GROWTH_HIGH');
    expect(await codes('0.1001')).toContain('FUND_BUDGET_GROWTH_HIGH');
  });
});

describe('§11 I7 (document 04 二（二）): 800 yuan a head, 30 % of the surplus', () => {
  it('a centre of 10,000 that spent 7,500,000 keeps 150,000 of the 500,000 left over', async () => {
    const tabs: Tabs = {
      ...budgetOf('門診'),
      參保人頭數: [
        ['險種', '醫共體', '分院', '人群', '人數', '人月數', '文號'],
        ['居民', 'G1', '', '簽約', '10000', '', document],
      ],
      人頭標準: [
        [
          '險種',
          '人群',
          '機構或醫共體',
          '年齡下限',
          '年齡上限',
          '病種',
          '年標準',
          '增長率',
          '調整係數',
          '文號',
        ],
        ['居民', '簽約', '', '', '', '', '800', '', '', document],
      ],
      門診支出: [
        ['月份', '險種', '就診機構', '歸屬醫共體', '參保人', '基金支出'],
        ['2025-12', '居民', 'C1', 'G1', '', '7500000'],
      ],
    };
    const settled = await settleTabs(tabs, '2025', { 'capitation.retain': '0.3' });
    expect(rowsOf(statementOf(settled, 'capitation'), 'settlement')[0]).toMatchObject({
      budget: '8000000.00',
      difference: '500000.00',
      settled: '7650000.00',
    });
  });
});

describe('§14: deposits and what a score is worth', () => {
  const appraised = (score: string, ratio: string): Tabs => ({
    考核方案: [
      ['方案', '滿分', '合格線', '兌現方式', '文號'],
      ['質量', '100', '60', '釋放表', document],
    ],
    考核指標: [
      ['方案', '指標', '方向', '計分方式', '權重', '目標值', '零分值', '分段', '不含本數', '一票否決'],
      ['質量', '總評', '越高越好', '線性', '100', '100', '', '', '', ''],
    ],
    考核數據: [
      ['方案', '機構或醫共體', '指標', '數值', '文號'],
      ['質量', 'H1', '總評', score, document],
    ],
    考核兌現: [
      ['方案', '險種', '機構或醫共體', '基數', '計提比例', '規模', '項目', '文號'],
      ['質量', '職工', 'H1', '10000000', ratio, '', '門診', document],
    ],
  });
  const released = async (score: string, ratio = '', params: Record<string, string> = {}) => {
    const settled = await settleTabs(appraised(score, ratio), '2025', params);
    const [row] = rowsOf(statementOf(settled, 'appraisal'), 'deposits');
    return [row!['held'], row!['released'], row!['lost']];
  };

  it('福建 2001: 5 % held of 10,000,000; 72 points lose 3 % for each of the 8 below 80', async () => {
    expect(await released('72')).toEqual(['500000.00', '380000.00', '120000.00']);
    expect(await released('80')).toEqual(['500000.00', '500000.00', '0.00']);
    expect(await released('59.99')).toEqual(['500000.00', '0.00', '500000.00']);
  });

  it('重慶 2025: 3 % held', async () => {
    expect(await released('80', '', { 'appraisal.deposit': '0.03' })).toEqual([
      '300000.00',
      '300000.00',
      '0.00',
    ]);
  });

  it('淮南: below 60 points a surplus is not paid', async () => {
    const passing = (passed: string): Tabs => ({
      ...GROUPS,
      集團總額: [
        GROUPS['集團總額']![0]!,
        GROUPS['集團總額']![1]!,
        ['G1', '職工', '9000000', '9360000', '100000', '', '', passed, document],
      ],
    });
    const retained = async (passed: string) => {
      const settled = await settleTabs(passing(passed), '2025', {});
      const rows = rowsOf(statementOf(settled, 'groupPayment'), 'sharing');
      return rows.find(({ fund }) => fund === '職工')!['retained'];
    };
    expect([await retained('是'), await retained('否')]).toEqual(['660000.00', '0.00']);
  });
});

describe('§15 (document 03): 海鹽', () => {
  it('M6, M7: 5,000,000 of risk fund stand behind the budget; 950 of 1,000 points allow half the surplus', async () => {
    const rows = EQUIVALENTS['效益考核獎']!;
    const reached = [
      rows[0]!,
      ['C1', '1000000', '950', '', document],
      ['C2', '1000000', '949.99', '', document],
    ];
    const settled = await settleTabs({ ...EQUIVALENTS, 效益考核獎: reached }, '2025', {
      'equivalents.growth': '0.05',
    });
    const statement = statementOf(settled, 'equivalents');
    expect(rowsOf(statement, 'rewards').map(({ institution, most }) => [institution, most])).toEqual([
      ['C1', '500000.00'],
      ['C2', '0.00'],
    ]);
    expect(rowsOf(statement, 'funds').find(({ source }) => source === '改革風險金')!['available']).toBe(
      '5000000.00',
    );
  });
});

describe('§19.1', () => {
  it('W11 (document 01): of 10,000 a stay of 8,000 leaves 2,000 and one of 12,000 is 2,000 short', async () => {
    const cases = PACKAGES['單病種病例']!;
    const priced: Tabs = {
      ...PACKAGES,
      單病種標準: [
        PACKAGES['單病種標準']![0]!,
        ['D01', '急性闌尾炎', '*', '10000', '0.85', '0.75', document],
      ],
      單病種病例: [
        cases[0]!,
        ['N001', '居民', 'H1', '2025-01', 'D01', '是', '8000', '6000', '2000'],
        ['N002', '居民', 'H2', '2025-01', 'D01', '是', '12000', '9000', '3000'],
      ],
      單病種撥付: [PACKAGES['單病種撥付']![0]!],
    };
    const dues = rowsOf(statementOf(await settleTabs(priced, '2025'), 'diseasePackage'), 'dues');
    expect(dues.map(({ institution, balance }) => [institution, balance])).toEqual([
      ['H1', '2000.00'],
      ['H2', '-2000.00'],
    ]);
  });

  it('W12: a group mean of 10,000 and a limit of 3: above 30,000 a case is high', () => {
    const group = { meanCost: yuan('10000'), upperMultiple: decimal('3') };
    const classOf = (total: string) => {
      const params = paramsOf('zhejiang-2019', { 'case.high.inclusive': '否' });
      const facts = factsOf({ total, group }, params);
      return programmeOf('zhejiang-2019').class.find(({ when }) => when?.(facts) ?? true)!.id;
    };
    expect(['30000', '30000.01'].map(classOf)).toEqual(['case-normal', 'case-high']);
  });
});
