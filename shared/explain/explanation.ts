import type { Place } from '../findings/finding.ts';
import type { Citation } from '../law/instrument.ts';
import type { Traced } from '../law/trace.ts';

/** Where a number comes from. */
export type Source =
  /** A cell of a tab */
  | { readonly kind: 'cell'; readonly where: Place }
  /** The sum of these cases, as the digest keeps it */
  | { readonly kind: 'cases'; readonly cases: number; readonly which: string }
  /** The sum over all institutions of a pool, told to a reader who may only see their own */
  | { readonly kind: 'all'; readonly institutions: number }
  /** A setting: the scheme's own with its text, or the area's with the place where it was typed */
  | {
      readonly kind: 'parameter';
      readonly key: string;
      readonly cite?: Citation;
      readonly grade: string;
      readonly where?: Place;
    }
  /** The result of another line, by its key */
  | { readonly kind: 'line'; readonly key: string }
  /** What a rule made of the rows of a tab, told by the rule's id */
  | { readonly kind: 'rule'; readonly rule: string }
  /** Where the program had to choose between equals, and why so */
  | { readonly kind: 'choice'; readonly because: string };

/** A number put into a formula. */
export interface Given {
  readonly symbol: string;
  readonly name: string;
  readonly amount: Traced;
  readonly source: Source;
}

/** The rule behind a line, as it was in force. */
export interface Authority {
  readonly id: string;
  readonly title: string;
  readonly cites: readonly Citation[];
  readonly interpretation?: string;
}

/**
 * One step: what, by which formula, from which numbers, giving how much. The formula is in the symbols of the givens,
 * with `+ − × ÷`, brackets, `min`, `max`, `trunc`, which cuts to the fen, and `round`, which rounds to it half away from
 * zero; the result is that, rounded in the same way to `decimals` where there are any.
 */
export interface Line {
  readonly key: string;
  readonly title: string;
  readonly formula: string;
  readonly givens: readonly Given[];
  readonly result: Traced;
  readonly decimals?: number;
  readonly rule?: Authority;
}

/** A class that was tried and did not apply. */
export interface Declined {
  readonly title: string;
  readonly reason: string;
}

/** An amount opened: every line it rests on, each after those it takes from; the last one gives the amount. */
export interface Explanation {
  readonly subject: string;
  readonly lines: readonly Line[];
  readonly declined?: readonly Declined[];
  /** What else a reader should know, such as where the rest of a case's money goes */
  readonly notes?: readonly string[];
}

/** Every line of a settlement, by key. */
export type Book = ReadonlyMap<string, Line>;

/**
 * The lines an amount rests on, in the order they are read.
 *
 * @throws RangeError when the book has no such line
 */
export function linesOf(book: Book, key: string): readonly Line[] {
  return collect(key, (wanted) => book.get(wanted));
}

/**
 * The same for one reader: a sum over all institutions is one number to them, and no line of another institution is
 * opened.
 */
export function ownLinesOf(
  book: Book,
  key: string,
  isOwn: (institution: string) => boolean,
): readonly Line[] {
  const ownedBy = (name: string) => /^institution\/[^/]+\/([^/]+)\//.exec(name)?.[1];
  const foreign = ({ source }: Given) => {
    const code = source.kind === 'line' ? ownedBy(source.key) : undefined;
    return code !== undefined && !isOwn(code);
  };
  return collect(key, (wanted) => {
    const line = book.get(wanted);
    return line?.givens.some(foreign) ? asOneNumber(line) : line;
  });
}

function asOneNumber({ key, title, givens, result }: Line): Line {
  const source: Source = { kind: 'all', institutions: givens.length };
  return {
    key,
    title,
    formula: 'S',
    givens: [{ symbol: 'S', name: '各機構合計', amount: result, source }],
    result,
  };
}

function collect(key: string, lineAt: (key: string) => Line | undefined): readonly Line[] {
  const found = new Map<string, Line>();
  const visit = (wanted: string): void => {
    if (found.has(wanted)) return;
    const line = lineAt(wanted);
    if (!line) throw new RangeError(`no line ${wanted}`);
    for (const { source } of line.givens) if (source.kind === 'line') visit(source.key);
    found.set(wanted, line);
  };
  visit(key);
  return [...found.values()];
}
