import { describe, expect, it } from 'vitest';
import { decimal } from '../../shared/money/decimal-text.ts';
import { ANY, type CoefficientLine, CoefficientTable } from '../../shared/rules/coefficient/lookup.ts';
import { show } from './base-facts.ts';

const line = (group: string, target: string, value: string): CoefficientLine => ({
  group,
  target,
  value: decimal(value),
});

/** From the most to the least particular. */
const LINES = [
  line('G1', 'H1', '1.1'),
  line('G1', '二級', '1.2'),
  line('G1', ANY, '1.3'),
  line(ANY, 'H1', '1.4'),
  line(ANY, '二級', '1.5'),
  line(ANY, ANY, '1.6'),
];

const G1 = { code: 'G1', noCoefficient: false };
const H1 = { code: 'H1', level: '二級' } as const;

const find = (
  lines: readonly CoefficientLine[],
  group: typeof G1 | undefined = G1,
  at: { readonly code: string; readonly level: '二級' | '三級' } = H1,
) => show(new CoefficientTable(lines).lookup(group, at));

describe('差異係數的查找', () => {
  it.each([0, 1, 2, 3, 4, 5])('without the %i most particular lines the next one applies', (gone) => {
    const left = LINES.slice(gone);
    expect(find(left)).toBe(show(left[0]!.value));
    expect(find([...left].reverse())).toBe(show(left[0]!.value));
  });

  it('is 1 where no line applies', () => {
    expect(find([])).toBe('1');
    const others = [
      line('G2', 'H1', '2'),
      line('G1', 'H2', '2'),
      line('G1', '三級', '2'),
      line(ANY, 'H2', '2'),
    ];
    expect(find([...others, line(ANY, '三級', '2')])).toBe('1');
  });

  it('looks for the institution before its level, and for the group before any', () => {
    const table = [line('G1', '二級', '1.2'), line(ANY, 'H1', '1.4')];
    expect(find(table)).toBe('1.2');
    expect(find(table, { code: 'G2', noCoefficient: false })).toBe('1.4');
    expect(find(table, G1, { code: 'H2', level: '三級' })).toBe('1');
  });

  it('is always 1 in a group 不設差異係數 and for a code outside the table', () => {
    expect(find(LINES, { code: 'G1', noCoefficient: true })).toBe('1');
    expect(new CoefficientTable(LINES).lookup(undefined, H1)).toEqual(decimal('1'));
  });

  it('finds a coefficient of 0', () => {
    expect(find([line('G1', 'H1', '0'), line(ANY, ANY, '1.6')])).toBe('0');
  });

  it('lets a later line for the same pair stand in place of an earlier one', () => {
    const table = new CoefficientTable([
      line('G1', 'H1', '1.1'),
      line(ANY, ANY, '1.6'),
      line('G1', 'H1', '0.9'),
    ]);
    expect(show(table.lookup(G1, H1))).toBe('0.9');
    expect(table.lines().map(({ group, target, value }) => `${group} ${target} ${show(value)}`)).toEqual([
      '* * 1.6',
      'G1 H1 0.9',
    ]);
  });
});
