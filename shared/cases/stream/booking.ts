import { fen } from '../../money/fen.ts';
import { roundTo } from '../../money/round.ts';
import { exactNumber } from '../../money/small.ts';
import type { CaseRow } from '../../sheets/tabs/settlement-tabs.ts';
import { type CasePoints, casePoints } from '../case-points.ts';
import { factsOfRow } from '../facts-of.ts';
import type { PhaseArea } from '../phase-area.ts';
import { CellSums, SUMS } from './cell-sums.ts';
import { CLASSES, PLACES } from './classes.ts';
import type { CodeBook } from './code-book.ts';
import { FixedPoints, NOT_FIXED } from './fixed-points.ts';
import { halvedPoints } from './halved-points.ts';
import { MonthNumbers } from './month-numbers.ts';
import { fitsColumn, MOST_CHARGE, PairForms } from './point-forms.ts';
import { UnfitForShards } from './unfit.ts';

/** A case of which everything was read and nothing is wrong. Money in fen, codes by their numbers. */
export interface BookedCase {
  institution: number;
  group: number;
  fund: number;
  admission: number;
  discharge: number;
  total: number;
  unreasonable: number;
  fundPaid: number;
  otherPaid: number;
  daySurgery: boolean;
}

/** Charges whose square a double holds exactly. */
const MOST_SQUARED = 2 ** 26;
/** One case in so many is computed by the rules themselves as well. */
const CHECKED = 1024;

const COLUMN = Object.fromEntries(SUMS.map((name, index) => [name, index])) as Readonly<
  Record<(typeof SUMS)[number], number>
>;

/** Class, points and sums of cases, one at a time; no object is made for a case. */
export class Booking {
  /** The cell of the last case */
  cell = 0;
  /** What a readmission takes from its points, in units of 10^-decimals */
  loss = 0;
  /** Its points are not halved. */
  fixed = false;
  readonly #sums = new CellSums(SUMS.length);
  readonly #area: PhaseArea;
  readonly #codes: CodeBook;
  readonly #pairs: PairForms[] = [];
  readonly #fixed: FixedPoints;
  readonly #months = new MonthNumbers();
  #count = 0;

  constructor(area: PhaseArea, codes: CodeBook) {
    this.#area = area;
    this.#codes = codes;
    this.#fixed = new FixedPoints(codes.institutions * codes.groupRoom * 2);
  }

  get sums(): CellSums {
    return this.#sums;
  }

  clear(): void {
    this.#sums.clear();
  }

  /** A case without a special review. */
  book(one: BookedCase): void {
    const days = one.discharge > one.admission ? one.discharge - one.admission : 1;
    const pair = (one.institution * this.#codes.groupRoom + one.group) * 2 + (one.daySurgery ? 1 : 0);
    const entry = this.#fixed.entry(pair);
    const stretch = entry === 0 ? NOT_FIXED : this.#fixed.find(entry, one.total);
    const points = stretch === NOT_FIXED ? NOT_FIXED : this.#fixed.points(stretch);
    if (points === NOT_FIXED) {
      this.#bookByForm(one, days, pair, stretch);
      return;
    }
    this.loss = this.#fixed.loss(stretch);
    this.#addFormed(one, days, this.#fixed.kind(stretch), points);
  }

  #bookByForm(one: BookedCase, days: number, pair: number, stretch: number): void {
    const forms = this.#formsOf(one, pair);
    const form = forms.form(one.total, days);
    if (!form || (form.reasonableOnly && one.unreasonable > 0)) {
      this.bookByRules(one, undefined);
      return;
    }
    if (stretch !== NOT_FIXED && !forms.byDays) this.#fixed.learn(stretch, form);
    const points = form.points.constant ?? form.points.at(one.total, one.unreasonable);
    const halved = form.halved.constant ?? form.halved.at(one.total, one.unreasonable);
    if (!fitsColumn(points) || !fitsColumn(halved)) throw new UnfitForShards('large');
    this.loss = points - halved;
    this.#addFormed(one, days, form.kind, points);
  }

  #addFormed(one: BookedCase, days: number, kind: number, points: number): void {
    if (this.#count++ % CHECKED === 0) this.#check(one, kind, points, points - this.loss);
    this.fixed = false;
    this.#add(one, days, kind, 0, points, false);
  }

