import { Growing, Interned } from '../../cases/columns.ts';
import { type Fen, fen } from '../../money/fen.ts';
import { WATCH_COLUMNS, type WatchColumn } from '../case-watch.ts';
import type { Referral, WatchValues } from './read-watch.ts';

const REFERRALS: readonly (Referral | undefined)[] = [undefined, 'none', 'up', 'down'];
const EMERGENCIES: readonly (boolean | undefined)[] = [undefined, false, true];

const numbers = () => new Growing((length) => new Uint32Array(length));
const marks = () => new Growing((length) => new Uint8Array(length));
const amounts = () => new Growing((length) => new BigInt64Array(length));

/** What the columns beside 病例 say, row by row beside a CaseTable. */
export class WatchTable {
  readonly #names = { department: new Interned(), doctor: new Interned() };
  readonly #department = numbers();
  readonly #doctor = numbers();
  /** One more than the age; 0: not known */
  readonly #age = marks();
  readonly #emergency = marks();
  readonly #surgery = marks();
  readonly #referral = marks();
  readonly #ownPaid = amounts();
  readonly #drugs = amounts();
  readonly #tests = amounts();
  readonly #materials = amounts();
  #columns: readonly WatchColumn[] = WATCH_COLUMNS;

  /** Of one more file with rows: only what all files have can be counted on. */
  addColumns(columns: ReadonlySet<WatchColumn>): void {
    this.#columns = this.#columns.filter((column) => columns.has(column));
  }

  /** The columns that every file has. */
  get columns(): ReadonlySet<WatchColumn> {
    return new Set(this.#department.length === 0 ? [] : this.#columns);
  }

  add(values: Omit<WatchValues, 'sex'>): void {
    this.#department.push(this.#names.department.number(values.department));
    this.#doctor.push(this.#names.doctor.number(values.doctor));
    this.#age.push(values.age === undefined ? 0 : values.age + 1);
    this.#emergency.push(EMERGENCIES.indexOf(values.emergency));
    this.#surgery.push(values.surgery);
    this.#referral.push(REFERRALS.indexOf(values.referral));
    this.#ownPaid.push(values.ownPaid);
    this.#drugs.push(values.drugs);
    this.#tests.push(values.tests);
    this.#materials.push(values.materials);
  }

  at(index: number): Omit<WatchValues, 'sex'> {
    const age = this.#age.at(index);
    const amount = (column: Growing<BigInt64Array>): Fen => fen(column.at(index));
    return {
      department: this.#names.department.text(this.#department.at(index)),
      doctor: this.#names.doctor.text(this.#doctor.at(index)),
      emergency: EMERGENCIES[this.#emergency.at(index)],
      age: age === 0 ? undefined : age - 1,
      ownPaid: amount(this.#ownPaid),
      drugs: amount(this.#drugs),
      tests: amount(this.#tests),
      materials: amount(this.#materials),
      surgery: this.#surgery.at(index),
      referral: REFERRALS[this.#referral.at(index)],
    };
  }
}
