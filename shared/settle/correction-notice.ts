import { readDecimal } from '../money/decimal-text.ts';
import type { settlementFigures } from './settlement.ts';

type Figures = Pick<ReturnType<typeof settlementFigures>, 'institutions'>;
type FigureLine = Figures['institutions'][number];

/** What a correction's entry in the ledger says of it. */
export interface CorrectionEntry {
  readonly seq: number;
  /** ISO time */
  readonly at: string;
  readonly document: string;
  /** Free text, which may name anybody: for the bureau alone */
  readonly reason: string;
}

/** One amount that a correction changed. Cases are counts; points and money in units of 10^-decimals. */
export interface Change {
  readonly code: string;
  /** Its name in contract.md */
  readonly fund: string;
  readonly field: ChangedField;
  readonly decimals: number;
  readonly before: bigint;
  readonly after: bigint;
}

export interface Correction {
  readonly entry: CorrectionEntry;
  readonly changes: readonly Change[];
}

/** What changed since people were told last: correction by correction, and altogether. */
export interface CorrectionNotice {
  /** The entry that was published last */
  readonly since: Pick<CorrectionEntry, 'seq' | 'at'>;
  readonly corrections: readonly Correction[];
  /** From the figures published last to those that stand now; its differences are the sums of those above */
  readonly altogether: readonly Change[];
}

export const CHANGED_FIELDS = [
  'cases',
  'points',
  'byItemFund',
  'gross',
  'patientAndOther',
  'due',
  'prepayment',
  'prepaid',
  'adjustments',
  'clearing',
] as const satisfies readonly (keyof FigureLine)[];

export type ChangedField = (typeof CHANGED_FIELDS)[number];

/** The corrections from what was published to what stands, each with the figures it came to. */
export function correctionNotice(
  published: { readonly entry: Pick<CorrectionEntry, 'seq' | 'at'>; readonly figures: Figures },
  corrections: readonly { readonly entry: CorrectionEntry; readonly figures: Figures }[],
): CorrectionNotice {
  const { seq, at } = published.entry;
  return {
    since: { seq, at },
    corrections: corrections.map(({ entry, figures }, index) => ({
      entry,
      changes: changesOf(corrections[index - 1]?.figures ?? published.figures, figures),
    })),
    altogether: changesOf(published.figures, corrections.at(-1)?.figures ?? published.figures),
  };
}

/** Every amount that differs, by fund, institution, and the order in which statements list them. */
function changesOf(before: Figures, after: Figures): readonly Change[] {
  const byName = ({ institutions }: Figures) =>
    new Map(institutions.map((line) => [`${line.fund}\u0000${line.code}`, line]));
  const [old, now] = [byName(before), byName(after)];
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((name) => {
    const [fund = '', code = ''] = name.split('\u0000');
    return CHANGED_FIELDS.flatMap((field) => {
      const change = changeOf(old.get(name)?.[field], now.get(name)?.[field]);
      return change ? [{ code, fund, field, ...change }] : [];
    });
  });
}

/** An institution that was not there before, or is no more, has nothing. */
function changeOf(
  before: string | number | undefined,
  after: string | number | undefined,
): Pick<Change, 'decimals' | 'before' | 'after'> | undefined {
  const [was, is] = [before, after].map((text) => readDecimal(String(text ?? 0))!);
  const decimals = Math.max(was!.decimals, is!.decimals);
  const [from, to] = [was!, is!].map((read) => read.units * 10n ** BigInt(decimals - read.decimals));
  return from === to ? undefined : { decimals, before: from!, after: to! };
}
