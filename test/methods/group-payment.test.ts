import { expect, it } from 'vitest';
import { formatYuan } from '../../shared/money/fen.ts';
import { FIRST_YEAR, GROUPS } from './group-county.ts';
import { tracesOf } from './traces.ts';
import { rowsOf, settleTabs, statementOf, tableOf, told } from './workbook.ts';

const pick = (rows: readonly Record<string, string>[], ...keys: readonly string[]) =>
  rows.map((row) => keys.map((key) => row[key]).join(' '));

const yearOf = async (tabs = GROUPS, params: Readonly<Record<string, string>> = FIRST_YEAR) =>
  statementOf(await settleTabs(tabs, '2025', params), 'groupPayment');

it('W4: shares an overrun of 1,000,000 by the year of the scheme', async () => {
  const settled = await settleTabs(GROUPS, '2025', FIRST_YEAR);
  expect(told(settled.findings)).toEqual([]);
  const statement = statementOf(settled, 'groupPayment');
  expect(statement.tables.map(({ key }) => key)).toEqual([
    'dues',
    'sharing',
    'totals',
    'members',
    'pools',
    'rewards',
  ]);
  const keys = ['fund', 'schemeYear', 'passed', 'total', 'spent', 'retained', 'overrun'];
  expect(pick(rowsOf(statement, 'sharing'), ...keys, 'byGroup', 'byFinance', 'byFund')).toEqual([
    '居民 1 合格 10500000.00 11500000.00 0.00 1000000.00 50000.00 220000.00 730000.00',
    '職工 1 合格 4260000.00 3600000.00 660000.00 0.00 0.00 0.00 0.00',
  ]);
  const shares = async (first: string) => {
    const later = await yearOf(GROUPS, { ...FIRST_YEAR, 'groupPayment.firstYear': first });
    return pick(rowsOf(later, 'sharing'), 'schemeYear', 'byGroup', 'byFinance', 'byFund')[0];
  };
  expect(await shares('2024')).toBe('2 70000.00 210000.00 720000.00');
  expect(await shares('2023')).toBe('3 100000.00 200000.00 700000.00');
  expect(await shares('')).toBe(' 100000.00 200000.00 700000.00');
});

it('clears the year: spending paid by other methods is not paid again', async () => {
  const statement = await yearOf();
  const keys = ['here', 'exempt', 'retained', 'byGroup', 'byFinance', 'due', 'paid', 'clearing', 'finance'];
  expect(pick(rowsOf(statement, 'dues'), 'fund', 'lead', ...keys)).toEqual([
    '居民 縣人民醫院 9940000.00 86000.00 0.00 50000.00 220000.00 9756000.00 9911000.00 -155000.00 220000.00',
    '職工 縣人民醫院 3600000.00 0.00 660000.00 0.00 0.00 4260000.00 3599999.92 660000.08 0.00',
  ]);
  const G1 = { kind: 'consortium', code: 'G1' };
  const lines = statement.entitlements.map(({ account, budgetItem, party, item, cost, paid }) => [
    account,
    budgetItem,
    party,
    item,
    formatYuan(cost),
    formatYuan(paid),
  ]);
  expect(lines).toEqual([
    ['居民', '集團總額', G1, '審核支付', '9940000.00', '9911000.00'],
    ['居民', '集團總額', G1, '總額外按項目', '86000.00', '0.00'],
    ['居民', '集團總額', G1, '超支由集團承擔', '-50000.00', '0.00'],
    ['居民', '集團總額', G1, '超支由財政承擔', '-220000.00', '0.00'],
    ['財政', '集團總額', G1, '超支由財政承擔', '220000.00', '0.00'],
    ['職工', '集團總額', G1, '審核支付', '3600000.00', '3599999.92'],
    ['職工', '集團總額', G1, '結餘留用', '660000.00', '0.00'],
    ['居民', '集團獎勵', { kind: 'institution', code: 'C1' }, '集團獎勵', '28179.89', '0.00'],
    ['居民', '集團獎勵', { kind: 'institution', code: 'H1' }, '集團獎勵', '179820.11', '0.00'],
  ]);
});