  /** Any case, by the rules themselves. */
  bookByRules(one: BookedCase, decision: Parameters<typeof casePoints>[2]): CasePoints {
    const result = this.#byRules(one, decision);
    const { kind, points, halved } = this.#rounded(one, result);
    const days = Math.max(1, one.discharge - one.admission);
    const place = PLACES.indexOf(result.place);
    const counted = decision !== undefined && result.place !== 'unpaid';
    this.loss = result.fixed ? 0 : points - halved;
    this.fixed = result.fixed;
    this.#add(one, days, kind, place, points, counted);
    return result;
  }

  #byRules(one: BookedCase, decision: Parameters<typeof casePoints>[2]): CasePoints {
    const { institution, group, admission, discharge, daySurgery } = one;
    const row: Parameters<typeof factsOfRow>[0] = {
      institution: this.#codes.institution(institution),
      group: this.#codes.group(group),
      admission,
      discharge,
      daySurgery,
      total: fen(BigInt(one.total)),
      unreasonable: fen(BigInt(one.unreasonable)),
    };
    return casePoints(this.#area.programme, factsOfRow(row, this.#area), decision);
  }

  #rounded({ group }: BookedCase, result: CasePoints) {
    const decimals = this.#area.params['points.decimals'];
    const less = halvedPoints(result.points, this.#codes.group(group), this.#area);
    const points = exactNumber(roundTo(result.points, decimals));
    const halved = exactNumber(roundTo(less, decimals));
    if (!fitsColumn(points) || !fitsColumn(halved)) throw new UnfitForShards('large');
    return { kind: CLASSES.indexOf(result.class), points, halved };
  }

  /** @throws Error when a form gives other points than the rules: then no result may be written. */
  #check(one: BookedCase, kind: number, points: number, halved: number): void {
    const rules = this.#rounded(one, this.#byRules(one, undefined));
    if (rules.kind !== kind || rules.points !== points || rules.halved !== halved) {
      throw new Error(`the forms of group ${this.#codes.group(one.group)} differ from the rules`);
    }
  }

  #add(one: BookedCase, days: number, kind: number, place: number, points: number, decided: boolean): void {
    if (one.total >= MOST_CHARGE) throw new UnfitForShards('large');
    const { institution, group, fund, discharge } = one;
    const cell = this.#codes.keys.key(institution, group, fund, this.#months.of(discharge), kind, place);
    const sums = this.#sums;
    const at = sums.at(cell);
    sums.add(at, COLUMN.cases, 1);
    sums.add(at, COLUMN.points, points);
    sums.add(at, COLUMN.total, one.total);
    sums.add(at, COLUMN.fundPaid, one.fundPaid);
    sums.add(at, COLUMN.days, days);
    if (one.unreasonable > 0) sums.add(at, COLUMN.unreasonable, one.unreasonable);
    if (one.otherPaid > 0) sums.add(at, COLUMN.otherPaid, one.otherPaid);
    if (decided) sums.add(at, COLUMN.decisions, 1);
    if (one.total < MOST_SQUARED) sums.add(at, COLUMN.squares, one.total * one.total);
    else sums.addWide(at, COLUMN.squares, BigInt(one.total) ** 2n);
    this.cell = cell;
  }

  #formsOf({ institution, group, daySurgery }: BookedCase, pair: number): PairForms {
    const known = this.#pairs[pair];
    if (known) return known;
    const row = {
      institution: this.#codes.institution(institution),
      group: this.#codes.group(group),
      admission: 0,
      discharge: 0,
      total: fen(0n),
      unreasonable: fen(0n),
      daySurgery,
    };
    const forms = new PairForms(factsOfRow(row, this.#area), this.#area);
    this.#pairs[pair] = forms;
    this.#fixed.open(pair, forms);
    return forms;
  }
}

/** The amounts of a row as numbers. @throws UnfitForShards when one is too large for the columns */
export function amountsOf(
  row: CaseRow,
): Pick<BookedCase, 'total' | 'unreasonable' | 'fundPaid' | 'otherPaid'> {
  const small = (amount: bigint) => {
    const number = exactNumber(amount);
    if (number === undefined || number >= MOST_CHARGE) throw new UnfitForShards('large');
    return number;
  };
  return {
    total: small(row.total),
    unreasonable: small(row.unreasonable),
    fundPaid: small(row.fundPaid),
    otherPaid: small(row.otherPaid),
  };
}
