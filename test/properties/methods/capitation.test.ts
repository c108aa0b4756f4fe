import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fen, formatYuan } from '../../../shared/money/fen.ts';
import { capitationSharing } from '../../../shared/rules/capitation/sharing.ts';
import { inForce } from '../../../shared/rules/programme.ts';
import { canonicalJson } from '../../../shared/settle/hash.ts';
import type { Statement } from '../../../shared/settle/methods/statement.ts';
import { settlementFigures } from '../../../shared/settle/settlement.ts';
import { tabsOf } from '../../methods/capitation-county.ts';
import { rowsOf, settleTabs, statementOf, type Tabs, tableOf } from '../../methods/workbook.ts';
import { paramsOf, programmeOf } from '../../rules/scheme-facts.ts';

const FUNDS = ['職工', '居民'] as const;
const month = fc.integer({ min: 1, max: 12 }).map((n) => String(n).padStart(2, '0'));
const amount = fc.bigInt({ min: -100_000n, max: 50_000_000n }).map((n) => formatYuan(fen(n)));

const person = fc.record({
  fund: fc.constantFrom(...FUNDS),
  signed: fc.constantFrom('G1', 'G2', ''),
  place: fc.constantFrom('東鎮', '西鎮'),
  flexible: fc.boolean(),
  birthYear: fc.integer({ min: 1930, max: 2025 }),
  disease: fc.constantFrom('', '', '高血壓', '糖尿病', '其他慢性病'),
  months: fc.tuple(month, month).map(([a, b]) => (a < b ? ([a, b] as const) : ([b, a] as const))),
});

const spending = fc.record({
  fund: fc.constantFrom(...FUNDS),
  month,
  at: fc.constantFrom('H1', 'C1', 'H2', 'C2', 'P1', ''),
  home: fc.constantFrom('G1', 'G2'),
  amount,
});

const payment = fc.record({
  fund: fc.constantFrom(...FUNDS),
  month,
  to: fc.constantFrom('G1', 'G2', 'H1', 'C2', 'P1'),
  amount,
});

const county = fc.record({
  // One more of every fund and 醫共體, so that no spending is without heads
  persons: fc.array(person, { maxLength: 12 }),
  spending: fc.array(spending, { maxLength: 12 }),
  payments: fc.array(payment, { maxLength: 6 }),
  by: fc.constantFrom('none', 'rates'),
  retain: fc.constantFrom('0', '0.3333', '0.85', '1'),
  bear: fc.constantFrom('0', '0.3333', '0.85', '1'),
  steps: fc.constantFrom('', '0.5:0.9,0.7:1,*:1.15'),
  shuffle: fc.integer(),
});

type Seed = typeof county extends fc.Arbitrary<infer T> ? T : never;

const personRow = ({
  fund,
  signed,
  place,
  flexible,
  birthYear,
  disease,
  months,
}: Seed['persons'][number]) => {
  const category = signed ? '簽約' : flexible ? '靈活就業' : fund;
  const byWork = category === '職工';
  return [
    fund,
    category,
    signed,
    '',
    byWork ? '' : place,
    byWork ? place : '',
    birthYear,
    disease,
    ...months,
  ];
};

/** The rows of a tab in another order. */
const turned = (lines: readonly string[], by: number): string[] => {
  const at = lines.length === 0 ? 0 : Math.abs(by) % lines.length;
  return [...lines.slice(at), ...lines.slice(0, at)].reverse();
};

function tabs(seed: Seed, order: (lines: readonly string[]) => readonly string[] = (lines) => lines): Tabs {
  const always = FUNDS.flatMap((fund) =>
    ['G1', 'G2'].map((signed) => [fund, '簽約', signed, '', '', '', 1970, '', '01', '12']),
  );
  const persons = [...always, ...seed.persons.map(personRow)];
  return tabsOf({
    參保人名冊: order(persons.map((row, index) => [`p${index}`, ...row].join(','))),
    歸屬地: order(['東鎮,G1,', '西鎮,G2,']),
    人頭標準: order([
      '居民,一般,,,64,,812.37,,,示',
      '居民,高齡,,65,,,812.37,,1.3333,示',
      '居民,高血壓,,,,高血壓,1201.01,,,示',
      '居民,糖尿病,G1,,,糖尿病,1500,,,示',
      '職工,職工,,,,,1600.01,,0.97,示',
    ]),
    門診支出: order(
      seed.spending.map((row) => `2025-${row.month},${row.fund},${row.at},${row.home},,${row.amount}`),
    ),
    門診撥付: order(seed.payments.map((row) => `2025-${row.month},${row.fund},${row.to},${row.amount},示`)),
    人頭績效: order([
      'G1,健康管理率,7,9,示',
      'G1,慢病控制率,72,100,示',
      'G2,健康管理率,1,3,示',
      'G2,慢病控制率,1,2,示',
    ]),
  });
}

const settled = (seed: Seed, period: string, order?: Parameters<typeof tabs>[1]) =>
  settleTabs(tabs(seed, order), period, {
    'capitation.performance.by': seed.by,
    'capitation.retain': seed.retain,
    'capitation.bear': seed.bear,
    'capitation.control.steps': seed.steps,
  });