it('rewards by score and audited spending, 2 % of last year’s use in all', async () => {
  const statement = await yearOf();
  expect(pick(rowsOf(statement, 'pools'), 'fund', 'lastYearUse', 'pool', 'rewarded', 'left')).toEqual([
    '居民 10400000.00 208000.00 208000.00 0.00',
  ]);
  expect(pick(rowsOf(statement, 'rewards'), 'institution', 'score', 'spent', 'amount')).toEqual([
    'C1 90.00 1222000.00 28179.89',
    'H1 80.50 8718000.00 179820.11',
  ]);
  const none = await yearOf({
    ...GROUPS,
    集團獎勵: [GROUPS['集團獎勵']![0]!, ['H1', '否', '80', '示'], ['C1', '', '', '示']],
  });
  expect(pick(rowsOf(none, 'pools'), 'rewarded', 'left')).toEqual(['0.00 208000.00']);
  expect(pick(rowsOf(none, 'rewards'), 'institution', 'qualified', 'score', 'amount')).toEqual([
    'C1 否  0.00',
    'H1 否 80.00 0.00',
  ]);
});

it('pays January the advance, and each month its audit less a twelfth', async () => {
  const month = async (period: string) =>
    statementOf(await settleTabs(GROUPS, period, FIRST_YEAR), 'groupPayment');
  const january = await month('2025-01');
  const keys = ['here', 'elsewhere', 'exempt', 'advance', 'offset', 'payment', 'soFar'];
  expect(pick(rowsOf(january, 'months'), 'fund', ...keys)).toEqual([
    '居民 826500.00 130000.00 0.00 875000.00 72916.67 1628583.33 956500.00',
    '職工 300000.00 0.00 0.00 355000.00 29583.34 625416.66 300000.00',
  ]);
  expect(january.entitlements.map(({ account, item, cost }) => [account, item, cost])).toEqual([
    ['居民', '年初預付', 87_500_000n],
    ['居民', '月度撥付', 75_358_333n],
    ['職工', '年初預付', 35_500_000n],
    ['職工', '月度撥付', 27_041_666n],
  ]);
  const june = await month('2025-06');
  expect(pick(rowsOf(june, 'months'), 'fund', ...keys)).toEqual([
    '居民 826500.00 130000.00 86000.00 0.00 72916.67 839583.33 5739000.00',
    '職工 300000.00 0.00 0.00 0.00 29583.33 270416.67 1800000.00',
  ]);
  expect(pick(rowsOf(june, 'members'), 'institution', 'kind', 'claimed', 'audited', 'exempt')[1]).toBe(
    'C1 門診 100000.00 100000.00 0.00',
  );
  const members = tableOf(june, 'members');
  expect(members.rows[0]?.cells['institutionName']).toBe('集團外就醫');
});

it('tells when the total is used up before the year is', async () => {
  const { findings } = await settleTabs(GROUPS, '2025-11', FIRST_YEAR);
  expect(told(findings)).toEqual(['集團總額!A2 GROUP_SPENDING_AHEAD']);
  expect(findings[0]?.code).toBe('GROUP_SPENDING_AHEAD');
  expect(findings[0]?.message).toBe(
    '集團「G1」的居民累計支出 10521500.00 元，已超過年度總額 10500000.00 元。',
  );
  expect(told((await settleTabs(GROUPS, '2025-10', FIRST_YEAR)).findings)).toEqual([]);
});

const PLAN = {
  考核方案: [
    ['方案', '滿分', '合格線', '兌現方式', '文號'],
    ['集團監管', '100', '60', '', '示'],
  ],
  考核指標: [
    ['方案', '指標', '方向', '計分方式', '權重', '目標值', '零分值', '分段', '不含本數', '一票否決'],
    ['集團監管', '滿意度', '越高越好', '線性', '100', '100', '0', '', '', ''],
  ],
};
const valuesOf = (...rows: readonly (readonly [string, string])[]) => ({
  考核數據: [
    ['方案', '機構或醫共體', '指標', '數值', '文號'],
    ...rows.map(([party, value]) => ['集團監管', party, '滿意度', value, '示']),
  ],
});

