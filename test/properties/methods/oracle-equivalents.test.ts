import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rowsOf, settleTabs, statementOf, type Tabs, tableOf } from '../../methods/workbook.ts';
import { oracleEquivalents, oracleRewards } from './oracle-equivalents.ts';
import { decimalUpTo, distinct, INSTITUTIONS, maybe, money, signed } from './oracle-tabs.ts';

const ITEMS = ['丙', '乙', '甲'] as const;
const code = fc.constantFrom(...INSTITUTIONS.slice(0, 4));
const item = fc.constantFrom(...ITEMS);
const quantity = fc.oneof(fc.constant('0'), decimalUpTo(3), decimalUpTo(100_000, 2));

const ceiling = fc.record({
  code: maybe(code),
  item: maybe(item),
  limit: quantity,
  byGrowth: fc.boolean(),
});

const seeds = fc.record({
  weights: fc.tuple(...ITEMS.map(() => decimalUpTo(20).map((text) => (Number(text) ? text : '1')))),
  most: fc.tuple(...ITEMS.map(() => maybe(quantity))),
  work: fc.array(fc.record({ code, item, quantity }), { maxLength: 12, minLength: 1 }),
  ceilings: distinct(ceiling, (row) => `${row.code} ${row.item}`, 5).map((rows) =>
    rows.filter((row) => row.item === '' || row.code !== ''),
  ),
  samples: fc.array(
    fc.record({ code, item: maybe(item), sampled: fc.integer({ min: 1, max: 97 }), failed: fc.nat(97) }),
    { maxLength: 5 },
  ),
  instalments: fc.array(fc.record({ code, amount: signed }), { maxLength: 5 }),
  rewards: distinct(
    fc.record({
      code,
      surplus: signed,
      score: fc.constantFrom('949.9999', '950', '950.0001', '1000'),
      asked: maybe(money),
    }),
    (row) => row.code,
    4,
  ),
  price: fc.constantFrom('10.00', '0.01', '9.99', '0'),
  growth: fc.constantFrom('0', '0.05', '0.0333'),
  inclusive: fc.constantFrom('是', '否'),
  share: fc.constantFrom('0.5', '0.3333', '1'),
});
type Seed = typeof seeds extends fc.Arbitrary<infer T> ? T : never;

const tabsOf = (seed: Seed): Tabs => ({
  當量項目: [
    ['項目', '當量', '計量單位', '規範', '取數標準', '規範量'],
    ...ITEMS.map((name, index) => [name, seed.weights[index]!, '', '', '', seed.most[index]!]),
  ],
  當量工作量: [
    ['機構', '項目', '月份', '數量'],
    ...seed.work.map((row) => [row.code, row.item, '', row.quantity]),
  ],
  當量購買上限: [
    ['機構', '項目', '上限', '上年當量', '文號'],
    ...seed.ceilings.map(({ code: of, item: name, limit, byGrowth }) =>
      byGrowth && name === '' ? [of, name, '', limit, '示'] : [of, name, limit, '', '示'],
    ),
  ],
  當量抽查: [
    ['機構', '項目', '抽查數', '不合格數', '文號'],
    ...seed.samples.map(({ code: of, item: name, sampled, failed }) => [
      of,
      name,
      String(sampled),
      String(Math.min(sampled, failed)),
      '示',
    ]),
  ],
  當量資金: [
    ['類別', '機構', '金額', '文號'],
    ...seed.instalments.map((row) => ['分期預付', row.code, row.amount, '示']),
  ],
  效益考核獎: [
    ['機構', '收支結餘', '考核得分', '擬計提額', '文號'],
    ...seed.rewards.map((row) => [row.code, row.surplus, row.score, row.asked, '示']),
  ],
});

it('agrees with a second implementation of the rulebook to the fen', async () => {
  await fc.assert(
    fc.asyncProperty(seeds, async (seed) => {
      const tabs = tabsOf(seed);
      const params = {
        'equivalents.price': seed.price,
        'equivalents.growth': seed.growth,
        'equivalents.reward.inclusive': seed.inclusive,
        'equivalents.reward.share': seed.share,
      };
      const statement = statementOf(await settleTabs(tabs, '2025', params), 'equivalents');
      const work = rowsOf(statement, 'work');
      const found = rowsOf(statement, 'institutions').map(
        ({ institution, bought, due, paid, settlement }) => ({
          code: institution,
          bought,
          due,
          paid,
          settlement,
          items: work
            .filter((row) => row['institution'] === institution)
            .map((row) => [row['item'], row['amount']]),
        }),
      );
      expect(found).toEqual(oracleEquivalents(tabs, params));
      const rewards = statement.tables.some(({ key }) => key === 'rewards')
        ? rowsOf(statement, 'rewards')
        : [];
      expect(new Map(rewards.map(({ institution, most, drawn }) => [institution, { most, drawn }]))).toEqual(
        oracleRewards(tabs, params),
      );
      expect(tableOf(statement, 'institutions').rows.length).toBe(statement.entitlements.length);
    }),
    { numRuns: 250 },
  );
});
