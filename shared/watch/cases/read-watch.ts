import { finding, type Report } from '../../findings/finding.ts';
import { type Fen, formatYuan, NO_MONEY } from '../../money/fen.ts';
import type { Column } from '../../sheets/column.ts';
import { columnLetter, isBlank, type RawCell, type RawRow } from '../../sheets/raw.ts';
import { readCell } from '../../sheets/read-cell.ts';
import type { Sex } from '../../sheets/tabs/volume-flag-tabs.ts';
import { REFERRALS, SURGERY_LEVELS, watchColumns } from '../../sheets/tabs/watch-columns.ts';
import type { WatchColumn } from '../case-watch.ts';

/** What the columns beside 病例 say of one case. Money in fen. */
export interface WatchValues {
  /** Blank where the file does not say */
  readonly department: string;
  readonly doctor: string;
  /** `undefined`: the file has no such column */
  readonly emergency: boolean | undefined;
  readonly sex: Sex | undefined;
  readonly age: number | undefined;
  readonly ownPaid: Fen;
  readonly drugs: Fen;
  readonly tests: Fen;
  readonly materials: Fen;
  /** 1 … 4; 0: none */
  readonly surgery: number;
  /** Up or down; `undefined`: the file has no such column */
  readonly referral: Referral | undefined;
}

/** 沒有轉診、上轉、下轉 */
export type Referral = 'none' | 'up' | 'down';

const PARTS = ['ownPaid', 'drugs', 'tests', 'materials'] as const;
const OLDEST = 150;
const TAB = '病例';

type At = { readonly key: WatchColumn; readonly index: number; readonly column: Column };

/**
 * Reads those columns of one file. What cannot be used is told and taken as blank: no amount that anybody is paid rests
 * on it, so it must not keep a county from settling.
 */
export class WatchReader {
  readonly columns: ReadonlySet<WatchColumn>;
  readonly #at: readonly At[];
  readonly #report: Report;
  #row = 0;

  /** @param found columns by their index, as the header has them */
  constructor(headerRow: number, found: ReadonlyMap<number, string>, report: Report) {
    this.#report = report;
    const first = new Map<string, number>();
    for (const [index, key] of found) {
      const before = first.get(key);
      if (before === undefined) first.set(key, index);
      else this.#tellTwice(headerRow, index, before, key as WatchColumn);
    }
    this.#at = [...first].map(([key, index]) => {
      const column: Column = watchColumns[key as WatchColumn];
      return { key: key as WatchColumn, index, column };
    });
    this.columns = new Set(this.#at.map(({ key }) => key));
  }

  /** Where each column stands. */
  get indices(): ReadonlyMap<number, WatchColumn> {
    return new Map(this.#at.map(({ key, index }) => [index, key]));
  }

  /** @param total of the case, which no part of it may exceed */
  read({ row, cells }: RawRow, total: Fen): WatchValues {
    this.#row = row;
    const values: Partial<Record<WatchColumn, unknown>> = {};
    for (const at of this.#at) {
      const cell = cells[at.index];
      if (cell === undefined || isBlank(cell)) continue;
      const value = this.#usable(at, this.#cell(at, cell), total);
      if (value !== undefined) values[at.key] = value;
    }
    return this.#valuesOf(values);
  }

  #cell(at: At, cell: RawCell): unknown {
    return readCell(cell, at.column, (code, given = {}) => {
      const { header } = at.column;
      const { message, remedy } = finding(code, { tab: TAB }, { header: header.hant, ...given });
      this.#tell('WATCH_CELL_IGNORED', at, { reason: message, remedy });
      return undefined;
    });
  }

  #usable(at: At, value: unknown, total: Fen): unknown {
    if (at.key === 'age' && (value as number) > OLDEST) {
      this.#tell('WATCH_AGE_IMPOSSIBLE', at, { age: value as number });
      return undefined;
    }
    if (PARTS.some((part) => part === at.key) && (value as Fen) > total) {
      const part = formatYuan(value as Fen);
      this.#tell('WATCH_PART_EXCEEDS', at, {
        header: at.column.header.hant,
        part,
        total: formatYuan(total),
      });
      return undefined;
    }
    return value;
  }

  #valuesOf(values: Partial<Record<WatchColumn, unknown>>): WatchValues {
    const text = (key: 'department' | 'doctor') => (values[key] as string | undefined) ?? '';
    const amount = (key: (typeof PARTS)[number]) => (values[key] as Fen | undefined) ?? NO_MONEY;
    return {
      department: text('department'),
      doctor: text('doctor'),
      emergency: this.columns.has('emergency') ? values.emergency === true : undefined,
      sex: values.sex as Sex | undefined,
      age: values.age as number | undefined,
      ownPaid: amount('ownPaid'),
      drugs: amount('drugs'),
      tests: amount('tests'),
      materials: amount('materials'),
      surgery: SURGERY_LEVELS.findIndex(({ hant }) => hant === values.surgery) + 1,
      referral: this.columns.has('referral') ? referralOf(values.referral) : undefined,
    };
  }

  #tell(
    code: 'WATCH_CELL_IGNORED' | 'WATCH_PART_EXCEEDS' | 'WATCH_AGE_IMPOSSIBLE',
    { index }: At,
    values: Readonly<Record<string, string | number>>,
  ): void {
    this.#report(finding(code, { tab: TAB, row: this.#row, column: columnLetter(index) }, values));
  }

  #tellTwice(row: number, index: number, before: number, key: WatchColumn): void {
    const where = { tab: TAB, row, column: columnLetter(index) };
    const header = watchColumns[key].header.hant;
    this.#report(finding('WATCH_HEADER_DUPLICATE', where, { header, other: columnLetter(before) }));
  }
}

const referralOf = (text: unknown): Referral =>
  text === REFERRALS[0].hant ? 'up' : text === REFERRALS[1].hant ? 'down' : 'none';
