import { type Fen, fen } from '../money/fen.ts';
import { monthOf } from '../sheets/calendar.ts';
import type { CaseRow } from '../sheets/tabs/settlement-tabs.ts';
import { FUNDS, type Fund, HOME_AREAS } from '../sheets/tabs/values.ts';
import { Growing, Interned } from './columns.ts';

const DAY_SURGERY = 1;
const PLANNED_RETURN = 2;

const numbers = () => new Growing((length) => new Uint32Array(length));
const days = () => new Growing((length) => new Int32Array(length));
const amounts = () => new Growing((length) => new BigInt64Array(length));
const marks = () => new Growing((length) => new Uint8Array(length));

/**
 * The rows of 病例 as columns, so that a year of a prefecture fits in memory. Rows keep the order they came in;
 * nothing that is computed from them depends on it.
 */
export class CaseTable {
  readonly #names = { institution: new Interned(), person: new Interned(), group: new Interned() };
  readonly #case: string[] = [];
  readonly #row = numbers();
  readonly #institution = numbers();
  readonly #person = numbers();
  readonly #group = numbers();
  readonly #fund = marks();
  readonly #home = marks();
  readonly #flags = marks();
  readonly #admission = days();
  readonly #discharge = days();
  readonly #total = amounts();
  readonly #unreasonable = amounts();
  readonly #fundPaid = amounts();
  readonly #otherPaid = amounts();
  readonly #patientPaid = amounts();

  get size(): number {
    return this.#case.length;
  }

  add(row: CaseRow): void {
    this.#case.push(row.case);
    this.#row.push(row.row);
    this.#institution.push(this.#names.institution.number(row.institution));
    this.#person.push(this.#names.person.number(row.person));
    this.#group.push(this.#names.group.number(row.group));
    this.#fund.push(FUNDS.findIndex(({ hant }) => hant === row.fund));
    this.#home.push(HOME_AREAS.findIndex(({ hant }) => hant === row.home));
    this.#flags.push((row.daySurgery ? DAY_SURGERY : 0) | (row.plannedReturn ? PLANNED_RETURN : 0));
    this.#admission.push(row.admission);
    this.#discharge.push(row.discharge);
    this.#total.push(row.total);
    this.#unreasonable.push(row.unreasonable);
    this.#fundPaid.push(row.fundPaid);
    this.#otherPaid.push(row.otherPaid);
    this.#patientPaid.push(row.patientPaid);
  }

  at(index: number): CaseRow {
    return {
      row: this.#row.at(index),
      case: this.caseNumber(index),
      institution: this.institution(index),
      person: this.#names.person.text(this.#person.at(index)),
      fund: this.fund(index),
      home: HOME_AREAS[this.#home.at(index)]!.hant,
      admission: this.admission(index),
      discharge: this.discharge(index),
      group: this.group(index),
      total: this.amount('total', index),
      unreasonable: fen(this.#unreasonable.at(index)),
      fundPaid: this.amount('fundPaid', index),
      otherPaid: fen(this.#otherPaid.at(index)),
      patientPaid: fen(this.#patientPaid.at(index)),
      daySurgery: (this.#flags.at(index) & DAY_SURGERY) !== 0,
      plannedReturn: this.plannedReturn(index),
    };
  }

  caseNumber = (index: number): string => this.#case[index]!;
  row = (index: number): number => this.#row.at(index);
  institution = (index: number): string => this.#names.institution.text(this.#institution.at(index));
  group = (index: number): string => this.#names.group.text(this.#group.at(index));
  fund = (index: number): Fund => FUNDS[this.#fund.at(index)]!.hant;
  admission = (index: number): number => this.#admission.at(index);
  discharge = (index: number): number => this.#discharge.at(index);
  plannedReturn = (index: number): boolean => (this.#flags.at(index) & PLANNED_RETURN) !== 0;
  amount = (column: 'total' | 'fundPaid', index: number): Fen =>
    fen((column === 'total' ? this.#total : this.#fundPaid).at(index));

  /** Month (`2025-03`) and fund of every row. */
  *periods(): Generator<readonly [month: string, fund: Fund]> {
    for (let index = 0; index < this.size; index++) yield [monthOf(this.discharge(index)), this.fund(index)];
  }

  /** All row numbers, by case number in plain string order. */
  byCaseNumber(): Uint32Array {
    return this.#indices().sort((a, b) => compareText(this.caseNumber(a), this.caseNumber(b)));
  }

  /** All row numbers, stays of one person in one institution and group together, by admission, then case number. */
  byStay(): Uint32Array {
    return this.#indices().sort(
      (a, b) =>
        this.#person.at(a) - this.#person.at(b) ||
        this.#institution.at(a) - this.#institution.at(b) ||
        this.#group.at(a) - this.#group.at(b) ||
        this.admission(a) - this.admission(b) ||
        compareText(this.caseNumber(a), this.caseNumber(b)),
    );
  }

  /** All row numbers, stays of one person together, by admission, then discharge, then case number. */
  byPerson(): Uint32Array {
    return this.#indices().sort(
      (a, b) =>
        this.#person.at(a) - this.#person.at(b) ||
        this.admission(a) - this.admission(b) ||
        this.discharge(a) - this.discharge(b) ||
        compareText(this.caseNumber(a), this.caseNumber(b)),
    );
  }

  samePerson = (a: number, b: number): boolean => this.#person.at(a) === this.#person.at(b);

  /** Two rows are stays of the same person, in the same institution and group. */
  sameStay = (a: number, b: number): boolean =>
    this.#person.at(a) === this.#person.at(b) &&
    this.#institution.at(a) === this.#institution.at(b) &&
    this.#group.at(a) === this.#group.at(b);

  #indices(): Uint32Array {
    return Uint32Array.from({ length: this.size }, (_, index) => index);
  }
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
