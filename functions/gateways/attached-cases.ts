import type { Report } from '../../shared/findings/finding.ts';
import type { RawTab } from '../../shared/sheets/raw.ts';

/** A file of case rows that stands in place of a 病例 tab: more rows than a spreadsheet holds. */
export interface AttachedFile {
  /** SHA-256 of its bytes, under which it is kept for good */
  readonly digest: string;
  readonly name: string;
  readonly cases: number;
  /** `casesDigest` of its rows: the same as that of a tab with these values */
  readonly casesDigest: string;
}

/** The case files that areas have beside their workbooks. */
export interface AttachedCases {
  /** The file an area has now, if it has one. */
  current(area: string): Promise<AttachedFile | undefined>;
  /**
   * A file that an area has or once had; its rows stream.
   * @throws Error when the file is not there, or not what was attached
   */
  open(area: string, digest: string, report: Report): Promise<AttachedFile & { readonly tab: RawTab }>;
}
