import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AGREEMENTS, NEGOTIATED, PARAMS, PROPOSALS } from '../../methods/negotiated-county.ts';
import { settleTabs, statementOf, tableOf } from '../../methods/workbook.ts';

const value = fc
  .integer({ min: 1, max: 9_999_999 })
  .map((n) => `${Math.trunc(n / 10_000)}.${String(n % 10_000).padStart(4, '0')}`);
const group = fc.constantFrom('GA', 'GB', 'GD');
const institution = fc.constantFrom('H1', 'H2', 'C1');
const proposals = fc.uniqueArray(fc.tuple(group, institution, value), {
  selector: ([of, by]) => `${of} ${by}`,
  minLength: 1,
  maxLength: 6,
});
const agreements = fc.uniqueArray(fc.tuple(group, value), {
  selector: ([of]) => of,
  minLength: 1,
  maxLength: 3,
});
const budget = fc
  .integer({ min: 1, max: 9_999_999 })
  .map((n) => `${Math.trunc(n / 100)}.${String(n % 100).padStart(2, '0')}`);

const settled = async (
  proposed: readonly (readonly string[])[],
  agreed: readonly (readonly string[])[],
  amount: string,
) => {
  const county = await settleTabs(
    {
      ...NEGOTIATED,
      預算: [
        ['險種', '項目', '金額', '文號'],
        ['居民', '住院', amount, '號'],
        ['職工', '住院', '13500', '號'],
      ],
      談判建議: PROPOSALS(...proposed.map((row) => row.join(','))),
      談判結果: AGREEMENTS(...agreed.map((row) => [...row, '號'].join(','))),
    },
    '2025',
    PARAMS,
  );
  return statementOf(county, 'negotiatedValue');
};

describe('effects of negotiated values', () => {
  it('cancel out to the fen, for every proposal and for all agreed values', () =>
    fc.assert(
      fc.asyncProperty(proposals, agreements, budget, async (proposed, agreed, amount) => {
        const statement = await settled(proposed, agreed, amount);
        const effects = tableOf(statement, 'effects').rows;
        const byProposal = Map.groupBy(effects, ({ cells }) => {
          const { n, d } = cells['proposed'] as { n: bigint; d: bigint };
          return `${cells['group']} ${(n * 10n ** 12n) / d}`;
        });
        const sum = (rows: typeof effects, key: string) =>
          rows.reduce((total, { cells }) => total + (cells[key] as bigint), 0n);
        for (const rows of byProposal.values()) expect(sum(rows, 'effect')).toBe(0n);
        const { rows, totals } = tableOf(statement, 'agreed');
        expect(sum(rows, 'effect')).toBe(0n);
        expect(sum(rows, 'before')).toBe(totals!.cells['before']);
        expect(sum(rows, 'after')).toBe(totals!.cells['after']);
      }),
      { numRuns: 40 },
    ));

  it('are the same in whatever order the proposals stand', () =>
    fc.assert(
      fc.asyncProperty(proposals, agreements, async (proposed, agreed) => {
        const one = await settled(proposed, agreed, '20000');
        const other = await settled([...proposed].reverse(), [...agreed].reverse(), '20000');
        expect(other).toEqual(one);
      }),
      { numRuns: 20 },
    ));

  it('favour the only institution with the group, the more the higher the value', () =>
    fc.assert(
      fc.asyncProperty(value, value, async (one, two) => {
        const [low, high] = Number(one) <= Number(two) ? [one, two] : [two, one];
        const gain = async (text: string) => {
          const { rows } = tableOf(
            await settled([['GD', 'C1', text]], [['GA', '120']], '20000'),
            'proposals',
          );
          return rows[0]!.cells['effect'] as bigint;
        };
        expect(await gain(low)).toBeLessThanOrEqual(await gain(high));
      }),
      { numRuns: 20 },
    ));
});
