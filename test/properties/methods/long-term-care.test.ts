import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { careTabs } from '../../methods/care-account.ts';
import { settleTabs, statementOf, tableOf } from '../../methods/workbook.ts';

const yuanText = (n: number) => `${Math.trunc(n / 100)}.${String(n % 100).padStart(2, '0')}`;
const money = fc.integer({ min: 0, max: 90_000_000 }).map(yuanText);
const income = fc.array(
  fc
    .tuple(fc.constantFrom('上年結餘', '單位繳費', '個人繳費', '財政補助', '其他收入'), money)
    .map(([source, amount]) => `${source},${amount},號`),
  { minLength: 1, maxLength: 6 },
);
const services = fc.array(
  fc
    .tuple(
      fc.constantFrom('C1,', 'H1,', ',安康護理院'),
      fc.constantFrom('機構護理', '居家護理'),
      money,
      fc.integer({ min: 0, max: 100 }),
    )
    .map(([who, item, standard, ratio]) => `${who},${item},3.5,${standard},${yuanText(ratio)},1.00,號`),
  { maxLength: 6 },
);

const settled = async (incomes: readonly string[], cares: readonly string[]) =>
  statementOf(
    await settleTabs(careTabs(incomes, cares), '2025', {
      'longTermCare.fee': 'ratio',
      'longTermCare.fee.ratio': '0.033',
    }),
    'longTermCare',
  );

const sum = (rows: readonly { readonly cells: Readonly<Record<string, unknown>> }[], key: string) =>
  rows.reduce((total, { cells }) => total + (cells[key] as bigint), 0n);

describe('the account of long-term care', () => {
  it('balances to the fen, and its shares are the contributions', () =>
    fc.assert(
      fc.asyncProperty(income, services, async (incomes, cares) => {
        const statement = await settled(incomes, cares);
        for (const { rows, totals } of statement.tables) {
          for (const [key, total] of Object.entries(totals!.cells)) expect(sum(rows, key)).toBe(total);
        }
        const borne = statement.entitlements.reduce((total, { cost }) => total + cost, 0n);
        const lines = tableOf(statement, 'account').rows.slice(-2);
        expect(sum(lines, 'amount')).toBe(-borne);
      }),
      { numRuns: 40 },
    ));

  it('is the same in whatever order the rows stand', () =>
    fc.assert(
      fc.asyncProperty(income, services, async (incomes, cares) => {
        expect(await settled([...incomes].reverse(), [...cares].reverse())).toEqual(
          await settled(incomes, cares),
        );
      }),
      { numRuns: 30 },
    ));
});
