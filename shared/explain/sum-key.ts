import type { Book, Given, Line } from './explanation.ts';
import { fromLine, given, sumFormula, sumOf } from './given.ts';

const SUM_OF = 'sum/';

/** The key of what a tab adds up of the amounts with these keys: no line of the settlement, but made of some. */
export const sumKey = (title: string, keys: readonly string[]): string =>
  `${SUM_OF}${JSON.stringify([title, ...keys])}`;

/** The keys that such a key adds up; `undefined` for any other key. */
export const sumParts = (key: string): readonly string[] | undefined =>
  key.startsWith(SUM_OF) ? read(key).slice(1) : undefined;

/** The title, then the keys. */
function read(key: string): readonly string[] {
  const named = parsed(key.slice(SUM_OF.length));
  return Array.isArray(named) ? named.map(String) : [];
}

/** `undefined` for any other key, or when one of the amounts is not there. */
export function sumLine(book: Book, key: string): Line | undefined {
  const parts = sumParts(key) ?? [];
  const givens = parts.flatMap((each, index): Given[] => {
    const line = book.get(each);
    return line ? [given(`a${index + 1}`, line.title, line.result, fromLine(each))] : [];
  });
  if (parts.length === 0 || givens.length < parts.length) return undefined;
  const amounts = givens.map(({ amount }) => amount);
  const result = sumOf(amounts, amounts[0]!.unit);
  return { key, title: read(key)[0]!, formula: sumFormula(givens), givens, result };
}

/** A key may come from the address of a page. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
