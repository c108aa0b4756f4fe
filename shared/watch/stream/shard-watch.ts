import type { BookedCase } from '../../cases/stream/booking.ts';
import type { GrowingBytes } from '../../cases/stream/byte-text.ts';
import { CellSums } from '../../cases/stream/cell-sums.ts';
import type { CodeBook } from '../../cases/stream/code-book.ts';
import { WATCH_SLOT } from '../../cases/stream/layout.ts';
import { MonthNumbers } from '../../cases/stream/month-numbers.ts';
import type { WatchColumn } from '../case-watch.ts';
import type { WatchArea } from '../cases/watch-area.ts';
import { DAY_SURGERY, EMERGENCY, MARK, type MarkSection, Marks, NAMED } from './marks.ts';
import { SingleForms } from './single-forms.ts';
import { WatchKeys } from './watch-keys.ts';
import { REFERRED_DOWN, REFERRED_UP, type WatchNumbers } from './watch-numbers.ts';

/** What is added up of each cell. */
export const WATCH_SUMS = [
  'cases',
  'days',
  'total',
  'ownPaid',
  'drugs',
  'tests',
  'materials',
  'children',
  'surgery3',
  'surgery4',
  'referredUp',
  'referredDown',
] as const;

const SUM = Object.fromEntries(WATCH_SUMS.map((name, index) => [name, index])) as Readonly<
  Record<(typeof WATCH_SUMS)[number], number>
>;

/** What one shard leaves of the supervision; good until the next is read. */
export interface ShardWatched {
  readonly columns: readonly WatchColumn[];
  readonly cells: CellSums;
  readonly marks: MarkSection;
  /** By their numbers, of this shard and those that were read before it */
  readonly departments: readonly string[];
  readonly doctors: readonly string[];
}

/** Phase 1 of the supervision on one case after the other, beside their booking. */
export class ShardWatch {
  readonly #columns: readonly WatchColumn[];
  readonly #forms: SingleForms;
  readonly #keys: WatchKeys;
  readonly #months = new MonthNumbers();
  readonly #named: boolean[] = [];
  readonly #namedDoctors: ReadonlySet<string>;
  readonly #childAge: number;
  readonly #numbers: WatchNumbers;
  readonly #cells = new CellSums(WATCH_SUMS.length);
  readonly #marks = new Marks();

  constructor(area: WatchArea, codes: CodeBook, columns: ReadonlySet<WatchColumn>, numbers: WatchNumbers) {
    this.#numbers = numbers;
    this.#columns = [...columns];
    this.#forms = new SingleForms(area, codes);
    this.#keys = new WatchKeys(codes.institutions);
    this.#namedDoctors = area.doctors;
    this.#childAge = area.params['watch.child.age'];
  }

  clear(): void {
    this.#cells.clear();
    this.#marks.clear();
  }

  /** @param value of the row by slot: fen, or the number of a code */
  add(
    one: BookedCase,
    value: Float64Array,
    row: number,
    personLength: number,
    caseLength: number,
  ): GrowingBytes | undefined {
    const days = one.discharge > one.admission ? one.discharge - one.admission : 1;
    this.#sum(one, days, value);
    const doctor = value[WATCH_SLOT.doctor]!;
    const bits =
      this.#forms.bits(one, days, value[WATCH_SLOT.ownPaid]!) | (this.#isNamed(doctor) ? NAMED : 0);
    if (bits === 0) return undefined;
    const { numbers, doubles, at } = this.#marks.next();
    doubles[(at + MARK.total) >> 1] = one.total;
    doubles[(at + MARK.ownPaid) >> 1] = value[WATCH_SLOT.ownPaid]!;
    doubles[(at + MARK.fundPaid) >> 1] = one.fundPaid;
    numbers[at + MARK.row] = row;
    numbers[at + MARK.institution] = one.institution;
    numbers[at + MARK.group] = one.group;
    numbers[at + MARK.admission] = one.admission;
    numbers[at + MARK.discharge] = one.discharge;
    numbers[at + MARK.department] = value[WATCH_SLOT.department]!;
    numbers[at + MARK.doctor] = doctor;
    numbers[at + MARK.marks] =
      bits | (one.daySurgery ? DAY_SURGERY : 0) | (value[WATCH_SLOT.emergency] === 1 ? EMERGENCY : 0);
    numbers[at + MARK.personLength] = personLength;
    numbers[at + MARK.caseLength] = caseLength;
    return this.#marks.names;
  }

  #sum(one: BookedCase, days: number, value: Float64Array): void {
    const month = this.#months.of(one.discharge);
    const cells = this.#cells;
    const at = cells.at(this.#keys.key(value[WATCH_SLOT.department]!, one.institution, one.fund, month));
    cells.add(at, SUM.cases, 1);
    cells.add(at, SUM.days, days);
    cells.add(at, SUM.total, one.total);
    const ownPaid = value[WATCH_SLOT.ownPaid]!;
    const drugs = value[WATCH_SLOT.drugs]!;
    const tests = value[WATCH_SLOT.tests]!;
    const materials = value[WATCH_SLOT.materials]!;
    if (ownPaid > 0) cells.add(at, SUM.ownPaid, ownPaid);
    if (drugs > 0) cells.add(at, SUM.drugs, drugs);
    if (tests > 0) cells.add(at, SUM.tests, tests);
    if (materials > 0) cells.add(at, SUM.materials, materials);
    const age = value[WATCH_SLOT.age]!;
    if (age > 0 && age <= this.#childAge) cells.add(at, SUM.children, 1);
    const surgery = value[WATCH_SLOT.surgery]!;
    if (surgery === 3) cells.add(at, SUM.surgery3, 1);
    else if (surgery === 4) cells.add(at, SUM.surgery4, 1);
    const referral = value[WATCH_SLOT.referral]!;
    if (referral === REFERRED_UP) cells.add(at, SUM.referredUp, 1);
    else if (referral === REFERRED_DOWN) cells.add(at, SUM.referredDown, 1);
  }

  /** The doctor stands in the ledger. */
  #isNamed(doctor: number): boolean {
    this.#named[doctor] ??= this.#namedDoctors.has(this.#numbers.doctors.text(doctor));
    return this.#named[doctor]!;
  }

  watched = (): ShardWatched => ({
    columns: this.#columns,
    cells: this.#cells,
    marks: this.#marks.section(),
    departments: [...this.#numbers.departments.texts],
    doctors: [...this.#numbers.doctors.texts],
  });
}
