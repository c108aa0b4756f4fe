import type { Place } from '../findings/finding.ts';
import type { Citation } from '../law/instrument.ts';
import type { Traced } from '../law/trace.ts';
import { sumLine } from './sum-key.ts';

/** Where a number comes from. */
export type Source =
  /** A cell of a tab */
  | { readonly kind: 'cell'; readonly where: Place }
  /** The sum of these cases, as the digest keeps it */
  | { readonly kind: 'cases'; readonly cases: number; readonly which: string }
  /** Made of so many numbers, some of which are others' and not told to this reader */
  | { readonly kind: 'all'; readonly of: 'institutions' | 'others'; readonly count: number }
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

/** A class that was tried, and why it applied or did not. */
export interface Declined {
  readonly title: string;
  readonly reason: string;
}

/** An amount opened: every line it rests on, each after those it takes from; the last one gives the amount. */
export interface Explanation {
  readonly subject: string;
  readonly lines: readonly Line[];
  /** Who and what it is about, for a reader who has only the subject's number */
  readonly about?: readonly string[];
  /** The class that applied */
  readonly applied?: Declined;
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
  return collect(key, (wanted) => lineOfKey(book, wanted));
}

/** What one reader may see of a settlement. */
export interface Reader {
  /** Whether the line with this key may be shown with its numbers */
  readonly opens: (key: string) => boolean;
  /** Whether a number may be shown under its name and from its place; all may, where it is not said */
  readonly sees?: (given: Given) => boolean;
}

/** For the reader who may see these institutions, and nobody else's lines. */
export const readerOf = (isOwn: (institution: string) => boolean): Reader => ({
  opens: (key) => {
    const code = /^institution\/[^/]+\/(.+)\/[^/]+$/s.exec(key)?.[1];
    return code === undefined || isOwn(code);
  },
});

/**
 * The same for one reader: a line that takes anything the reader may not see is one number to them, as is the sum over
 * all institutions.
 */
export function ownLinesOf(book: Book, key: string, { opens, sees = () => true }: Reader): readonly Line[] {
  const shown = (one: Given) => (one.source.kind !== 'line' || opens(one.source.key)) && sees(one);
  return collect(key, (wanted) => {
    const line = lineOfKey(book, wanted);
    return line?.givens.every(shown) === false ? asOneNumber(line) : line;
  });
}

/** A line of the settlement, or what some of its lines come to. */
export const lineOfKey = (book: Book, key: string): Line | undefined => book.get(key) ?? sumLine(book, key);

function asOneNumber({ key, title, givens, result, rule }: Line): Line {
  const ofInstitutions = givens.every(
    ({ source }) => source.kind === 'line' && source.key.startsWith('institution/'),
  );
  const source: Source = {
    kind: 'all',
    of: ofInstitutions ? 'institutions' : 'others',
    count: givens.length,
  };
  const name = ofInstitutions ? '各機構合計' : '全統籌區之數';
  return {
    key,
    title,
    formula: 'S',
    givens: [{ symbol: 'S', name, amount: result, source }],
    result,
    ...(rule && { rule }),
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
