import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { canonicalJson } from '../../shared/settle/hash.ts';
import { caseBasis, tabDigests } from '../../shared/settle/input-digest.ts';
import { settlementFigures } from '../../shared/settle/settlement.ts';
import { BED_DAYS, C_MEAN, POINTS, STANDARD_HEADER, STANDARDS, STAYS } from './bed-day-county.ts';
import { tracesOf } from './traces.ts';
import { rowsOf, type SettledTabs, settleTabs, statementOf, tableOf, told } from './workbook.ts';

const sha256 = () => {
  const hash = createHash('sha256');
  return {
    update: (text: string) => void hash.update(text),
    digest: () => `sha256:${hash.digest('hex')}`,
  };
};

const pick = (rows: readonly Record<string, string>[], ...keys: readonly string[]) =>
  rows.map((row) => keys.map((key) => row[key]).join(' '));

it('settles a year of bed-days in money: bands, limit, payments', async () => {
  const settled = await settleTabs(BED_DAYS, '2025', C_MEAN);
  expect(told(settled.findings)).toEqual([]);
  const statement = statementOf(settled, 'bedDayStandard');
  expect(statement.tables.map(({ key }) => key)).toEqual(['dues', 'amounts', 'targets', 'standards']);
  expect(
    pick(rowsOf(statement, 'amounts'), 'institution', 'stays', 'days', 'quota', 'total', 'balance', 'amount'),
  ).toEqual([
    'C2 1 25 3250.00   2925.00',
    'H2 3 110 17600.00 18400.00 -800.00 15312.00',
    // 60 days at 180 and 30 at 120; 93 %
    'P1 1 90 14400.00 15200.00 -800.00 13392.00',
  ]);
  expect(
    pick(rowsOf(statement, 'dues'), 'institution', 'amount', 'advance', 'cut', 'due', 'paid', 'payment'),
  ).toEqual([
    'C2 2925.00 2700.00 171.00 2754.00 0.00 2754.00',
    'H1 0.00 0.00 0.00 0.00 100.00 -100.00',
    'H2 15312.00 14600.00 420.00 14892.00 14748.00 144.00',
    'P1 13392.00 14200.00 0.00 13392.00 0.00 13392.00',
  ]);
  expect(
    statement.entitlements.map(({ account, budgetItem, cost, paid }) => [account, budgetItem, cost, paid]),
  ).toEqual([
    ['居民', '床日', 275_400n, 0n],
    ['職工', '床日', 0n, 10_000n],
    ['居民', '床日', 1_489_200n, 1_474_800n],
    ['職工', '床日', 1_339_200n, 0n],
  ]);
});

it('holds mean stay, mean daily cost and outcome against their targets, for the year alone', async () => {
  const statement = statementOf(await settleTabs(BED_DAYS, '2025', C_MEAN), 'bedDayStandard');
  expect(
    pick(rowsOf(statement, 'targets'), 'institution', 'stays', 'meanStay', 'meanDaily', 'result', 'points'),
  ).toEqual([
    'H1 0   未考核 ',
    'H2 3 36.67 167.27 達標 1.67270000',
    'P1 1 90.00 168.89 日均費用、療效未達標 1.68890000',
  ]);
  const month = statementOf(await settleTabs(BED_DAYS, '2025-02', C_MEAN), 'bedDayStandard');
  expect(month.tables.map(({ key }) => key)).toEqual(['dues', 'amounts', 'standards']);
});

it('pays a month by itself, and none where nothing happened', async () => {
  const month = statementOf(
    await settleTabs(BED_DAYS, '2025-02', { 'bedDayStandard.prepay': '0.9' }),
    'bedDayStandard',
  );
  expect(pick(rowsOf(month, 'dues'), 'institution', 'amount', 'due', 'payment')).toEqual([
    'H2 9744.00 9180.00 8262.00',
    'P1 4687.20 4687.20 4218.48',
  ]);
  expect(month.entitlements.map(({ cost, paid }) => [cost, paid])).toEqual([
    [826_200n, 0n],
    [421_848n, 0n],
  ]);
  const idle = await settleTabs(BED_DAYS, '2025-07');
  expect(told(idle.findings)).toEqual(['參數! PERIOD_WITHOUT_STATEMENTS']);
});