const sumOf = (statement: Statement, table: string, column: string): bigint =>
  tableOf(statement, table).rows.reduce((sum, { cells }) => sum + BigInt(cells[column] as bigint), 0n);

it('creates and loses nothing: what the fund bears is what care was settled at, and charges net to zero', async () => {
  await fc.assert(
    fc.asyncProperty(county, async (seed) => {
      const statement = statementOf(await settled(seed, '2025'), 'capitation');
      expect(sumOf(statement, 'between', 'net')).toBe(0n);
      const cost = statement.entitlements.reduce((sum, one) => sum + one.cost, 0n);
      expect(cost).toBe(sumOf(statement, 'settlement', 'settled'));
      for (const { key, rows, totals } of statement.tables) {
        for (const [column, total] of Object.entries(totals?.cells ?? {})) {
          const sum = rows.reduce((all, { cells }) => all + BigInt(cells[column] as bigint), 0n);
          expect([key, column, sum]).toEqual([key, column, total]);
        }
      }
    }),
    { numRuns: 60 },
  );
});

it('counts every head once, in the months it had', async () => {
  await fc.assert(
    fc.asyncProperty(county, async (seed) => {
      const statement = statementOf(await settled(seed, '2025'), 'capitation');
      const months = seed.persons.reduce(
        (sum, { months: [from, to] }) => sum + Number(to) - Number(from) + 1,
        0,
      );
      expect(sumOf(statement, 'heads', 'heads')).toBe(BigInt(seed.persons.length + 4));
      expect(sumOf(statement, 'heads', 'months')).toBe(BigInt(months + 48));
    }),
    { numRuns: 40 },
  );
});

it('does not look at the order of rows', async () => {
  await fc.assert(
    fc.asyncProperty(county, fc.constantFrom('2025', '2025-03'), async (seed, period) => {
      const bytes = async (order?: Parameters<typeof tabs>[1]) =>
        canonicalJson(settlementFigures((await settled(seed, period, order)).settlement!));
      expect(await bytes((lines) => turned(lines, seed.shuffle))).toBe(await bytes());
    }),
    { numRuns: 40 },
  );
});

it('pays twelve months what the year has, but for the ratio and what waits for performance', async () => {
  await fc.assert(
    fc.asyncProperty(county, async (seed) => {
      const months = Array.from({ length: 12 }, (_, index) => `2025-${String(index + 1).padStart(2, '0')}`);
      const all = await Promise.all(months.map((one) => settled(seed, one)));
      const shares = all.map((one) => sumOf(statementOf(one, 'capitation'), 'payments', 'share'));
      expect(shares.reduce((a, b) => a + b)).toBe(
        sumOf(statementOf(all[0]!, 'capitation'), 'payments', 'basic'),
      );
    }),
    { numRuns: 10 },
  );
});

it('settles between spending and budget, and never less for more of either', () => {
  const rule = inForce(programmeOf('zhejiang-2019'), capitationSharing);
  const money = fc.bigInt({ min: -(10n ** 9n), max: 10n ** 13n }).map(fen);
  const ratio = fc.constantFrom('0', '0.3333', '0.5', '0.85', '1');
  fc.assert(
    fc.property(
      money,
      money,
      fc.bigInt({ min: 0n, max: 10n ** 9n }),
      ratio,
      ratio,
      (a, t, more, retain, bear) => {
        const params = paramsOf('zhejiang-2019', { 'capitation.retain': retain, 'capitation.bear': bear });
        const settle = (available: bigint, spent: bigint) =>
          rule.apply({ available: fen(available), spent: fen(spent), params });
        const d = settle(a, t);
        expect(d >= (a < t ? a : t) && d <= (a > t ? a : t)).toBe(true);
        expect(settle(a + more, t)).toBeGreaterThanOrEqual(d);
        expect(settle(a, t + more)).toBeGreaterThanOrEqual(d);
        expect(settle(t, t)).toBe(t);
      },
    ),
  );
});

it('shows amounts that follow from each other', async () => {
  await fc.assert(
    fc.asyncProperty(county, async (seed) => {
      const statement = statementOf(await settled(seed, '2025'), 'capitation');
      for (const row of tableOf(statement, 'settlement').rows) {
        const cell = (key: string) => row.cells[key] as bigint;
        expect(cell('available')).toBe(cell('budget') - cell('held') + cell('earned'));
        expect(cell('difference')).toBe(cell('available') - cell('spent'));
        expect(cell('earned') >= 0n && cell('earned') <= cell('held')).toBe(true);
      }
      for (const row of tableOf(statement, 'clearing').rows) {
        const cell = (key: string) => row.cells[key] as bigint;
        expect(cell('due')).toBe(cell('settled') - cell('outside') + cell('receivable'));
        expect(cell('clearing')).toBe(cell('due') - cell('paid'));
      }
      expect(rowsOf(statement, 'standards').length).toBe(5);
    }),
    { numRuns: 40 },
  );
});
