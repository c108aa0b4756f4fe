import type { Finding } from '../../findings/finding.ts';
import { isBlank } from '../../sheets/raw.ts';
import { openTab, type TabReader } from '../../sheets/read-tab.ts';
import { casesTab } from '../../sheets/tabs/case-tabs.ts';
import type { CaseRow } from '../../sheets/tabs/settlement-tabs.ts';
import { WatchReader } from '../../watch/cases/read-watch.ts';
import { ShardWatch } from '../../watch/stream/shard-watch.ts';
import { WatchNumbers } from '../../watch/stream/watch-numbers.ts';
import { checkCase } from '../check-case.ts';
import { amountsOf, type BookedCase, Booking } from './booking.ts';
import { equalBytes, type GrowingBytes, hashBytes, LF, spread } from './byte-text.ts';
import { caseText } from './case-text.ts';
import { CodeBook, fundNumber, homeNumber } from './code-book.ts';
import { CodeTable } from './code-table.ts';
import { ALL_SLOTS, type FileColumn, fileColumns, KIND, SLOT, SLOTS, WATCH_SLOT } from './layout.ts';
import { type CsvRecord, readRecord } from './record.ts';
import { Reviews } from './reviews.ts';
import { FIXED, PLANNED, REFERRED } from './sections.ts';
import { ShardPass } from './shard-pass.ts';
import type { ShardOptions, ShardResult } from './shard-result.ts';
import { UnfitForShards } from './unfit.ts';

const ENCODER = new TextEncoder();

/** Reads shards of one file, one after the other; codes once understood are known in the next. */
export class ShardReader {
  readonly #options: ShardOptions;
  readonly #codes: CodeBook;
  readonly #columns: readonly FileColumn[];
  readonly #tables: readonly CodeTable[];
  readonly #booking: Booking | undefined;
  readonly #reviews: Reviews;
  readonly #tab: TabReader<typeof casesTab>;
  readonly #pass: ShardPass;
  readonly #watchReader: WatchReader | undefined;
  readonly #watchNumbers = new WatchNumbers();
  readonly #watch: ShardWatch | undefined;
  #findings: Finding[] = [];

