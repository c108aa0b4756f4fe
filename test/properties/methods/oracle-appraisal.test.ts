import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rowsOf, type SettledTabs, settleTabs, statementOf, type Tabs } from '../../methods/workbook.ts';
import { oracleCoefficient, oracleDeposit, oraclePool, scoreIn } from './oracle-appraisal.ts';
import { decimalUpTo, FUNDS, maybe, money, rowsIn } from './oracle-tabs.ts';

const PARTIES = ['G1', 'G2', 'H1', 'C2', 'P1'] as const;
const PLANS = ['保證金', '係數', '獎勵'] as const;

/** Values that reach limits exactly, miss them by a hair, or are far off. */
const value = fc.oneof(
  fc.constantFrom('45', '60', '80', '90', '95', '94.9999', '10', '9', '8', '8.0001', '0', '-3.5'),
  decimalUpTo(120),
);
const times = fc.constantFrom('0', '0', '0', '1', '2', '0.5');

const values = fc.record({
  linear: value,
  falling: value,
  stepped: value,
  target: value,
  strict: value,
  bad: times,
});

const seeds = fc.record({
  values: fc.array(values, { minLength: 15, maxLength: 15 }),
  veto: fc.constantFrom('', '是'),
  ownBands: fc.boolean(),
  money: fc.array(fc.tuple(money, maybe(decimalUpTo(1)), fc.boolean()), { minLength: 20, maxLength: 20 }),
  pool: fc.tuple(money, maybe(decimalUpTo(1))),
  sizes: fc.array(fc.oneof(fc.constant('0'), fc.constant('7'), decimalUpTo(100_000, 2)), {
    minLength: 5,
    maxLength: 5,
  }),
  params: fc.record({
    'appraisal.deposit': fc.constantFrom('0.05', '0.0333', '1'),
    'appraisal.reward.ratio': fc.constantFrom('0', '0.3333'),
    'appraisal.pool': fc.constantFrom('0.02', '0.0333'),
    'appraisal.pool.passedOnly': fc.constantFrom('是', '否'),
  }),
});
type Seed = typeof seeds extends fc.Arbitrary<infer T> ? T : never;

const indicatorsOf = (plan: string, veto: string): readonly string[][] => [
  [plan, '線性', '越高越好', '線性', '20', '95', '45', '', '', ''],
  [plan, '線性低', '越低越好', '線性', '20', '8', '80', '', '', ''],
  [plan, '分段', '越低越好', '分段', '30', '', '', '60:10.5,10:20,8:30', '', ''],
  [plan, '達標', '越高越好', '達標', '20', '60', '', '', '', veto],
  [plan, '提升', '越高越好', '達標', '10', '45', '', '', '是', ''],
  [plan, '事件', '越低越好', '扣分', '3.25', '', '', '', '', veto],
];

function tabsOf(seed: Seed): Tabs {
  const { money: amounts, pool, sizes } = seed;
  return {
    考核方案: [
      ['方案', '滿分', '合格線', '兌現方式', '文號'],
      ['保證金', '100', '60', '釋放表', '示'],
      ['係數', '100', '60', '係數', '示'],
      ['獎勵', '100', '60', '獎勵池', '示'],
    ],
    考核指標: [
      ['方案', '指標', '方向', '計分方式', '權重', '目標值', '零分值', '分段', '不含本數', '一票否決'],
      ...PLANS.flatMap((plan) => indicatorsOf(plan, seed.veto)),
    ],
    考核數據: [
      ['方案', '機構或醫共體', '指標', '數值', '文號'],
      ...PLANS.flatMap((plan, at) =>
        PARTIES.flatMap((party, index) => {
          const { linear, falling, stepped, target, strict, bad } = seed.values[at * 5 + index]!;
          return [
            [plan, party, '線性', linear, '示'],
            [plan, party, '線性低', falling, '示'],
            [plan, party, '分段', stepped, '示'],
            [plan, party, '達標', target, '示'],
            [plan, party, '提升', strict, '示'],
            [plan, party, '事件', bad, '示'],
          ];
        }),
      ),
    ],
    考核分檔: [
      ['方案', '得分下限', '比例', '起算分', '每分減', '獎勵比例', '處理'],
      ...(seed.ownBands
        ? [
            ['保證金', '70', '1', '', '', '0.0777', ''],
            ['保證金', '30', '0.9', '70', '0.021', '', ''],
            ['係數', '0', '0.95', '', '', '', ''],
            ['係數', '80', '1.02', '', '', '', ''],
            ['係數', '20.5', '0.98', '', '', '', ''],
          ]
        : []),
    ],
    考核兌現: [
      ['方案', '險種', '機構或醫共體', '基數', '計提比例', '規模', '項目', '文號'],
      ...(['保證金', '係數'] as const).flatMap((plan, at) =>
        FUNDS.flatMap((fund, half) =>
          PARTIES.flatMap((party, index) => {
            const [amount, part, there] = amounts[at * 10 + half * 5 + index]!;
            return there ? [[plan, fund, party, amount, part, '', '', '示']] : [];
          }),
        ),
      ),
      ['獎勵', '居民', '', pool[0], pool[1], '', '', '示'],
      ...PARTIES.map((party, index) => ['獎勵', '居民', party, '', '', sizes[index]!, '', '示']),
    ],
  };
}

const tableRows = (settled: SettledTabs, key: string) => {
  const statement = statementOf(settled, 'appraisal');
  return statement.tables.some((table) => table.key === key) ? rowsOf(statement, key) : [];
};

it('agrees with a second implementation of scores and of what they are worth', async () => {
  await fc.assert(
    fc.asyncProperty(seeds, async (seed) => {
      const tabs = tabsOf(seed);
      const settled = await settleTabs(tabs, '2025', seed.params);
      for (const row of tableRows(settled, 'scores')) {
        const { score, passed } = scoreIn(tabs, row['plan']!, row['party']!);
        expect([row['score'], row['outcome'] === '合格']).toEqual([score.round(4).text(4), passed]);
      }
      const found = (key: string) =>
        new Map(tableRows(settled, key).map((row) => [`${row['fund']} ${row['party']}`, row]));
      const [deposits, coefficients] = [found('deposits'), found('coefficients')];
      const rows = rowsIn(tabs, '考核兌現').filter((row) => row['機構或醫共體'] !== '');
      for (const row of rows) {
        const key = `${row['險種']} ${row['機構或醫共體']}`;
        if (row['方案'] === '保證金') {
          expect(deposits.get(key)).toMatchObject(oracleDeposit(tabs, row, seed.params));
        } else if (row['方案'] === '係數') {
          expect(coefficients.get(key)).toMatchObject(oracleCoefficient(tabs, row));
        }
      }
      expect(deposits.size + coefficients.size).toBe(rows.length - PARTIES.length);
      const pools = tableRows(settled, 'pools').map((row) => [row['party'], row['amount']] as const);
      expect(new Map(pools)).toEqual(oraclePool(tabs, '獎勵', '居民', seed.params));
    }),
    { numRuns: 250 },
  );
});
