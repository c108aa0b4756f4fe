import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Fen, fen, formatYuan } from '../../../shared/money/fen.ts';
import { canonicalJson } from '../../../shared/settle/hash.ts';
import { settlementFigures } from '../../../shared/settle/settlement.ts';
import { settleTabs, statementOf, type Tabs, tableOf } from '../../methods/workbook.ts';

const money = (most: bigint) => fc.bigInt({ min: 0n, max: most }).map(fen);
const saving = fc.record({
  party: fc.constantFrom('G1', 'G2', 'H1', 'P1'),
  kind: fc.constantFrom('藥品', '耗材'),
  base: money(10n ** 8n),
  actual: money(10n ** 8n),
});
const price = fc.record({ before: money(100_000n), after: money(100_000n), volume: fc.nat(1000) });
const pool = fc.record({
  opening: money(10n ** 8n),
  entries: fc.array(money(10n ** 7n), { maxLength: 3 }),
  savings: fc.array(saving, { maxLength: 8 }),
  prices: fc.array(price, { maxLength: 8 }),
  share: fc.constantFrom('0', '0.3333', '1'),
});
type Seed = typeof pool extends fc.Arbitrary<infer T> ? T : never;

const tabs = ({ opening, entries, savings, prices }: Seed, order = <T>(rows: T[]): T[] => rows): Tabs => ({
  調價池結轉: [
    ['類別', '金額', '文號'],
    ...order([
      ['上期結轉', formatYuan(opening), '示'],
      ...entries.map((amount) => ['其他增減', formatYuan(fen(-amount)), '示']),
    ]),
  ],
  藥耗節約: [
    ['機構或醫共體', '類別', '基準費用', '實際費用', '文號'],
    ...order(savings.map((row) => [row.party, row.kind, formatYuan(row.base), formatYuan(row.actual), '示'])),
  ],
  服務調價: [
    ['項目編碼', '項目名稱', '原價', '新價', '服務量', '文號'],
    ...order(
      prices.map((row, index) => [
        `s${index}`,
        '項目',
        formatYuan(row.before),
        formatYuan(row.after),
        String(row.volume),
        '示',
      ]),
    ),
  ],
});

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((a, b) => a + b, 0n);

it('never gives prices more than the room, and carries over all the rest', async () => {
  const seen = { settled: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(pool, async (seed) => {
      const { findings, settlement } = await settleTabs(tabs(seed), '2025', {
        'pricePool.share': seed.share,
      });
      if (!settlement) {
        seen.refused += 1;
        expect(findings.filter(({ severity }) => severity === 'block').map(({ code }) => code)).toEqual([
          'PRICE_POOL_EXCEEDED',
        ]);
        return;
      }
      seen.settled += 1;
      const statement = statementOf({ findings, settlement, area: undefined }, 'pricePool');
      const { rows, totals } = tableOf(statement, 'balance');
      const closing = totals!.cells['amount']!;
      expect(closing).toBeGreaterThanOrEqual(0n);
      expect(sum(rows.map(({ cells }) => cells['amount'] as bigint))).toBe(closing);
      const raised = sum(seed.prices.map(({ before, after, volume }) => (after - before) * BigInt(volume)));
      const saved = sum(seed.savings.map(({ base, actual }) => base - actual));
      if (seed.share === '1') {
        expect(closing).toBe(seed.opening - sum(seed.entries) + saved - raised);
      }
      expect(statement.entitlements).toEqual([]);
    }),
    { numRuns: 100 },
  );
  expect(Math.min(seen.settled, seen.refused)).toBeGreaterThan(0);
});

it('carries over less by exactly what prices take more', async () => {
  const closing = async (seed: Seed): Promise<bigint | undefined> => {
    const { findings, settlement } = await settleTabs(tabs(seed), '2025');
    if (!settlement) return undefined;
    const statement = statementOf({ findings, settlement, area: undefined }, 'pricePool');
    return tableOf(statement, 'balance').totals!.cells['amount'];
  };
  await fc.assert(
    fc.asyncProperty(pool, money(1000n), fc.nat(100), async (seed, rise, volume) => {
      const more = { before: fen(0n) as Fen, after: rise, volume };
      const [before, after] = [
        await closing(seed),
        await closing({ ...seed, prices: [...seed.prices, more] }),
      ];
      fc.pre(before !== undefined && after !== undefined);
      expect(before! - after!).toBe(rise * BigInt(volume));
    }),
    { numRuns: 40 },
  );
});

it('does not look at the order of rows', async () => {
  await fc.assert(
    fc.asyncProperty(pool, async (seed) => {
      const bytes = async (order?: <T>(rows: T[]) => T[]) => {
        const { settlement } = await settleTabs(tabs(seed, order), '2025');
        return settlement && canonicalJson(settlementFigures(settlement));
      };
      expect(await bytes((rows) => [...rows].reverse())).toBe(await bytes());
    }),
    { numRuns: 40 },
  );
});