it('without a limit the institution keeps and bears the difference', async () => {
  const settled = await settleTabs(BED_DAYS, '2025', { 'bedDayStandard.limit': '' });
  const statement = statementOf(settled, 'bedDayStandard');
  expect(tableOf(statement, 'dues').columns.map(({ key }) => key)).not.toContain('cut');
  expect(pick(rowsOf(statement, 'dues'), 'institution', 'due')).toEqual([
    'C2 2925.00',
    'H1 0.00',
    'H2 15312.00',
    'P1 13392.00',
  ]);
});

it('shows the score of a plan beside the targets', async () => {
  const tabs = {
    ...BED_DAYS,
    考核方案: [
      ['方案', '滿分', '合格線', '兌現方式', '文號'],
      ['床日試點', '100', '60', '', '示'],
    ],
    考核指標: [
      ['方案', '指標', '方向', '計分方式', '權重', '目標值', '零分值', '分段', '不含本數', '一票否決'],
      ['床日試點', '好轉率', '越高越好', '線性', '100', '1', '0', '', '', ''],
    ],
    考核數據: [
      ['方案', '機構或醫共體', '指標', '數值', '文號'],
      ['床日試點', 'H2', '好轉率', '0.9', '示'],
    ],
  };
  const settled = await settleTabs(tabs, '2025', { 'bedDayStandard.plan': '床日試點' });
  const rows = rowsOf(statementOf(settled, 'bedDayStandard'), 'targets');
  expect(pick(rows, 'institution', 'score')).toEqual(['H1 ', 'H2 90.00', 'P1 ']);
});

it('traces an amount to every stay it is made of', async () => {
  const { area } = await settleTabs(BED_DAYS, '2025', C_MEAN);
  const steps = tracesOf(area!, 'bedDayStandard', { kind: 'year', year: 2025 });
  expect(steps.get('amounts/H2 居民/amount')).toEqual([
    'bed-day-amount: (a × p + b × q) × (S1 × days1); a 0.7, p 0.9, b 0.3, q 0.8, S1 160, days1 40 → 5568',
    'bed-day-amount: (a × p + b × q) × (S1 × days1); a 0.7, p 0.9, b 0.3, q 0.8, S1 160, days1 70 → 9744',
  ]);
  expect(steps.get('dues/H2 居民/due')).toEqual([
    'bed-day-limit: min(A, l × R); A 15312, l 1.02, R 14600 → 14892',
  ]);
  expect(steps.get('dues/H2 居民/payment')).toEqual(['bed-day-clearing: Y − Z; Y 14892, Z 14748 → 144']);
  expect(steps.get('targets/P1/meanStay')).toEqual(['bed-day-appraisal: days ÷ n; days 90, n 1 → 90']);
});

const points = (settled: SettledTabs) =>
  settled.settlement!.institutions.map(({ code, points }) => `${code} ${points}`);

it('T13: without the tab the group’s standard gives every institution 117 points', async () => {
  const settled = await settleTabs(POINTS, '2025', C_MEAN);
  expect(told(settled.findings)).toEqual([]);
  expect(points(settled)).toEqual(['C1 1170000', 'H1 1170000', 'H2 1170000']);
  expect(settled.settlement!.statements.map(({ method }) => method)).not.toContain('bedDayStandard');
  expect(Object.keys(caseBasis(settled.area!, sha256))).not.toContain('床日標準');
});

it('the tab gives an institution its own points, others those of their level or the group', async () => {
  const tabs = {
    ...POINTS,
    床日標準: [
      STANDARD_HEADER,
      ['GD', 'H1', '', '', '', '2.36182972', '示'],
      ['GD', '一级', '1', '30', '130', '', '示'],
      ['GD', '一级', '31', '', '90', '', '示'],
    ],
  };
  const settled = await settleTabs(tabs, '2025', C_MEAN);
  expect(told(settled.findings)).toEqual([]);
  // 1.3 × 30 + 0.9 × 15; 2.36182972 × 45; 2.6 × 45
  expect(points(settled)).toEqual(['C1 525000', 'H1 1062823', 'H2 1170000']);
  const statement = statementOf(settled, 'bedDayStandard');
  expect(pick(rowsOf(statement, 'points'), 'institution', 'stays', 'days', 'points')).toEqual([
    'C1 1 45 52.5000',
    'H1 1 45 106.2823',
    'H2 1 45 117.0000',
  ]);
  expect(pick(rowsOf(statement, 'standards'), 'target', 'points')).toEqual([
    'H1 2.36182972',
    '一级 1.30000000',
    '一级 0.90000000',
  ]);
  expect(statement.entitlements).toEqual([]);
});

