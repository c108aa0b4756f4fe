import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rowsOf, settleTabs, statementOf, type Tabs } from '../../methods/workbook.ts';
import { NIL, Rational } from '../rational.ts';
import {
  dividedOf,
  doesNotHold,
  leftOver,
  openingOf,
  oracleLines,
  oraclePackages,
  oracleParts,
} from './oracle-fund-budget.ts';
import { decimalUpTo, distinct, FUNDS, fund, money, num } from './oracle-tabs.ts';

const FORMS = ['audited', 'mean', 'weighted', 'contribution', 'zeroBased', 'agreed'] as const;
const YEARS = ['2022', '2023', '2024'] as const;

const some = fc.bigInt({ min: 1n, max: 10n ** 12n }).map((fen) => new Rational(fen, 100n).text(2));
const small = fc.bigInt({ min: -3_000n, max: 3_000n }).map((fen) => new Rational(fen, 100n).text(2));

/** Whatever a year cost, its parts, each rounded, stay within it. */
const year = fc.record({
  spending: fc.bigInt({ min: 100n, max: 10n ** 12n }).map((fen) => new Rational(fen, 100n).text(2)),
  parts: fc.tuple(fc.nat(30), fc.nat(30), fc.nat(30)),
});
const opening = fc.record({
  form: fc.constantFrom(...FORMS),
  years: fc.tuple(year, year, year),
  contributions: fc.tuple(some, money),
  agreed: money,
  categories: fc.array(fc.record({ base: money, ratios: fc.array(decimalUpTo(1), { maxLength: 3 }) }), {
    minLength: 1,
    maxLength: 3,
  }),
});
const item = fc.record({
  fund,
  item: fc.constantFrom('住院', '門診', '工作當量', '其他', '調劑金', '應急預算池'),
  size: fc.constantFrom('ratio', 'amount', 'blank'),
  ratio: fc.constantFrom('0', '0.05', '0.1', '0.1667', '0.2'),
  amount: fc.constantFrom('0', '0.01', '1000.01'),
});
const entry = fc.record({
  fund,
  day: fc.constantFrom('2025-01-31', '2025-02-10', '2025-12-31'),
  at: fc.nat(9),
  from: fc.constantFrom('追加調減', '調劑金', '應急預算池'),
  amount: small,
});
const pack = fc.record({
  spending: some,
  visits: fc.integer({ min: 1, max: 99_999 }),
  heads: fc.integer({ min: 1, max: 9_999 }),
  cost: some,
});

const seeds = fc.record({
  openings: fc.tuple(opening, opening),
  items: distinct(item, (row) => `${row.fund} ${row.item}`, 10),
  entries: fc.array(entry, { maxLength: 6 }),
  packs: fc.array(pack, { minLength: 2, maxLength: 2 }),
  agreed: fc.constantFrom('', '0', '0.3333', '1'),
  parts: fc.array(fc.constantFrom('0', '1', '7.5', '30'), { minLength: 4, maxLength: 4 }),
  params: fc.record({
    'budget.growth.employee': fc.constantFrom('0', '0.1', '-0.0333'),
    'budget.growth.resident': fc.constantFrom('0.08', '0.06'),
    'budget.mean.years': fc.constantFrom('1', '2', '3'),
    'budget.year.weights': fc.constantFrom('20:30:50', '0:1', '1:1:1'),
    'budget.reserve.ratio': fc.constantFrom('0.05', '0', '0.0333'),
    'budget.emergency.ratio': fc.constantFrom('0', '0.0111'),
    'budget.package.history': fc.constantFrom('1', '0.5'),
    'budget.package.visits': fc.constantFrom('0', '0.3333'),
    'budget.package.cost': fc.constantFrom('0', '0.25'),
    'budget.package.direction': fc.constantFrom('same', 'inverse'),
  }),
});
type Seed = typeof seeds extends fc.Arbitrary<infer T> ? T : never;

const paramsOf = ({ openings, params }: Seed) => ({
  ...params,
  'budget.form.employee': openings[0].form,
  'budget.form.resident': openings[1].form,
});

/** Parts of a hundred of the spending, so that they never exceed it. */
const hundredths = (spending: string, part: number): string =>
  num(spending)
    .multiply(new Rational(BigInt(part), 100n))
    .round(2)
    .text(2);

function openingRows(
  of: string,
  { years, contributions, agreed, categories }: Seed['openings'][0],
  kind: string,
) {
  if (kind === '零基預算') {
    return categories.flatMap(({ base, ratios }, index) => [
      [of, `類${index}`, base, '', '', '', '示'],
      ...ratios.map((ratio, at) => [
        of,
        `類${index}`,
        '',
        at === 0 ? `-${ratio}` : ratio,
        '其他',
        '據',
        '示',
      ]),
    ]);
  }
  const [before, now] = contributions;
  return [
    ...years.flatMap(({ spending, parts }, index) => [
      [of, YEARS[index]!, '決算支出', spending, '示'],
      [of, YEARS[index]!, '超支分擔', hundredths(spending, parts[0]), '示'],
      [of, YEARS[index]!, '疫情追加', hundredths(spending, parts[1]), '示'],
      [of, YEARS[index]!, '結餘留用', hundredths(spending, parts[2]), '示'],
    ]),
    [of, '2024', '征繳額', before, '示'],
    [of, '2025', '征繳額', now === '0.00' ? '0.01' : now, '示'],
    [of, '2025', '談定總額', agreed, '示'],
  ];
}

