import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rowsOf, settleTabs, statementOf, type Tabs } from '../../methods/workbook.ts';
import { Rational } from '../rational.ts';
import { oracleProcurement } from './oracle-procurement.ts';
import { decimalUpTo, distinct, fund, INSTITUTIONS, money } from './oracle-tabs.ts';

const BATCHES = ['第七批', '第八批'] as const;
const volume = fc.record({
  batch: fc.constantFrom(...BATCHES),
  fund,
  code: fc.constantFrom(...INSTITUTIONS),
  item: fc.constantFrom('甲', '乙', '丙'),
  volume: fc.oneof(decimalUpTo(3), decimalUpTo(100_000, 2)),
  price: decimalUpTo(500),
  share: decimalUpTo(1),
  spent: money,
});

const seeds = fc.record({
  volumes: distinct(volume, (row) => `${row.batch} ${row.fund} ${row.code} ${row.item}`, 14, 1),
  coefficients: fc.array(decimalUpTo(1), { minLength: 10, maxLength: 10 }),
  scores: fc.array(decimalUpTo(100), { minLength: 5, maxLength: 5 }),
  by: fc.constantFrom('coefficient', 'score', 'none'),
  retain: fc.constantFrom('0', '0.3', '0.3333', '0.5'),
  floor: fc.constantFrom('是', '否'),
});
type Seed = typeof seeds extends fc.Arbitrary<infer T> ? T : never;

const tabsOf = ({ volumes, coefficients, scores }: Seed): Tabs => ({
  集採用量: [
    ['批次', '險種', '機構', '品種', '約定採購量', '集採前加權均價', '基金佔比', '實際基金支出', '文號'],
    ...volumes.map((row) => [
      row.batch,
      row.fund,
      row.code,
      row.item,
      row.volume,
      row.price,
      row.share,
      row.spent,
      '示',
    ]),
  ],
  集採考核: [
    ['批次', '機構', '考核係數', '文號'],
    ...BATCHES.flatMap((batch, at) =>
      INSTITUTIONS.map((code, index) => [batch, code, coefficients[at * 5 + index]!, '示']),
    ),
  ],
  考核方案: [
    ['方案', '滿分', '合格線', '兌現方式', '文號'],
    ['集採考核', '80', '', '', '示'],
  ],
  考核指標: [
    ['方案', '指標', '方向', '計分方式', '權重', '目標值', '零分值', '分段', '不含本數', '一票否決'],
    ['集採考核', '完成率', '越高越好', '線性', '80', '100', '', '', '', ''],
  ],
  考核數據: [
    ['方案', '機構或醫共體', '指標', '數值', '文號'],
    ...INSTITUTIONS.map((code, index) => ['集採考核', code, '完成率', scores[index]!, '示']),
  ],
});

it('agrees with a second implementation of the rulebook to the fen', async () => {
  await fc.assert(
    fc.asyncProperty(seeds, async (seed) => {
      const params = {
        'procurement.appraisal.by': seed.by,
        'procurement.appraisal.plan': '集採考核',
        'procurement.retain': seed.retain,
        'procurement.floor': seed.floor,
      };
      const tabs = tabsOf(seed);
      const settled = await settleTabs(tabs, '2025', params);
      // 80 points for 100: the score over its full mark is the value over 100.
      const scores = new Map(
        INSTITUTIONS.map((code, index) => [
          code,
          Rational.of(seed.scores[index]!).divide(Rational.of('100')),
        ]),
      );
      const statement = statementOf(settled, 'procurement');
      const found = rowsOf(statement, 'batches').map(
        ({ fund: of, batch, institution, budget, spent, saved, retained }) =>
          [`${of} ${batch} ${institution}`, { budget, spent, saved, retained }] as const,
      );
      expect(new Map(found)).toEqual(oracleProcurement(tabs, params, scores));
      const borne = statement.entitlements.map(({ account, party, item }) =>
        party.kind === 'institution' ? `${account} ${item.split(' ')[1]} ${party.code}` : item,
      );
      expect(borne.sort()).toEqual(found.map(([key]) => key).sort());
    }),
    { numRuns: 200 },
  );
});