  constructor(options: ShardOptions) {
    const { area, checks, header, watch } = options;
    this.#options = options;
    this.#codes = new CodeBook(checks);
    this.#booking = area && new Booking(area, this.#codes);
    const tab = openTab(casesTab, header, (found) => {
      if (found.code === 'HEADER_BLANK') throw new UnfitForShards('stray');
      this.#findings.push(found);
    });
    if (!tab) throw new UnfitForShards('shape');
    this.#tab = tab;
    this.#watchReader =
      watch && new WatchReader(header.row, tab.beside, (found) => this.#findings.push(found));
    this.#watch =
      watch?.area && new ShardWatch(watch.area, this.#codes, this.#watchReader!.columns, this.#watchNumbers);
    this.#columns = fileColumns(header, tab.columns, this.#watchReader?.indices);
    this.#tables = Array.from({ length: ALL_SLOTS }, () => new CodeTable());
    this.#reviews = new Reviews(options.reviews);
    this.#pass = new ShardPass(options, this.#columns, this.#tables, this.#codes);
  }

  /** @param buffer whole rows up to `end`; the byte after them is overwritten with a line end */
  read(buffer: Uint8Array, end: number): ShardResult {
    this.#findings = [];
    const bytes = buffer.subarray(0, end + 1);
    bytes[end] = LF;
    const pass = this.#pass;
    pass.open(bytes);
    this.#booking?.clear();
    this.#watch?.clear();
    let records = 0;
    for (let at = 0; at < end; records++) {
      const next = pass.row.read(at);
      at = next >= 0 && this.#plain(pass, records) ? next : this.#exact(pass, at, records);
    }
    return {
      records,
      cases: pass.cases,
      findings: this.#findings,
      reviews: [...pass.reviews],
      periods: pass.periods(),
      strangers: this.#codes.strangers,
      sums: this.#booking?.sums,
      texts: pass.texts.sections(),
      stays: pass.stays.sections(),
      watched: this.#watch?.watched(),
    };
  }

  /** A row of plain cells; `false` when something is wrong with it, for the exact reader to tell. */
  #plain(pass: ShardPass, record: number): boolean {
    const { value, from, to, hash } = pass.row;
    const one = pass.plainCase();
    const { total, unreasonable, fundPaid, otherPaid, admission, discharge } = one;
    const wrong =
      total !== fundPaid + otherPaid + value[SLOT.patientPaid]! ||
      unreasonable > total ||
      discharge < admission ||
      discharge < pass.firstDay ||
      discharge > pass.lastDay ||
      (this.#watchReader !== undefined && partExceeds(value, total));
    if (wrong) return false;
    const caseFrom = from[SLOT.case]!;
    const caseTo = to[SLOT.case]!;
    const bytes = pass.bytes;
    if (this.#booking) {
      const review = this.#reviews.find(bytes, caseFrom, caseTo, hash[SLOT.case]!);
      if (review < 0) this.#booking.book(one);
      else this.#reviewed(pass, one, review);
      const personFrom = from[SLOT.person]!;
      const personTo = to[SLOT.person]!;
      const planned = value[SLOT.plannedReturn] === 1;
      const names = this.#stay(
        one,
        hash[SLOT.person]!,
        record,
        planned,
        value,
        personTo - personFrom,
        caseTo - caseFrom,
      );
      names.append(bytes, personFrom, personTo);
      names.append(bytes, caseFrom, caseTo);
      const marked = this.#watch?.add(one, value, record, personTo - personFrom, caseTo - caseFrom);
      marked?.append(bytes, personFrom, personTo);
      marked?.append(bytes, caseFrom, caseTo);
    }
    const texts = pass.texts.open(bytes, caseFrom, caseTo);
    const start = texts.total;
    pass.writer.write(pass.row, bytes, texts);
    pass.texts.close(record, start, caseTo - caseFrom);
    pass.met(one.fund, discharge);
    return true;
  }

  #reviewed(pass: ShardPass, one: BookedCase, review: number): void {
    const { class: kind } = this.#booking!.bookByRules(one, this.#reviews.decision(review));
    pass.reviews.push(kind === 'high' ? ~review : review);
  }

