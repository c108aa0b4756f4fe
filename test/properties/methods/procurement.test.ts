import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fen, formatYuan } from '../../../shared/money/fen.ts';
import { fraction } from '../../../shared/money/fraction.ts';
import { procurementRetained } from '../../../shared/rules/procurement/retained.ts';
import { inForce } from '../../../shared/rules/programme.ts';
import { canonicalJson } from '../../../shared/settle/hash.ts';
import { settlementFigures } from '../../../shared/settle/settlement.ts';
import { settleTabs, statementOf, type Tabs, tableOf } from '../../methods/workbook.ts';
import { paramsOf, programmeOf } from '../../rules/scheme-facts.ts';

const rule = inForce(programmeOf('zhejiang-2019'), procurementRetained);
const money = fc.bigInt({ min: 0n, max: 10n ** 12n }).map(fen);
const coefficient = fc.bigInt({ min: 0n, max: 10_000n }).map((n) => fraction(n, 10_000n));
const ratio = fc.constantFrom('0', '0.3', '0.3333', '0.5');

it('retains between nothing and half of what was saved, and never less for more saved or a better appraisal', () => {
  fc.assert(
    fc.property(money, money, money, coefficient, ratio, (budget, spent, more, k, retain) => {
      const params = paramsOf('zhejiang-2019', { 'procurement.retain': retain });
      const of = (b: bigint, c = k) => rule.apply({ budget: fen(b), spent, coefficient: c, params });
      const saved = budget > spent ? budget - spent : 0n;
      expect(of(budget) >= 0n && 2n * of(budget) <= saved + 1n).toBe(true);
      expect(of(budget + more)).toBeGreaterThanOrEqual(of(budget));
      expect(of(budget, fraction(1n))).toBeGreaterThanOrEqual(of(budget));
    }),
  );
});

it('mirrors an overrun where it is taken back', () => {
  fc.assert(
    fc.property(money, money, coefficient, (a, b, k) => {
      const params = paramsOf('zhejiang-2019', { 'procurement.floor': '否' });
      const forth = rule.apply({ budget: a, spent: b, coefficient: k, params });
      expect(rule.apply({ budget: b, spent: a, coefficient: k, params })).toBe(-forth);
    }),
  );
});

const row = fc.record({
  batch: fc.constantFrom('第七批', '第八批'),
  fund: fc.constantFrom('職工', '居民'),
  institution: fc.constantFrom('H1', 'H2'),
  item: fc.constantFrom('甲', '乙', '丙'),
  volume: fc.nat(1_000_000),
  price: fc.nat(1_000_000).map((n) => `${Math.trunc(n / 10_000)}.${String(n % 10_000).padStart(4, '0')}`),
  share: fc.constantFrom('0', '0.6', '0.3333', '1'),
  spent: fc.bigInt({ min: 0n, max: 10_000_000n }).map((n) => formatYuan(fen(n))),
});
const rows = fc.uniqueArray(row, {
  minLength: 1,
  maxLength: 12,
  selector: ({ batch, fund, institution, item }) => `${batch}${fund}${institution}${item}`,
});

const tabs = (all: readonly (typeof row extends fc.Arbitrary<infer T> ? T : never)[]): Tabs => ({
  集採用量: [
    ['批次', '險種', '機構', '品種', '約定採購量', '集採前加權均價', '基金佔比', '實際基金支出', '文號'],
    ...all.map((one) => [
      one.batch,
      one.fund,
      one.institution,
      one.item,
      String(one.volume),
      one.price,
      one.share,
      one.spent,
      '示',
    ]),
  ],
  集採考核: [
    ['批次', '機構', '考核係數', '文號'],
    ...['第七批', '第八批'].flatMap((batch) => ['H1', 'H2'].map((code) => [batch, code, '0.9', '示'])),
  ],
});

it('adds up to the rows, whatever their order', async () => {
  await fc.assert(
    fc.asyncProperty(rows, async (all) => {
      const settled = await settleTabs(tabs(all), '2025');
      const statement = statementOf(settled, 'procurement');
      const { rows: lines, totals } = tableOf(statement, 'batches');
      const sum = (column: string) =>
        lines.reduce((total, { cells }) => total + (cells[column] as bigint), 0n);
      expect(sum('spent')).toBe(totals?.cells['spent']);
      expect(sum('saved')).toBe(totals?.cells['saved']);
      expect(sum('saved')).toBe(sum('budget') - sum('spent'));
      expect(statement.entitlements.reduce((total, { cost }) => total + cost, 0n)).toBe(sum('retained'));
      const turned = await settleTabs(tabs([...all].reverse()), '2025');
      expect(canonicalJson(settlementFigures(turned.settlement!))).toBe(
        canonicalJson(settlementFigures(settled.settlement!)),
      );
    }),
    { numRuns: 60 },
  );
});
