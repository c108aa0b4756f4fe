import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tabsOf } from '../../methods/capitation-county.ts';
import { rowsOf, settleTabs, statementOf, type Tabs } from '../../methods/workbook.ts';
import { membersIn, oracleCapitationMonth, oracleCapitationYear } from './oracle-capitation.ts';
import { fund, INSTITUTIONS, MONTHS, maybe, month, ratio, signed } from './oracle-tabs.ts';

const person = fc.record({
  fund: fc.constantFrom('職工', '居民'),
  home: fc.constantFrom(
    '簽約,G1,C1,,',
    '簽約,G1,,東鎮,',
    '簽約,G2,,,西鎮',
    '靈活就業,,,西鎮,',
    'own,東鎮',
    'own,西鎮',
  ),
  birthYear: fc.integer({ min: 1940, max: 2025 }),
  disease: fc.constantFrom('', '', '高血壓', '糖尿病', '其他慢性病'),
  span: fc.constantFrom(',', '01,12', '03,03', '07,', ',11'),
});
const count = fc.record({
  consortium: fc.constantFrom('G1', 'G2'),
  group: fc.constantFrom('職工', '高血壓'),
  heads: fc.nat(99_999),
  share: fc.constantFrom('', '0', 'some', 'all'),
});
const spending = fc.record({
  fund,
  month,
  at: fc.constantFrom(...INSTITUTIONS, ''),
  home: fc.constantFrom('G1', 'G2', 'p'),
  person: fc.nat(30),
  amount: signed,
});

const seeds = fc.record({
  persons: fc.array(person, { maxLength: 10 }),
  counted: fc.option(
    fc.uniqueArray(count, {
      selector: ({ consortium, group }) => consortium + group,
      minLength: 1,
      maxLength: 4,
    }),
    { nil: undefined },
  ),
  spending: fc.array(spending, { maxLength: 12 }),
  payments: fc.array(
    fc.record({ fund, month, to: fc.constantFrom('G1', 'G2', ...INSTITUTIONS), amount: signed }),
    { maxLength: 6 },
  ),
  weights: fc.option(
    fc
      .array(fc.constantFrom('0', '0.37', '1', '7'), { minLength: 12, maxLength: 12 })
      .filter((all) => all.some((weight) => weight !== '0')),
    { nil: undefined },
  ),
  growth: fc.constantFrom('', '0.08', '-1', '-0.0333'),
  adjustment: maybe(fc.constantFrom('0', '1.3333', '0.97')),
  standards: fc.tuple(fc.constantFrom('800', '812.37', '0'), fc.constantFrom('1201.01', '0.01')),
  params: fc.record({
    'capitation.performance.by': fc.constantFrom('none', 'rates'),
    'capitation.performance.share': fc.constantFrom('0.3', '0', '0.3333', '1'),
    'capitation.performance.weights': fc.constantFrom('1:1', '2:1', '0.3:0.7'),
    'capitation.performance.targets': fc.constantFrom('1:1', '0.9:0.6', '0.75:0.75'),
    'capitation.control.steps': fc.constantFrom('', '0.5:0.9,0.7:1,*:1.15', '0.3:0.9'),
    'capitation.yearWeights': fc.constantFrom('1:1:1', '20:30:50', '0:1'),
    'capitation.retain': ratio,
    'capitation.bear': ratio,
    'capitation.month.ratio': fc.constantFrom('0.95', '1', '0', '0.3333'),
    'capitation.month.offset': fc.constantFrom('是', '否'),
  }),
});
type Seed = typeof seeds extends fc.Arbitrary<infer T> ? T : never;