it('takes the result of the plan that the parameter names, whatever the tab says', async () => {
  const params = { ...FIRST_YEAR, 'groupPayment.plan': '集團監管' };
  const failed = await yearOf({ ...GROUPS, ...PLAN, ...valuesOf(['G1', '59.9']) }, params);
  expect(pick(rowsOf(failed, 'sharing'), 'fund', 'passed', 'retained', 'byGroup')).toEqual([
    '居民 不合格 0.00 50000.00',
    '職工 不合格 0.00 0.00',
  ]);
  const fell = await yearOf(
    { ...GROUPS, ...PLAN, ...valuesOf(['G1', '59.9']) },
    { ...params, 'groupPayment.overrunFailed': 'group' },
  );
  expect(pick(rowsOf(fell, 'sharing'), 'byGroup', 'byFinance', 'byFund')[0]).toBe('1000000.00 0.00 0.00');
  const good = await yearOf({ ...GROUPS, ...PLAN, ...valuesOf(['G1', '60']) }, params);
  expect(pick(rowsOf(good, 'sharing'), 'passed', 'retained')[1]).toBe('合格 660000.00');
  const nobody = await settleTabs({ ...GROUPS, ...PLAN, ...valuesOf(['H1', '60']) }, '2025', params);
  expect(told(nobody.findings)).toEqual([
    '集團總額!A2 GROUP_NOT_APPRAISED',
    '集團總額!A3 GROUP_NOT_APPRAISED',
  ]);
  expect(nobody.findings[0]?.code).toBe('GROUP_NOT_APPRAISED');
  expect(nobody.findings[0]?.message).toBe(
    '集團「G1」在考核方案「集團監管」中沒有考核數據，年終結餘與超支無法確定。',
  );
  expect(nobody.settlement).toBeUndefined();
});

it('takes scores of the reward from a plan where the tab has none', async () => {
  const tabs = {
    ...GROUPS,
    ...PLAN,
    ...valuesOf(['H1', '80.5'], ['C1', '90']),
    集團獎勵: [GROUPS['集團獎勵']![0]!, ['H1', '是', '', '示'], ['C1', '是', '', '示']],
  };
  const statement = await yearOf(tabs, { ...FIRST_YEAR, 'groupPayment.rewardPlan': '集團監管' });
  expect(pick(rowsOf(statement, 'rewards'), 'score', 'amount')).toEqual([
    '90.00 28179.89',
    '80.50 179820.11',
  ]);
});

it('traces totals, months and shares', async () => {
  const { area } = await settleTabs(GROUPS, '2025', FIRST_YEAR);
  const year = tracesOf(area!, 'groupPayment', { kind: 'year', year: 2025 });
  expect(year.get('totals/G1 職工/total')).toEqual([
    'group-total: round((w1 × U1 + w2 × U2 + w3 × U3) ÷ (w1 + w2 + w3) × Z1 ÷ Z0) + T; ' +
      'w1 1, U1 3800000, w2 1, U2 4000000, w3 1, U3 4200000, ' +
      'Z1 9360000, Z0 9000000, T 100000 → 4260000',
  ]);
  expect(year.get('sharing/G1 居民/byGroup')).toEqual([
    'group-overrun: N + trunc((E − B − N) × g ÷ W) + u; ' +
      'B 10500000, E 11500000, N 0, g 5, W 100, u 0 → 50000',
  ]);
  expect(year.get('sharing/G1 職工/retained')).toEqual([
    'group-surplus: (B − E) × s; B 4260000, E 3600000, s 1 → 660000',
  ]);
  expect(year.get('dues/G1 居民/clearing')).toEqual([
    'group-clearing: Y − Z; Y 9756000, Z 9911000 → -155000',
  ]);
  expect(year.get('pools/G1 居民/pool')).toEqual(['group-reward-pool: U × r; U 10400000, r 0.02 → 208000']);
  expect(year.get('rewards/G1 居民/amount')).toHaveLength(2);
  const month = tracesOf(area!, 'groupPayment', { kind: 'month', year: 2025, month: '06' });
  expect(month.get('months/G1 居民/payment')).toEqual([
    'group-month: A + E + I − O; A 0, E 826500, I 86000, O 72916.67 → 839583.33',
  ]);
});
