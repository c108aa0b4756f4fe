import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rowsOf, settleTabs, statementOf, type Tabs } from '../../methods/workbook.ts';
import { NIL, Rational } from '../rational.ts';
import { oracleGroupMonth, oracleGroupRewards, oracleGroupYear, totalOf } from './oracle-group.ts';
import { CONSORTIUM, decimalUpTo, distinct, FUNDS, maybe, money, month, signed } from './oracle-tabs.ts';

const GROUPS = ['G1', 'G2'] as const;
const LINES = GROUPS.flatMap((group) => FUNDS.map((fund) => [group, fund] as const));
const yes = fc.constantFrom('是', '', '否');

/** Totals that some spending exceeds and some does not. */
const some = fc.bigInt({ min: 1n, max: 2_000_000n }).map((fen) => new Rational(fen, 100n).text(2));

const line = fc.record({
  uses: fc.array(some, { minLength: 6, maxLength: 6 }),
  before: some,
  now: fc.oneof({ weight: 1, arbitrary: money }, { weight: 5, arbitrary: some }),
  negotiated: fc.constantFrom('', '', '0.01', '-0.01', '123456.78', '-999.99'),
  lastYearUse: maybe(money),
  unreasonable: maybe(money),
  passed: yes,
});
const spending = fc.record({
  line: fc.constantFrom(...LINES),
  month,
  away: fc.boolean(),
  first: fc.boolean(),
  kind: fc.constantFrom('住院', '門診', '其他'),
  claimed: money,
  disallowed: fc.constantFrom('0', '0.01', 'all'),
  exempt: yes,
  elsewhere: yes,
});
const seeds = fc.record({
  lines: fc.array(line, { minLength: 4, maxLength: 4 }),
  few: fc.integer({ min: 1, max: 4 }),
  spending: fc.array(spending, { maxLength: 14 }),
  payments: fc.array(fc.record({ line: fc.constantFrom(...LINES), month, amount: signed }), { maxLength: 6 }),
  rewards: distinct(
    fc.record({
      code: fc.constantFrom('H1', 'C1', 'H2', 'C2'),
      qualified: yes,
      score: fc.oneof(fc.constant('0'), decimalUpTo(100, 2)),
    }),
    (row) => row.code,
    4,
  ),
  month,
  params: fc.record({
    'groupPayment.yearWeights': fc.constantFrom('1:1:1', '20:30:50', '0:0:1'),
    'groupPayment.advanceMonths': fc.constantFrom('1', '0', '1.5'),
    'groupPayment.offset': fc.constantFrom('even', 'first', 'yearEnd'),
    'groupPayment.firstYear': fc.constantFrom('', '2025', '2024', '2020'),
    'groupPayment.overrunFailed': fc.constantFrom('shared', 'group'),
    'groupPayment.retain': fc.constantFrom('1', '0.8333'),
    'groupPayment.retainFailed': fc.constantFrom('0', '0.3333'),
    'groupPayment.reward': fc.constantFrom('0.02', '0.0333'),
    'groupPayment.rewardBy': fc.constantFrom('score', 'scoreTimesSpending'),
  }),
});
type Seed = typeof seeds extends fc.Arbitrary<infer T> ? T : never;

const MEMBERS = { G1: ['H1', 'C1'], G2: ['H2', 'C2'] } as const;

