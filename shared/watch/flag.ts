import type { Fen } from '../money/fen.ts';

/** What a flag is about; with its rule, what makes it the same flag in every run. */
export type FlagSubject =
  | { readonly kind: 'case'; readonly case: string }
  /** Something counted over a month or a year, such as a class of drugs in an institution */
  | { readonly kind: 'volume'; readonly item: string; readonly period: string };

/**
 * A hint for a person to look at something; it never changes an amount. Texts are Traditional Chinese, codes as typed.
 */
export interface Flag {
  /** The id of the rule that raised it */
  readonly rule: string;
  readonly subject: FlagSubject;
  readonly institution: string;
  readonly department?: string;
  readonly doctor?: string;
  /** Pseudonym; for 經辦 and 覆核 only */
  readonly person?: string;
  /** `2025-03`, by discharge */
  readonly month: string;
  /** What was found and what it was held against, with their units, such as 「45 天」 and 「30 天」 */
  readonly value: string;
  readonly threshold: string;
  /** Of the case, or of what was counted, as far as money was */
  readonly amount: Fen;
  /** The row of 病例, or of the tab it was counted from */
  readonly row?: number;
  /** Another case that it takes to see it, such as the stay before */
  readonly other?: string;
}

/** A flag keeps its identity while its case, or what was counted, exists. */
export const flagId = ({ rule, institution, subject }: Flag): string =>
  subject.kind === 'case'
    ? `${rule}:${subject.case}`
    : `${rule}:${institution}:${subject.item}:${subject.period}`;
