import type { Finding } from '../../findings/finding.ts';
import { exactNumber } from '../../money/small.ts';
import { isBlank, type RawRow } from '../../sheets/raw.ts';
import { openTab, type TabReader } from '../../sheets/read-tab.ts';
import { referenceCasesTab } from '../../sheets/tabs/group-tabs.ts';
import {
  checkReference,
  isWithinYears,
  type ReferenceChecks,
  type ReferenceRow,
} from '../check-reference.ts';
import { LF } from '../stream/byte-text.ts';
import { CodeTable } from '../stream/code-table.ts';
import type { FileColumn } from '../stream/layout.ts';
import { PlainRow } from '../stream/plain-row.ts';
import { type CsvRecord, readRecord } from '../stream/record.ts';
import type { TextCoding } from '../stream/shard-result.ts';
import { UnfitForShards } from '../stream/unfit.ts';
import { ChargeCells, MOST_CHARGE } from './charge-cells.ts';
import { CodeNumbers } from './code-numbers.ts';
import { cellKey, type ShardCharges } from './reference-columns.ts';
import { referenceFileColumns, SLOT, SLOTS } from './reference-layout.ts';

export interface ReferenceOptions {
  readonly checks: ReferenceChecks;
  readonly header: RawRow;
  readonly coding: TextCoding;
  /** Rows were told from line ends inside quotes when the file was cut. */
  readonly foldedAllowed: boolean;
}

/** A shard of reference cases. Rows are numbered from 0 within the shard. */
export interface ReferenceShard extends ShardCharges {
  /** Records, blank ones among them */
  readonly records: number;
  /** Rows that could be read */
  readonly cases: number;
  readonly findings: readonly Finding[];
}

/** Reads shards of one file of 歷史病例, one after the other; codes once understood are known in the next. */
export class ReferenceReader {
  readonly #options: ReferenceOptions;
  readonly #institutions: CodeNumbers;
  readonly #groups: CodeNumbers;
  readonly #columns: readonly FileColumn[];
  readonly #tables = Array.from({ length: SLOTS }, () => new CodeTable());
  readonly #tab: TabReader<typeof referenceCasesTab>;
  readonly #row: PlainRow;
  readonly #cells = new ChargeCells();
  #bytes: Uint8Array = new Uint8Array(0);
  #findings: Finding[] = [];
  #cases = 0;

  constructor(options: ReferenceOptions) {
    const { checks, header, coding } = options;
    this.#options = options;
    this.#institutions = new CodeNumbers(checks.institutions.keys());
    this.#groups = new CodeNumbers(checks.groups.keys());
    const tab = openTab(referenceCasesTab, header, (found) => {
      if (found.code === 'HEADER_BLANK') throw new UnfitForShards('stray');
      this.#findings.push(found);
    });
    if (!tab) throw new UnfitForShards('shape');
    this.#tab = tab;
    this.#columns = referenceFileColumns(header, tab.columns);
    this.#row = new PlainRow(this.#columns, this.#tables, coding.utf8);
  }

  /** @param buffer whole rows up to `end`; the byte after them is overwritten with a line end */
  read(buffer: Uint8Array, end: number): ReferenceShard {
    this.#findings = [];
    this.#cases = 0;
    this.#cells.clear();
    this.#bytes = buffer.subarray(0, end + 1);
    this.#bytes[end] = LF;
    this.#row.open(this.#bytes);
    let records = 0;
    for (let at = 0; at < end; records++) {
      const next = this.#row.read(at);
      if (next < 0) at = this.#exact(at, records);
      else {
        this.#plain();
        at = next;
      }
    }
    return {
      records,
      cases: this.#cases,
      findings: this.#findings,
      cells: this.#cells.columns(),
      strangers: { institutions: this.#institutions.strangers, groups: this.#groups.strangers },
    };
  }

  /** A row of plain cells, all of whose codes are known and whose year is one of the reference years. */
  #plain(): void {
    const { value } = this.#row;
    this.#add(value[SLOT.year]!, value[SLOT.institution]!, value[SLOT.group]!, value[SLOT.total]!);
    this.#cases++;
  }

  /** @param year counted from the first reference year */
  #add(year: number, institution: number, group: number, total: number): void {
    if (total >= MOST_CHARGE) throw new UnfitForShards('large');
    this.#cells.add(cellKey(group, year, institution), total);
  }

  /** One record by the reader that tells what is wrong; where the next begins. */
  #exact(at: number, row: number): number {
    const record = readRecord(this.#bytes, at, this.#options.coding.decode);
    if (!record) throw new UnfitForShards('broken');
    if (record.folded && !this.#options.foldedAllowed) throw new UnfitForShards('folded');
    if (record.cells.every(isBlank)) return record.next;
    const read = this.#tab.read({ row, cells: record.cells });
    if (!read) return record.next;
    this.#cases++;
    this.#findings.push(...checkReference(read, this.#tab.place, this.#options.checks));
    const { window } = this.#options.checks;
    if (window && isWithinYears(window, read.year)) this.#odd(record, read, read.year - window.first);
    return record.next;
  }

  /** A row that is not plain, or not right. What was made of its codes is known from then on by their bytes. */
  #odd({ contents }: CsvRecord, row: ReferenceRow, year: number): void {
    if (row.total >= BigInt(MOST_CHARGE)) throw new UnfitForShards('large');
    const institution = this.#institutions.number(row.institution);
    const group = this.#groups.number(row.group);
    this.#add(year, institution, group, exactNumber(row.total)!);
    const known = [
      year,
      this.#institutions.isKnown(institution) ? institution : undefined,
      this.#groups.isKnown(group) ? group : undefined,
    ];
    this.#columns.forEach(({ slot }, index) => {
      const number = known[slot];
      const content = contents[index];
      // The lowest bit is the mark of verbatim cells (CodeTables), which nothing asks for here.
      if (number !== undefined && content && content.length > 0)
        this.#tables[slot]!.learn(content, number * 2);
    });
  }
}
