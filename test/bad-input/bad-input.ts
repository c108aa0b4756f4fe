import { join } from 'node:path';
import type { FindingCode } from '../../shared/findings/catalogue.ts';
import type { Period } from '../../shared/settle/settlement.ts';
import { County } from './county.ts';

/** A finding that must be told: its code, its exact place, and words of its message, the offending value among them. */
export type Expected = readonly [code: FindingCode, place: string, ...words: string[]];

/** What `dianzhi settle` is given. */
export interface Given {
  readonly input: string;
  readonly digest?: string;
}

export interface BadInput {
  readonly number: number;
  readonly title: string;
  /** Lays the input out in an empty folder. */
  readonly given: (folder: string) => Promise<Given>;
  readonly period?: Period | undefined;
  /** Every finding that is told; there is no other. */
  readonly expected: readonly Expected[];
}

/** The good county with something spoiled, as a folder of CSV files. */
export const county = (
  number: number,
  title: string,
  spoil: (county: County) => unknown,
  expected: readonly Expected[],
  period?: Period,
): BadInput => ({
  number,
  title,
  given: async (folder) => {
    const spoiled = new County();
    spoil(spoiled);
    return { input: await spoiled.writeTo(join(folder, 'county')) };
  },
  expected,
  period,
});

/** The good county with some cells of it replaced, as a folder of CSV files. */
export const cells = (
  number: number,
  title: string,
  texts: Readonly<Record<string, string>>,
  ...expected: Expected[]
): BadInput => county(number, title, (good) => good.set(texts), expected);

/** Any other input, laid out by hand. */
export const input = (
  number: number,
  title: string,
  given: BadInput['given'],
  ...expected: Expected[]
): BadInput => ({ number, title, given, expected });
