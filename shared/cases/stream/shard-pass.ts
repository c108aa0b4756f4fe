import { monthOf } from '../../sheets/calendar.ts';
import { FUNDS, type Fund } from '../../sheets/tabs/values.ts';
import type { BookedCase } from './booking.ts';
import { CaseTextWriter } from './case-text.ts';
import type { CodeBook } from './code-book.ts';
import type { CodeTable } from './code-table.ts';
import { type FileColumn, SLOT } from './layout.ts';
import { BEFORE_1970, DAYS } from './month-numbers.ts';
import { PlainRow } from './plain-row.ts';
import { STAY_STRIDE, StaySections, TextSections, WATCHED_STRIDE } from './sections.ts';
import type { ShardOptions, ShardResult } from './shard-result.ts';

/** What one shard gathers; its memory serves one shard after the other. */
export class ShardPass {
  bytes: Uint8Array = new Uint8Array(0);
  readonly row: PlainRow;
  readonly writer: CaseTextWriter;
  readonly texts: TextSections;
  readonly stays: StaySections;
  readonly reviews: number[] = [];
  readonly firstDay: number;
  readonly lastDay: number;
  cases = 0;
  readonly #met = new Uint8Array(FUNDS.length * DAYS);
  readonly #case: BookedCase = {
    institution: 0,
    group: 0,
    fund: 0,
    admission: 0,
    discharge: 0,
    total: 0,
    unreasonable: 0,
    fundPaid: 0,
    otherPaid: 0,
    daySurgery: false,
  };

  constructor(
    { checks: { year }, coding, borders, stayParts, watch }: ShardOptions,
    columns: readonly FileColumn[],
    tables: readonly CodeTable[],
    codes: CodeBook,
  ) {
    this.row = new PlainRow(columns, tables, coding.utf8);
    this.writer = new CaseTextWriter(codes.texts);
    this.texts = new TextSections(borders);
    this.stays = new StaySections(stayParts, watch ? WATCHED_STRIDE : STAY_STRIDE);
    this.firstDay = year === undefined ? -BEFORE_1970 : dayOf(year, 0);
    this.lastDay = year === undefined ? DAYS - BEFORE_1970 - 1 : dayOf(year + 1, 0) - 1;
  }

  open(bytes: Uint8Array): void {
    this.bytes = bytes;
    this.row.open(bytes);
    this.texts.clear();
    this.stays.clear();
    this.reviews.length = 0;
    this.cases = 0;
    this.#met.fill(0);
  }

  /** The row as a case; overwritten by the next. */
  plainCase(): BookedCase {
    const value = this.row.value;
    const one = this.#case;
    one.institution = value[SLOT.institution]!;
    one.group = value[SLOT.group]!;
    one.fund = value[SLOT.fund]!;
    one.admission = value[SLOT.admission]!;
    one.discharge = value[SLOT.discharge]!;
    one.total = value[SLOT.total]!;
    one.unreasonable = value[SLOT.unreasonable]!;
    one.fundPaid = value[SLOT.fundPaid]!;
    one.otherPaid = value[SLOT.otherPaid]!;
    one.daySurgery = value[SLOT.daySurgery] === 1;
    return one;
  }

  met(fund: number, discharge: number): void {
    this.cases++;
    this.#met[fund * DAYS + ((discharge + BEFORE_1970) & (DAYS - 1))] = 1;
  }

  periods(): ShardResult['periods'] {
    const periods = new Map<string, readonly [string, Fund]>();
    for (let at = this.#met.indexOf(1); at >= 0; at = this.#met.indexOf(1, at + 1)) {
      const fund = at < DAYS ? 0 : 1;
      const month = monthOf((at % DAYS) - BEFORE_1970);
      periods.set(`${month} ${fund}`, [month, FUNDS[fund]!.hant]);
    }
    return [...periods.values()];
  }
}

const dayOf = (year: number, month: number): number => Date.UTC(year, month) / 86_400_000;
