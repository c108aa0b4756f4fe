import type { RawRow, RawTab } from '../../shared/sheets/raw.ts';
import type { SheetModel } from '../../shared/sheets/sheet-model.ts';

/** A cell's note, such as a finding shown where it is. Several for one cell are shown together. */
export interface CellNote {
  readonly tab: string;
  readonly row: number;
  /** Column letter */
  readonly column: string;
  readonly text: string;
}

/** What a finished write leaves in a file: whoever reads it can see that all tabs come from one run. */
export interface Stamp {
  readonly runId: string;
  readonly resultDigest: string;
  readonly at: string;
}

/** A spreadsheet as read: its tabs' cells, and the revision they had. */
export interface ReadFile {
  readonly tabs: readonly RawTab[];
  /** The names of the tabs that were not asked for: one may be a wanted tab with a slip in its name. */
  readonly otherTabs: readonly string[];
  /** Asked before the cells: an edit in between is seen as one made later. */
  readonly revision: string;
}

/** What one write puts into a file; all of it appears at once or not at all. */
export interface FileWrite {
  /** Tabs replaced whole; created when absent. Protected ones stay writable for this program only. */
  readonly sheets?: readonly SheetModel[];
  /** Tabs created from a model only when the file has no tab of that name; people fill them, so never protected. */
  readonly templates?: readonly SheetModel[];
  /** Tabs of this program that are to disappear. */
  readonly remove?: readonly string[];
  /** Rows put after the last row that has values, such as the payments of a closed month. The tab must be there. */
  readonly append?: readonly { readonly tab: string; readonly rows: SheetModel['rows'] }[];
  /** All notes in these tabs go, and these come; of both, what concerns a tab or cell the file lacks is left out. */
  readonly notes?: { readonly tabs: readonly string[]; readonly notes: readonly CellNote[] };
  readonly stamp?: Stamp;
  /** The run that this write is done for once and never again, whatever other runs wrote since: a file keeps it. */
  readonly once?: string;
}

/** Who may open a file. */
export interface FileAccess {
  /** Lower case; `*` is anyone who has the link, `*@example.com` everybody of a domain. */
  readonly email: string;
  readonly role: 'owner' | 'writer' | 'commenter' | 'reader';
}

/** The file is not there, not shared with this program, or no spreadsheet but an uploaded `.xlsx`. */
export class FileUnreachable extends Error {
  readonly fileId: string;

  constructor(fileId: string, options?: ErrorOptions) {
    super(`no spreadsheet to open: ${fileId}`, options);
    this.fileId = fileId;
  }
}
/** The service kept refusing for quota, or failing, longer than a run may wait. */
export class QuotaExhausted extends Error {}

/**
 * Spreadsheet files in Google Drive, or in the local twin of it. Tabs are known by name in either script, and whatever
 * blanks or full-width letters people typed; when a file has the name in both scripts, a write means the exact one.
 */
export interface Workbooks {
  /**
   * The named tabs with formulas, error values and merged ranges visible; absent ones are left out. One request for
   * the cells, one for the revision.
   * @throws FileUnreachable QuotaExhausted, as do all others
   */
  read(fileId: string, tabs: readonly string[]): Promise<ReadFile>;
  /** The first column of a tab's first rows, two small requests for however large a file; nothing of an absent tab. */
  top(fileId: string, tab: string, rows: number): Promise<readonly RawRow[]>;
  /** The revision of the file now; equal to that of an earlier read when nothing was edited since. */
  revision(fileId: string): Promise<string>;
  /**
   * Writes; one request when it fits, else staged under other names and switched in by one small request. Applied
   * once, also when answers get lost; whoever asks for the same write again must look at the stamp first, or do it
   * `once`. `hold` is asked before anything is sent and after every wait; it throws when the write may not go on.
   */
  write(fileId: string, write: FileWrite, hold?: () => Promise<void>): Promise<void>;
  stamp(fileId: string): Promise<Stamp | undefined>;
  access(fileId: string): Promise<readonly FileAccess[]>;
}