it('the digest of cases depends on the points of the tab, in either script, and on nothing else of it', async () => {
  const basis = async (rows: readonly string[][]) => {
    const { area } = await settleTabs({ ...POINTS, 床日標準: [STANDARD_HEADER, ...rows] }, '2025', C_MEAN);
    return caseBasis(area!, sha256)['床日標準'];
  };
  const one = await basis([['GD', '一級', '', '', '130', '', '示']]);
  expect(one).toMatch(/^sha256:/);
  expect(await basis([['GD', '一级', '1', '', '', '1.3', '另一文號']])).toBe(one);
  expect(await basis([['GD', '一級', '', '', '131', '', '示']])).not.toBe(one);
  expect(
    await basis([
      ['GD', '一級', '', '', '130', '', '示'],
      ['GD', 'H1', '', '', '130', '', '示'],
    ]),
  ).not.toBe(one);
  const digest = async (level: string) => {
    const { area } = await settleTabs(
      { ...POINTS, 床日標準: [STANDARD_HEADER, ['GD', level, '', '', '130', '', '示']] },
      '2025',
      C_MEAN,
    );
    return tabDigests(area!.tables, sha256)['床日標準'];
  };
  expect(await digest('一级')).toBe(await digest('一級'));
});

it('a group that the tab prices everywhere needs no points of its own', async () => {
  const blank = { ...POINTS, 病組: [POINTS['病組']![0]!, ['GD', '精神類床日', '床日', '', '', '', '']] };
  const everywhere = [STANDARD_HEADER, ['GD', '*', '', '', '260', '', '示']];
  expect(points(await settleTabs({ ...blank, 床日標準: everywhere }, '2025', C_MEAN))).toEqual([
    'C1 1170000',
    'H1 1170000',
    'H2 1170000',
  ]);
  const partly = await settleTabs(
    { ...blank, 床日標準: [STANDARD_HEADER, ['GD', '二級', '', '', '260', '', '示']] },
    '2025',
    C_MEAN,
  );
  expect(told(partly.findings)).toEqual(['病組!D2 GROUP_VALUE_MISSING']);
});

it('both forms stand beside each other in one workbook', async () => {
  const tabs = { ...POINTS, 床日標準: STANDARDS, 床日住院: STAYS };
  const settled = await settleTabs(tabs, '2025', C_MEAN);
  expect(told(settled.findings)).toEqual([]);
  // 130 × 45 and 160 × 45 yuan over 10,000 × 100
  expect(points(settled)).toEqual(['C1 585000', 'H1 720000', 'H2 720000']);
  expect(statementOf(settled, 'bedDayStandard').tables.map(({ key }) => key)).toEqual([
    'dues',
    'amounts',
    'points',
    'standards',
  ]);
});

it('the order of rows changes no byte', async () => {
  const backwards = Object.fromEntries(
    Object.entries(BED_DAYS).map(([tab, [header, ...rows]]) => [tab, [header!, ...rows.reverse()]]),
  );
  const figures = async (tabs: typeof BED_DAYS) =>
    canonicalJson(settlementFigures((await settleTabs(tabs, '2025', C_MEAN)).settlement!));
  expect(await figures(backwards)).toBe(await figures(BED_DAYS));
});

it('the figures of a settlement carry the statement', async () => {
  const { settlement } = await settleTabs(BED_DAYS, '2025-01', C_MEAN);
  const figures = settlementFigures(settlement!);
  expect(figures.statements?.[0]?.entitlements[0]).toEqual({
    account: '居民',
    budgetItem: '床日',
    party: { institution: 'H2' },
    item: '床日定額付費',
    cost: '5568.00',
    paid: '0.00',
  });
});
