import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../functions/gateways/sha256.ts';
import { DecisionTable } from '../../shared/cases/decision-table.ts';
import { Reviews } from '../../shared/cases/stream/reviews.ts';
import { hashOf } from '../../shared/settle/hash.ts';
import { SortedTexts } from '../../shared/settle/sorted-texts.ts';
import { PackedRows } from '../../shared/sheets/packed-rows.ts';
import { casesTab, decisionsTab } from '../../shared/sheets/tabs/case-tabs.ts';
import type { DecisionRow } from '../../shared/sheets/tabs/settlement-tabs.ts';

const fraction = fc.record({ n: fc.bigInt(0n, 10n ** 30n), d: fc.bigInt(1n, 10n ** 12n) });
const decisions: fc.Arbitrary<readonly DecisionRow[]> = fc.array(
  fc.record({
    row: fc.integer({ min: 2, max: 1_000_000 }),
    case: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 9 }),
    kind: fc.constantFrom('追加點數', '核定點數', '按項目', '不予支付'),
    value: fc.option(fraction),
    document: fc.option(fc.string({ unit: 'grapheme' })),
  }),
  { maxLength: 200 },
);

describe('rows kept as bytes', () => {
  const packed = (rows: readonly DecisionRow[]) => {
    const table = new PackedRows(decisionsTab);
    for (const row of rows) table.push(row);
    return table.rows();
  };

  it('are the rows that went in, to whoever takes them for an array', () => {
    const property = fc.property(decisions, fc.nat(), (rows, pick) => {
      const taken = packed(rows);
      expect([...taken]).toEqual(rows);
      expect(taken).toEqual(rows);
      expect(taken.length).toBe(rows.length);
      expect(Array.isArray(taken)).toBe(true);
      expect(taken.map(({ row }) => row)).toEqual(rows.map(({ row }) => row));
      expect(taken.filter(({ kind }) => kind === '按項目')).toEqual(
        rows.filter(({ kind }) => kind === '按項目'),
      );
      expect(taken.at(-1)).toEqual(rows.at(-1));
      expect(taken[pick]).toEqual(rows[pick]);
      expect([...rows, ...taken]).toEqual([...rows, ...rows]);
      expect(taken.slice(1, 3)).toEqual(rows.slice(1, 3));
    });
    fc.assert(property, { numRuns: 100 });
  });

  it('take money, dates and texts longer than a piece', () => {
    const table = new PackedRows(casesTab);
    const columns = Object.entries(casesTab.columns);
    const value = (type: string) =>
      type.endsWith('oney')
        ? 12_345_678_901_234_567_890n
        : type.endsWith('ecimal')
          ? { n: 1n, d: 3n }
          : type === 'count' || type === 'date'
            ? 20_000
            : type === 'yesNo'
              ? true
              : '長'.repeat(70_000);
    const row = { ...Object.fromEntries(columns.map(([key, { type }]) => [key, value(type)])), row: 7 };
    for (let times = 0; times < 3; times++) table.push(row as never);
    expect(table.rows()).toEqual([row, row, row]);
  });

  it('are not changed', () => {
    const rows = packed([
      { row: 2, case: 'C1', kind: '按項目', value: null, document: null },
    ]) as DecisionRow[];
    expect(() => rows.push(rows[0]!)).toThrow(TypeError);
    expect(() => {
      rows[0] = { ...rows[0]!, case: 'C2' };
    }).toThrow(TypeError);
    expect(rows[0]!.case).toBe('C1');
  });
});

it('special reviews as columns are those of a map: the first of a case counts', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const property = fc.property(decisions, (rows) => {
    const expected = new Map<string, unknown>();
    const table = new DecisionTable();
    for (const row of rows) {
      expect(table.add(row)).toBe(!expected.has(row.case));
      if (expected.has(row.case)) continue;
      expected.set(row.case, { kind: row.kind, value: row.value ?? undefined, row: row.row });
    }
    expect(new Map(table)).toEqual(expected);
    expect(table.size).toBe(expected.size);
    const reviews = new Reviews(structuredClone(table.packed()));
    [...expected.keys(), 'no such case'].forEach((number, index) => {
      const found = expected.has(number) ? index : -1;
      const text = bytes(`,${number},`);
      expect(table.indexOf(number)).toBe(found);
      expect(table.get(number)).toEqual(expected.get(number));
      expect(reviews.find(text, 1, text.length - 1)).toBe(found);
      if (found >= 0)
        expect({ ...reviews.decision(found), row: table.rowAt(found) }).toEqual(table.get(number));
    });
  });
  fc.assert(property, { numRuns: 200 });
});

it('texts hashed from bytes are those sorted as JavaScript sorts them', () => {
  const texts = fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 60 });
  const property = fc.property(texts, fc.boolean(), (list, long) => {
    const all = long ? [...list, ...list.map((text) => `${text}${'〇'.repeat(9000)}`)] : list;
    const sorted = new SortedTexts();
    for (const text of all) sorted.add(text);
    expect(sorted.digest(sha256)).toBe(hashOf(sha256, [...all].sort().join('\n')));
  });
  fc.assert(property, { numRuns: 200 });
});