  /** The last booked case among the stays; person and case number are still to be written. */
  #stay(
    { institution, group, admission, discharge, total }: BookedCase,
    person: number,
    row: number,
    planned: boolean,
    value: Float64Array,
    personLength: number,
    caseLength: number,
  ): GrowingBytes {
    const { cell, loss, fixed } = this.#booking!;
    const { stays } = this.#pass;
    // The supervision looks at a person's stays wherever they were.
    const place = this.#watch ? 0 : this.#codes.pairHash(institution, group);
    const hash = spread(Math.imul(person, 0x85ebca6b) ^ place) | 0;
    const referred = this.#watch && value[WATCH_SLOT.referral]! > 0 ? REFERRED : 0;
    const marks = (planned ? PLANNED : 0) | (fixed ? FIXED : 0) | referred;
    const names = stays.add(cell, loss, hash, admission, discharge, row, marks, personLength, caseLength);
    if (this.#watch) stays.addWatched(total, value[WATCH_SLOT.department]!, value[WATCH_SLOT.doctor]!);
    return names;
  }

  /** One record by the reader that tells what is wrong; where the next begins. */
  #exact(pass: ShardPass, at: number, row: number): number {
    const record = readRecord(pass.bytes, at, this.#options.coding.decode);
    if (!record) throw new UnfitForShards('broken');
    if (record.folded && !this.#options.foldedAllowed) throw new UnfitForShards('folded');
    if (record.cells.every(isBlank)) return record.next;
    const read = this.#tab.read({ row, cells: record.cells });
    if (read) {
      const found = checkCase(read, this.#tab.place, this.#options.checks);
      this.#findings.push(...found);
      const watched = this.#watchReader?.read({ row, cells: record.cells }, read.total);
      const value = watched ? this.#watchNumbers.of(watched) : NO_VALUES;
      this.#learn(record, read, watched && value);
      this.#odd(
        pass,
        read,
        value,
        found.every(({ severity }) => severity !== 'block'),
      );
    }
    return record.next;
  }

  /** A row that is not plain, or not right. */
  #odd(pass: ShardPass, row: CaseRow, value: Float64Array, right: boolean): void {
    const number = ENCODER.encode(row.case);
    if (right && this.#booking) {
      const one: BookedCase = {
        institution: this.#codes.institutionNumber(row.institution)!,
        group: this.#groupNumber(row.group),
        fund: fundNumber(row.fund),
        admission: row.admission,
        discharge: row.discharge,
        daySurgery: row.daySurgery,
        ...amountsOf(row),
      };
      const review = this.#reviews.find(number, 0, number.length);
      if (review < 0) this.#booking.book(one);
      else this.#reviewed(pass, one, review);
      const person = ENCODER.encode(row.person);
      const hash = hashBytes(person, 0, person.length);
      const names = this.#stay(one, hash, row.row, row.plannedReturn, value, person.length, number.length);
      names.append(person, 0, person.length);
      names.append(number, 0, number.length);
      const marked = this.#watch?.add(one, value, row.row, person.length, number.length);
      marked?.append(person, 0, person.length);
      marked?.append(number, 0, number.length);
    }
    const texts = pass.texts.open(number, 0, number.length);
    const start = texts.total;
    texts.append(ENCODER.encode(caseText(row)));
    pass.texts.close(row.row, start, number.length);
    pass.met(fundNumber(row.fund), row.discharge);
  }

  #groupNumber(code: string): number {
    const number = this.#codes.groupNumber(code);
    if (number === undefined) throw new UnfitForShards('large');
    return number;
  }

  /** What the exact reader made of the codes of a row is known from then on by their bytes. */
  #learn({ contents, cells }: CsvRecord, row: CaseRow, watched: Float64Array | undefined): void {
    const { institutions, groups, unknownGroupAllowed } = this.#options.checks;
    const known: Partial<Record<number, number | undefined>> = {
      [SLOT.institution]: institutions.has(row.institution)
        ? this.#codes.institutionNumber(row.institution)
        : undefined,
      [SLOT.group]: groups.has(row.group) || unknownGroupAllowed ? this.#groupNumber(row.group) : undefined,
      [SLOT.fund]: fundNumber(row.fund),
      [SLOT.home]: homeNumber(row.home),
      [SLOT.daySurgery]: row.daySurgery ? 1 : 0,
      [SLOT.plannedReturn]: row.plannedReturn ? 1 : 0,
    };
    this.#columns.forEach(({ kind, slot }, index) => {
      const content = contents[index];
      if (slot >= SLOTS) {
        if (watched && content) this.#learnWatched(kind, slot, content, cells[index], watched);
        return;
      }
      const number = known[slot];
      const isCode = kind === KIND.code || kind === KIND.listed;
      if (isCode && number !== undefined && content && content.length > 0) {
        const text = this.#codes.texts[slot]![number]!;
        const same = this.#options.coding.utf8 && text.length === content.length;
        const verbatim = same && equalBytes(text, 0, content, 0, text.length);
        this.#tables[slot]!.learn(content, number * 2 + (verbatim ? 1 : 0));
      }
    });
  }

  /** A text that means nothing is not learned, so that it is told in every row. */
  #learnWatched(
    kind: number,
    slot: number,
    content: Uint8Array,
    cell: string | null | undefined,
    watched: Float64Array,
  ): void {
    const understood = watched[slot]! > 0 || (slot === WATCH_SLOT.emergency && cell === '否');
    if (kind === KIND.code && understood) this.#tables[slot]!.learn(content, watched[slot]! * 2);
  }
}

/** Of rows that are not watched. */
const NO_VALUES = new Float64Array(ALL_SLOTS);

/** A part of the charge that is more than all of it. */
const partExceeds = (value: Float64Array, total: number): boolean =>
  value[WATCH_SLOT.ownPaid]! > total ||
  value[WATCH_SLOT.drugs]! > total ||
  value[WATCH_SLOT.tests]! > total ||
  value[WATCH_SLOT.materials]! > total;
