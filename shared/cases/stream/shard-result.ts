import type { Finding } from '../../findings/finding.ts';
import type { RawRow } from '../../sheets/raw.ts';
import type { Fund } from '../../sheets/tabs/values.ts';
import type { WatchArea } from '../../watch/cases/watch-area.ts';
import type { ShardWatched } from '../../watch/stream/shard-watch.ts';
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
  /** Given where the cases are watched as well; without an area they are only checked */
  readonly watch?: { readonly area: WatchArea | undefined } | undefined;
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
  /** Numbers of the special reviews whose cases were met, complemented (`~`) where the case is 高倍率 */
  readonly reviews: readonly number[];
  /** Months (`2025-03`) and funds met, whether or not a finding stands against their cases */
  readonly periods: readonly (readonly [month: string, fund: Fund])[];
  /** Codes of groups that no tab knows, in the order of their numbers */
  readonly strangers: readonly string[];
  readonly sums: CellSums | undefined;
  readonly texts: readonly WrittenTexts[];
  readonly stays: readonly StaySection[];
  /** `undefined`: the cases were not watched, or only checked */
  readonly watched: ShardWatched | undefined;
}