/** Employees are in the roster, or counted; residents always in the roster, one of every 醫共體 among them. */
function countyOf(seed: Seed): Tabs {
  const { persons, counted, standards, growth, adjustment } = seed;
  const listed = persons.filter((one) => one.fund === '居民' || !counted);
  const roster = [
    ...['居民', '職工']
      .filter((of) => of === '居民' || !counted)
      .flatMap((of) => ['G1', 'G2'].map((home) => `${of},簽約,${home},,,,1970,,01,12`)),
    ...listed.map((one) => {
      const [, place = ''] = one.home.split(',');
      const where = one.fund === '職工' ? `職工,,,,${place}` : `居民,,,${place},`;
      const own = one.home.startsWith('own') ? where : one.home;
      return `${one.fund},${own},${one.birthYear},${one.disease},${one.span}`;
    }),
  ].map((row, index) => `p${index},${row}`);
  const rows = tabsOf({
    參保人名冊: roster,
    歸屬地: ['東鎮,G1,C1', '西鎮,G2,'],
    ...(counted && { 參保人頭數: countsOf(counted) }),
    人頭標準: [
      `居民,一般,,,64,,${standards[0]},,,示`,
      `居民,高齡,,65,,,${standards[0]},,${adjustment},示`,
      `居民,分院,C1,,64,,,${growth},,示`,
      '居民,高血壓,,,,高血壓,,,1.0001,示',
      `居民,糖尿病,G1,,,糖尿病,${standards[1]},,${adjustment},示`,
      `職工,職工,,,,,1600.01,,${adjustment},示`,
      `職工,高血壓,,,,高血壓,${standards[1]},,,示`,
    ],
    人頭歷史數據: ['分院,C1', '高血壓,'].flatMap((name) => [
      `居民,${name},2022,997,700000.01`,
      `居民,${name},2023,1,0`,
      `居民,${name},2024,1020,785400.55`,
    ]),
    門診支出: seed.spending.map((row) => chargeOf(row, roster)),
    門診撥付: seed.payments.map((row) => `2025-${row.month},${row.fund},${row.to},${row.amount},示`),
    人頭績效: [
      'G1,健康管理率,7,9,示',
      'G1,慢病控制率,72,100,示',
      'G2,健康管理率,1,3,示',
      'G2,慢病控制率,1,2,示',
    ],
  });
  const weights = seed.weights?.map((weight, index) => [MONTHS[index]!, weight]);
  return { ...rows, ...(weights && { 月度權重: [['月份', '權重'], ...weights] }) };
}

const countsOf = (counted: NonNullable<Seed['counted']>): readonly string[] => {
  const all = ['G1', 'G2'].map((consortium) => `${consortium},,職工,1,`);
  const given = counted.map(({ consortium, group, heads, share }) => {
    const months = { '': '', '0': '0', some: String(heads * 7), all: String(heads * 12) }[share]!;
    return `${consortium},,${group},${heads},${months}`;
  });
  const named = new Set(given.map((row) => row.split(',').slice(0, 3).join()));
  return [...given, ...all.filter((row) => !named.has(row.split(',').slice(0, 3).join()))].map(
    (row) => `職工,${row},示`,
  );
};

/** Of a person where the roster has one that was insured in the month, else of a 醫共體. */
function chargeOf(
  { fund: of, month: at, at: code, home, person: index, amount }: Seed['spending'][number],
  roster: readonly string[],
): string {
  const [who = '', insured = '', ...rest] = (roster[index % roster.length] ?? '').split(',');
  const [from, to] = rest.slice(-2);
  const covered = insured === of && (from || '01') <= at && at <= (to || '12');
  const named = home === 'p' && covered ? `,${who}` : `${home === 'p' ? 'G1' : home},`;
  return `2025-${at},${of},${code},${named},${amount}`;
}

const keyOf = (row: Readonly<Record<string, string>>) => `${row['fund']} ${row['consortium']}`;

it('agrees with a second implementation of the year', async () => {
  await fc.assert(
    fc.asyncProperty(seeds, async (seed) => {
      const tabs = countyOf(seed);
      const statement = statementOf(await settleTabs(tabs, '2025', seed.params), 'capitation');
      const clearing = new Map(rowsOf(statement, 'clearing').map((row) => [keyOf(row), row]));
      const found = rowsOf(statement, 'settlement').map((row) => ({ ...row, ...clearing.get(keyOf(row)) }));
      const members = membersIn(tabs, '2025');
      expect(found).toMatchObject(
        members.map((member) => ({ ...member, ...oracleCapitationYear(tabs, member, seed.params) })),
      );
      expect(found.length).toBe(members.length);
    }),
    { numRuns: 250 },
  );
});

it('agrees with a second implementation of a month', async () => {
  await fc.assert(
    fc.asyncProperty(seeds, month, async (seed, at) => {
      const tabs = countyOf(seed);
      const statement = statementOf(await settleTabs(tabs, `2025-${at}`, seed.params), 'capitation');
      const members = membersIn(tabs, `2025-${at}`);
      const found = rowsOf(statement, 'payments');
      expect(found).toMatchObject(
        members.map((member) => ({ ...member, ...oracleCapitationMonth(tabs, member, at, seed.params) })),
      );
      expect(found.length).toBe(members.length);
    }),
    { numRuns: 200 },
  );
});
