import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleArea } from '../../desk/sample/sample.ts';
import { bookOf } from '../../shared/explain/book.ts';
import { type Book, type Line, linesOf } from '../../shared/explain/explanation.ts';
import { amountOf, entitlementKey, statementKey } from '../../shared/explain/methods/cell.ts';
import { keyedRows, SUM } from '../../shared/explain/methods/statement.ts';
import { explanationText } from '../../shared/explain/text.ts';
import { METHODS } from '../../shared/settle/methods/index.ts';
import type { Statement } from '../../shared/settle/methods/statement.ts';
import type { Settlement } from '../../shared/settle/settlement.ts';
import type { Column } from '../../shared/sheets/column.ts';
import { TABS } from '../../shared/sheets/tabs/settlement-tabs.ts';
import { settleTabs, type Tabs } from '../methods/workbook.ts';
import { type County, MARCH, settleCounty, YEAR } from '../report/county.ts';
import { evaluate, same } from './evaluate.ts';
import { SMALL_COUNTIES, type SmallCounty } from './small-counties.ts';

type Amount = readonly [key: string, value: { readonly n: bigint; readonly d: bigint }];

const inYuan = (amount: bigint) => ({ n: amount, d: 100n });

/** Every amount of a statement by the key of its line: cells that are no counts, sums of columns, entitlements. */
function* amounts(statement: Statement): Generator<Amount> {
  const { method, tables, entitlements } = statement;
  for (const table of tables) {
    const columns = table.columns.filter(({ kind }) => kind !== 'count');
    for (const row of keyedRows(method, table)) {
      for (const column of columns) {
        const amount = amountOf(column, row.cells[column.key] ?? null);
        if (amount) yield [statementKey(method, table.key, row.key, column.key), amount.value];
      }
    }
    for (const { key } of columns.filter(({ sum, kind }) => sum && kind === 'money')) {
      const cells = table.rows.flatMap(({ cells: of, subtotal }) => (subtotal ? [] : (of[key] ?? [])));
      const sum = cells.reduce<bigint>((total, cell) => total + (cell as bigint), 0n);
      yield [statementKey(method, table.key, SUM, key), inYuan(sum)];
    }
  }
  for (const [index, { cost, paid }] of entitlements.entries()) {
    yield [entitlementKey(method, index, 'cost'), inYuan(cost)];
    yield [entitlementKey(method, index, 'paid'), inYuan(paid)];
  }
}

/** Amounts without a line, or whose lines do not come to them. */
function wrong(book: Book, { statements }: Settlement): string[] {
  return statements.flatMap((statement) =>
    [...amounts(statement)].flatMap(([key, value]) => {
      if (!book.has(key)) return [`${key} is not explained`];
      const computed = evaluate(linesOf(book, key));
      return same(computed, value)
        ? []
        : [`${key}: ${computed.n}/${computed.d} is not ${value.n}/${value.d}`];
    }),
  );
}

const MONEY_HEADERS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.values(TABS).map(({ name, columns }) => [
    name.hant,
    Object.values(columns as Readonly<Record<string, Column>>).flatMap(({ type, header }) =>
      type === 'money' ? [header.hant] : [],
    ),
  ]),
);

/** A county with some of its money changed, every `step`th cell by the next of the amounts. */
function withMoney({ tabs }: SmallCounty, step: number, amounts: readonly string[]): Tabs {
  let seen = 0;
  let taken = 0;
  return Object.fromEntries(
    Object.entries(tabs).map(([tab, [header = [], ...lines]]) => {
      const money = MONEY_HEADERS.get(tab) ?? [];
      const changed = lines.map((line) =>
        line.map((cell, index) => {
          if (cell === '' || !money.includes(header[index]!) || seen++ % step !== 0) return cell;
          return amounts[taken++ % amounts.length]!;
        }),
      );
      return [tab, [header, ...changed]];
    }),
  );
}

