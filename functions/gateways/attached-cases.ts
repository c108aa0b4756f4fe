import type { CaseChecks } from '../../shared/cases/check-case.ts';
import type { Report } from '../../shared/findings/finding.ts';
import type { Clocks } from '../../shared/law/dated.ts';
import type { Area } from '../../shared/settle/area.ts';
import type { RawTab } from '../../shared/sheets/raw.ts';
import type { DigestedFiles } from '../cases/digest-files.ts';

/** A file of case rows that stands in place of a 病例 tab: more rows than a spreadsheet holds. */
export interface AttachedFile {
  /** SHA-256 of its bytes, under which it is kept for good */
  readonly digest: string;
  readonly name: string;
  readonly cases: number;
  /** `casesDigest` of its rows: the same as that of a tab with these values */
  readonly casesDigest: string;
}

/** The tabs that cases are summed by, as read and checked. */
export interface CaseContext {
  readonly tabs: readonly RawTab[];
  readonly clocks: Clocks;
  /** `undefined`: the tabs forbid points, and the cases are only checked */
  readonly area: Area | undefined;
  readonly checks: CaseChecks;
  /** The supervision looks at the cases as well */
  readonly watch?: boolean | undefined;
}

/** The case files that areas have beside their workbooks. */
export interface AttachedCases {
  /** Whether rows can be opened at all, or there are only sums */
  readonly hasRows: boolean;
  /** The file an area has now, if it has one. */
  current(area: string): Promise<AttachedFile | undefined>;
  /** A file that an area has or once had. */
  known(area: string, digest: string): Promise<AttachedFile | undefined>;
  /**
   * Its cases checked and summed, as they were kept for the same tabs or anew, without holding up this thread.
   * `undefined` for a file that only its rows can tell about.
   * @throws Error when the file is not there, or not what was attached
   */
  sums(
    area: string,
    digest: string,
    context: CaseContext,
    onShare?: (share: number) => void,
  ): Promise<DigestedFiles | undefined>;
  /**
   * Its rows, which stream.
   * @throws Error when the file is not there, or not what was attached
   */
  open(area: string, digest: string, report: Report): Promise<AttachedFile & { readonly tab: RawTab }>;
}
