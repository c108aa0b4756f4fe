import { beforeAll, describe, expect, test } from 'vitest';
import { ownExplanation } from '../../../desk/reports/own-explanation.ts';
import { ownReader } from '../../../desk/reports/own-reader.ts';
import { sampleArea } from '../../../desk/sample/sample.ts';
import { bookOf } from '../../../shared/explain/book.ts';
import { type Book, lineOfKey, ownLinesOf, type Reader } from '../../../shared/explain/explanation.ts';
import { sumKey } from '../../../shared/explain/sum-key.ts';
import { consortiumReport } from '../../../shared/report/consortium-report.ts';
import { consortiumOwner, type Owner } from '../../../shared/report/owner.ts';
import { evaluate, same } from '../../explain/evaluate.ts';
import { type County, DIGESTS, MARCH, type Settled, settleCounty, YEAR } from '../../report/county.ts';

interface Own extends Settled {
  readonly book: Book;
  readonly owner: Owner;
  readonly reader: Reader;
  /** The keys of all amounts in the report file */
  readonly keys: ReadonlySet<string>;
}

const codes = ['GT1', 'GT2'];
const of = new Map<string, Own>();
const all: County = new Map(
  Array.from(sampleArea({ cases: 300, seed: 5, year: 2025, methods: true }), ({ name, rows }) => [
    name,
    Array.from(rows, (row) => [...row]),
  ]),
);

beforeAll(async () => {
  for (const period of [MARCH, YEAR]) {
    const settled = await settleCounty(all, period);
    const { area, digest, settlement } = settled;
    const book = bookOf(area, digest, settlement);
    for (const code of codes) {
      const owner = consortiumOwner(area, code);
      const reader = ownReader(area, settlement, owner);
      const cells = consortiumReport(code, area, digest, settlement, DIGESTS).flatMap(({ rows }) =>
        rows.flat(),
      );
      const keys = new Set(cells.flatMap(({ amount }) => amount ?? []));
      of.set(`${period.kind} ${code}`, { ...settled, book, owner, reader, keys });
    }
  }
});

const MONTH_AND_YEAR = codes.flatMap((code) => [`month ${code}`, `year ${code}`]);

/** Codes and names of everybody else, as whole words of a text. */
function strangersIn(text: string, { area, owner }: Own): string[] {
  const strangers = [
    ...[...area.institutions.values()].filter(({ code }) => !owner.members.has(code)),
    ...[...area.consortia.values()].filter(({ code }) => code !== owner.code),
  ].flatMap(({ code, name }) => [code, name]);
  return strangers.filter((word) => new RegExp(`(?<![A-Za-z0-9])${word}(?![A-Za-z0-9])`, 'u').test(text));
}

describe.each(MONTH_AND_YEAR)('the report of a %s', (name) => {
  test('every amount in it is opened, and comes to what it is from its own lines', () => {
    const { book, area, owner, reader, keys } = of.get(name)!;
    expect(keys.size).toBeGreaterThan(150);
    const wrong = [...keys].filter((key) => {
      const opened = ownExplanation(book, area, owner, reader, key);
      const { value } = lineOfKey(book, key)!.result;
      return !opened || !same(evaluate(ownLinesOf(book, key, reader)), value);
    });
    expect(wrong).toEqual([]);
  });

  test('nothing in the explanations names anybody else, or a patient', () => {
    const own = of.get(name)!;
    const { book, area, owner, reader, keys } = own;
    const people = new Set(
      all
        .get('病例')!
        .slice(1)
        .map((row) => row[2]!),
    );
    const found = [...keys].flatMap((key) => {
      const { text } = ownExplanation(book, area, owner, reader, key)!;
      const named = text.split(/[^A-Za-z0-9]+/).filter((word) => people.has(word));
      return [...strangersIn(text, own), ...named].map((word) => `${key}: ${word}`);
    });
    expect(found).toEqual([]);
  });
});

test('what others have is not opened, neither alone nor in a sum that somebody writes', () => {
  for (const name of MONTH_AND_YEAR) {
    const { book, area, owner, reader, keys } = of.get(name)!;
    const others = codes
      .filter((code) => code !== owner.code)
      .flatMap((code) => {
        const theirs = of.get(name.replace(owner.code, code))!.keys;
        return [...theirs].filter((key) => !keys.has(key));
      });
    const [mine] = keys;
    const opened = others.filter((key) => ownExplanation(book, area, owner, reader, key));
    // What is open beyond one's own report is no row of anybody: prices and standards that are shown to all.
    expect(opened.filter((key) => !/^statement\//.test(key))).toEqual([]);
    expect(others.length - opened.length).toBeGreaterThan(50);
    const sums = others.filter((key) => !opened.includes(key)).map((key) => sumKey('題', [mine!, key]));
    expect(sums.filter((key) => ownExplanation(book, area, owner, reader, key))).toEqual([]);
  }
});

test('a row number that somebody else is named in does not come with its amount', () => {
  const { book, reader, area } = of.get('year GT1')!;
  const foreign = area.tables.clearingAdjustments.filter(
    ({ institution }) => area.institutions.get(institution)?.consortium !== 'GT1',
  );
  expect(foreign.length).toBeGreaterThan(0);
  for (const { row, institution, fund } of foreign) {
    const line = book.get(`institution/${fund}/${institution}/adjustments`)!;
    const given = line.givens.find(({ source }) => source.kind === 'cell' && source.where.row === row)!;
    expect(reader.sees!(given)).toBe(false);
  }
});
