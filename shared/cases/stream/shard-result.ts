import type { Finding } from '../../findings/finding.ts';
import type { RawRow } from '../../sheets/raw.ts';
import type { Fund } from '../../sheets/tabs/values.ts';
import type { CaseChecks } from '../check-case.ts';
import type { PhaseArea } from '../phase-area.ts';
import type { CellSums } from './cell-sums.ts';
import type { PackedReviews } from './reviews.ts';
import type { StaySection, WrittenTexts } from './sections.ts';

/** How the bytes of a file are text. */
export interface TextCoding {
  /** @throws TypeError when the bytes are no text in that encoding */
  readonly decode: (bytes: Uint8Array) => string;
  readonly utf8: boolean;
}

export interface ShardOptions {
  /** `undefined`: the tabs forbid points, and the cases are only checked */
  readonly area: PhaseArea | undefined;
  readonly checks: CaseChecks;
  readonly reviews: PackedReviews;
  readonly header: RawRow;
  readonly coding: TextCoding;
  /** See TextSections */
  readonly borders: readonly Uint8Array[];
  readonly stayParts: number;
  /** Rows were told from line ends inside quotes when the file was cut. */
  readonly foldedAllowed: boolean;
}

/** A special review whose case was met: the number of the review, and whether the case is 高倍率. */
export interface MetReview {
  readonly review: number;
  readonly high: boolean;
}

/**
 * A shard of case rows, digested. Rows are numbered from 0 within the shard. Sums and sections are the reader's own
 * memory: they are good until it reads the next.
 */
export interface ShardResult {
  /** Records, blank ones among them */
  readonly records: number;
  readonly cases: number;
  readonly findings: readonly Finding[];
  readonly reviews: readonly MetReview[];
  /** Months (`2025-03`) and funds met, whether or not a finding stands against their cases */
  readonly periods: readonly (readonly [month: string, fund: Fund])[];
  /** Codes of groups that no tab knows, in the order of their numbers */
  readonly strangers: readonly string[];
  readonly sums: CellSums | undefined;
  readonly texts: readonly WrittenTexts[];
  readonly stays: readonly StaySection[];
}