function tabsOf(seed: Seed): Tabs {
  const blanks = new Set<string>();
  const items = seed.items.flatMap((row) => {
    const reserve = row.item === '調劑金' || row.item === '應急預算池';
    if (row.size === 'blank' && (reserve || blanks.has(row.fund))) return [];
    if (row.size === 'blank') blanks.add(row.fund);
    const size = row.size === 'ratio' ? [row.ratio, ''] : row.size === 'amount' ? ['', row.amount] : ['', ''];
    return [[row.fund, row.item, ...size, '示']];
  });
  const named = (of: string, name: string) => items.some(([one, two]) => one === of && two === name);
  const ofForm = (kind: '預算基數' | '零基預算') =>
    FUNDS.flatMap((of, index) => openingRows(of, seed.openings[index]!, kind));
  return {
    預算基數: [['險種', '年度', '內容', '金額', '文號'], ...ofForm('預算基數')],
    零基預算: [['險種', '類別', '基數', '調整比例', '因素', '測算依據', '文號'], ...ofForm('零基預算')],
    預算分項: [['險種', '項目', '比例', '金額', '文號'], ...items],
    預算調整: [
      ['險種', '項目', '日期', '資金來源', '金額', '事由', '文號'],
      ...seed.entries.flatMap(({ fund: of, day, at, from, amount }) => {
        const own = items.filter(([one, name]) => one === of && name !== from);
        const to = own[at % Math.max(own.length, 1)]?.[1];
        return to === undefined ? [] : [[of, to, day, from, amount, '事由', '示']];
      }),
    ],
    門診打包: [
      ['險種', '醫共體', '歷史支出', '門診人次', '門診人頭', '門診費用', '協商比例', '文號'],
      ...(named('居民', '門診') ? seed.packs : []).map(({ spending, visits, heads, cost }, index) => {
        const rest = new Rational(1n).subtract(num(seed.agreed));
        const agreed = seed.agreed === '' ? '' : index === 0 ? seed.agreed : rest.text(4);
        return [
          '居民',
          index === 0 ? 'G2' : 'G1',
          spending,
          String(visits),
          String(heads),
          cost,
          agreed,
          '示',
        ];
      }),
    ],
    住院過渡分配: [
      ['險種', '部分', '醫共體', '權重', '文號'],
      ...(named('居民', '住院') && seed.parts.some((weight) => weight !== '0')
        ? [
            ['居民', '轉外就醫', '', seed.parts[0]!, '示'],
            ['居民', '縣域醫共體', 'G1', seed.parts[1]!, '示'],
            ['居民', '縣域醫共體', 'G2', seed.parts[2]!, '示'],
            ['居民', '縣域內其他機構', '', seed.parts[3]!, '示'],
          ]
        : []),
    ],
  };
}

it('agrees with a second implementation of the rulebook, or refuses what does not hold', async () => {
  await fc.assert(
    fc.asyncProperty(seeds, async (seed) => {
      const [tabs, params] = [tabsOf(seed), paramsOf(seed)];
      const settled = await settleTabs(tabs, '2025', params);
      const broken = FUNDS.some(
        (of) => leftOver(tabs, of, params).less(NIL) || doesNotHold(tabs, of, params),
      );
      expect([
        settled.settlement === undefined,
        settled.findings
          .filter(({ severity }) => severity === 'block')
          .map(({ code, where }) => [code, where]),
      ]).toEqual([broken, broken ? expect.anything() : []]);
      if (broken) return;
      const statement = statementOf(settled, 'fundBudget');
      for (const of of FUNDS) {
        const name = of === '職工' ? 'employee' : 'resident';
        const lines = rowsOf(statement, `lines-${name}`);
        expect(
          new Map(
            lines.map(({ item: one, opening: start, added, drawn, current }) => [
              one,
              { opening: start, added, drawn, current },
            ]),
          ),
        ).toEqual(oracleLines(tabs, of, params));
        const current = (one: string) => num(lines.find((line) => line['item'] === one)?.['current']);
        const table = (key: string) =>
          statement.tables.some((one) => one.key === `${key}-${name}`)
            ? rowsOf(statement, `${key}-${name}`)
            : [];
        expect(new Map(table('packages').map((row) => [row['code'], row['amount']]))).toEqual(
          oraclePackages(tabs, of, current('門診'), params),
        );
        expect(
          new Map(table('parts').map((row) => [`${row['part']} ${row['code']}`, row['amount']])),
        ).toEqual(oracleParts(tabs, of, current('住院')));
        const start = rowsOf(statement, 'opening').find(
          (row) => row['fund'] === of && row['line']!.startsWith('年初總額預算'),
        );
        expect(start?.['amount']).toBe(openingOf(tabs, of, params).text(2));
        expect(dividedOf(tabs, of, params).size).toBe(lines.length);
      }
    }),
    { numRuns: 250 },
  );
});