const yuanText = (fen: number): string => `${Math.trunc(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
const someMoney = fc.array(fc.integer({ min: 0, max: 2_000_000_00 }).map(yuanText), {
  minLength: 1,
  maxLength: 12,
});

async function settled({ name, tabs, params = {} }: SmallCounty, period: string) {
  const { area, digest, settlement, findings } = await settleTabs(tabs, period, params);
  if (!area || !digest || !settlement) {
    throw new Error(
      `${name} ${period}: ${JSON.stringify(findings.filter(({ severity }) => severity === 'block'))}`,
    );
  }
  return { book: bookOf(area, digest, settlement), settlement };
}

const PERIODS = SMALL_COUNTIES.flatMap((one) => one.periods.map((period) => ({ ...one, period })));

describe('every amount of the other payment methods, computed anew from its own explanation', () => {
  test.each(PERIODS)('$name $period', async (one) => {
    const { book, settlement } = await settled(one, one.period);
    expect(settlement.statements.length).toBeGreaterThan(0);
    expect(wrong(book, settlement)).toEqual([]);
  });

  test('whatever the money', async () => {
    const run = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...PERIODS),
        fc.integer({ min: 1, max: 7 }),
        someMoney,
        async (one, step, money) => {
          const tabs = withMoney(one, step, money);
          const { area, digest, settlement } = await settleTabs(tabs, one.period, one.params ?? {});
          if (!area || !digest || !settlement) return;
          run.add(one.name);
          expect(wrong(bookOf(area, digest, settlement), settlement)).toEqual([]);
        },
      ),
      { numRuns: 250 },
    );
    expect(run.size).toBeGreaterThan(12);
  });

  test('a synthetic county with cases and every payment method', async () => {
    const tabs = sampleArea({ cases: 400, seed: 5, year: 2025, methods: true });
    const whole: County = new Map(
      Array.from(tabs, ({ name, rows }) => [name, Array.from(rows, (row) => [...row])]),
    );
    for (const period of [MARCH, YEAR]) {
      const { area, digest, settlement } = await settleCounty(whole, period);
      expect(settlement.statements.length).toBeGreaterThan(period === YEAR ? 12 : 3);
      expect(wrong(bookOf(area, digest, settlement), settlement)).toEqual([]);
    }
  });

  test('the small counties have every method', async () => {
    const seen = new Set<string>();
    for (const one of PERIODS) {
      for (const { method } of (await settled(one, one.period)).settlement.statements) seen.add(method);
    }
    expect([...seen].sort()).toEqual(METHODS.map(({ step }) => step).sort());
  });

  test('a wrong number put in, or a wrong cell, is noticed', async () => {
    const { book, settlement } = await settled(PERIODS.find(({ name }) => name === '當量')!, '2025');
    const key = 'statement/equivalents/institutions/C1/due';
    const line = book.get(key)!;
    const givens = line.givens.map((given) =>
      given.symbol === 'v' ? { ...given, amount: { ...given.amount, value: { n: 1101n, d: 100n } } } : given,
    );
    const spoiled = new Map<string, Line>([...book, [key, { ...line, givens }]]);
    const found = wrong(spoiled, settlement).map((text) => text.split(':')[0]);
    expect(found).toContain(key);
    expect(found).toContain('statement/equivalents/institutions/C1/settlement');
    expect(found).toContain('entitlement/equivalents/1/cost');
    expect(found).toContain('statement/fundYear/accounts/財政/cost');
    expect(found).not.toContain('statement/equivalents/institutions/C2/due');
  });

  test('the odd fen is never more than one', async () => {
    const odd: string[] = [];
    for (const one of PERIODS) {
      const { book } = await settled(one, one.period);
      for (const { key, givens } of book.values()) {
        const beyond = givens.some(
          ({ name, amount: { value } }) =>
            name === '零頭' && ![0n, value.d, -value.d].includes(value.n * 100n),
        );
        if (beyond) odd.push(`${one.name} ${key}`);
      }
    }
    expect(odd).toEqual([]);
  });

  test('every symbol of a formula is a given with a Chinese name, and every explanation is a text', async () => {
    const unnamed: string[] = [];
    for (const one of PERIODS) {
      const { book } = await settled(one, one.period);
      for (const line of book.values()) {
        const symbols = line.formula.match(/[^\s()+−×÷,]+/gu) ?? [];
        const given = new Map(line.givens.map(({ symbol, name }) => [symbol, name]));
        const bad = symbols.filter(
          (symbol) =>
            !/^(\d+(\.\d+)?|min|max|trunc|round)$/.test(symbol) &&
            !/[\p{Script=Han}a-zA-Z0-9]/u.test(given.get(symbol) ?? ''),
        );
        if (bad.length > 0) unnamed.push(`${line.key}: ${bad.join(' ')}`);
        expect(explanationText({ subject: line.title, lines: linesOf(book, line.key) })).not.toMatch(
          /undefined|NaN|見第 undefined 行/,
        );
      }
    }
    expect(unnamed).toEqual([]);
  });
});