function tabsOf({ lines, few, spending: spent, payments, rewards }: Seed): Tabs {
  const used = LINES.slice(0, few);
  const groups = new Set<string>(used.map(([group]) => group));
  const known = ([group, fund]: readonly [string, string]) =>
    used.some((one) => one[0] === group && one[1] === fund);
  return {
    集團基數: [
      ['醫共體', '險種', '年度', '門診支付', '住院支付'],
      ...used.flatMap(([group, fund], at) =>
        [2022, 2023, 2024].map((year, index) => [
          group,
          fund,
          String(year),
          lines[at]!.uses[index * 2]!,
          lines[at]!.uses[index * 2 + 1]!,
        ]),
      ),
    ],
    集團總額: [
      [
        '醫共體',
        '險種',
        '上年徵繳',
        '當年徵繳',
        '協商調整',
        '上年基金使用',
        '不合理超支',
        '考核合格',
        '文號',
      ],
      ...used.map(([group, fund], at) => {
        const { before, now, negotiated, lastYearUse, unreasonable, passed } = lines[at]!;
        return [group, fund, before, now, negotiated, lastYearUse, unreasonable, passed, '示'];
      }),
    ],
    集團支出: [
      ['醫共體', '險種', '月份', '機構', '類別', '申報金額', '核減金額', '總額外', '由其他方法結算'],
      ...spent
        .filter((row) => known(row.line))
        .map((row) => {
          const [group, fund] = row.line;
          const away = row.away && row.elsewhere === '是';
          const disallowed =
            row.disallowed === 'all' || row.claimed === '0.00' ? row.claimed : row.disallowed;
          return [
            group,
            fund,
            `2025-${row.month}`,
            away ? '' : MEMBERS[group][row.first ? 0 : 1],
            row.kind,
            row.claimed,
            disallowed,
            row.exempt,
            row.elsewhere,
          ];
        }),
    ],
    集團撥付: [
      ['月份', '醫共體', '險種', '金額'],
      ...payments
        .filter((row) => known(row.line))
        .map((row) => [`2025-${row.month}`, ...row.line, row.amount]),
    ],
    集團獎勵: [
      ['機構', '達標', '得分', '文號'],
      ...rewards
        .filter(({ code }) => groups.has(CONSORTIUM[code]!))
        .map((row) => [row.code, row.qualified, row.score, '示']),
    ],
  };
}

/** The lines of a workbook; `undefined` when a total is nothing or less, which is refused. */
function linesOf(tabs: Tabs, params: Seed['params']): readonly string[] | undefined {
  const keys = tabs['集團總額']!.slice(1).map(([group, fund]) => `${group} ${fund}`);
  return keys.every((key) => NIL.less(totalOf(tabs, key, params))) ? keys : undefined;
}

const key = (row: Record<string, string>) => `${row['group']} ${row['fund']}`;

it('agrees with a second implementation of the year', async () => {
  await fc.assert(
    fc.asyncProperty(seeds, async (seed) => {
      const tabs = tabsOf(seed);
      const lines = linesOf(tabs, seed.params);
      const settled = await settleTabs(tabs, '2025', seed.params);
      if (!lines) {
        expect(settled.findings.map(({ code }) => code)).toContain('GROUP_TOTAL_NOT_POSITIVE');
        return;
      }
      const statement = statementOf(settled, 'groupPayment');
      const sharing = new Map(rowsOf(statement, 'sharing').map((row) => [key(row), row]));
      const dues = new Map(rowsOf(statement, 'dues').map((row) => [key(row), row]));
      expect([...dues.keys()].sort()).toEqual([...lines].sort());
      for (const one of lines) {
        expect({ ...sharing.get(one), ...dues.get(one) }).toMatchObject(
          oracleGroupYear(tabs, one, seed.params),
        );
      }
      const rewards = statement.tables.some((table) => table.key === 'rewards')
        ? rowsOf(statement, 'rewards')
        : [];
      const told = lines.map((one) => [
        one,
        new Map(rewards.filter((row) => key(row) === one).map((row) => [row['institution'], row['amount']])),
      ]);
      expect(new Map(told as [string, unknown][])).toEqual(
        new Map(lines.map((one) => [one, oracleGroupRewards(tabs, one, seed.params)])),
      );
    }),
    { numRuns: 250 },
  );
});

it('agrees with a second implementation of a month', async () => {
  await fc.assert(
    fc.asyncProperty(seeds, async (seed) => {
      const tabs = tabsOf(seed);
      const lines = linesOf(tabs, seed.params);
      if (!lines) return;
      const settled = await settleTabs(tabs, `2025-${seed.month}`, seed.params);
      const rows = rowsOf(statementOf(settled, 'groupPayment'), 'months');
      expect(rows.length).toBe(lines.length);
      for (const row of rows) {
        expect(row).toMatchObject(oracleGroupMonth(tabs, key(row), seed.month, seed.params));
      }
    }),
    { numRuns: 200 },
  );
});
