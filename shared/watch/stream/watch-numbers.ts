import { Interned } from '../../cases/columns.ts';
import { ALL_SLOTS, WATCH_SLOT } from '../../cases/stream/layout.ts';
import { exactNumber } from '../../money/small.ts';
import type { WatchValues } from '../cases/read-watch.ts';

/** Numbers that the columns have for a referral; 0: none. */
export const REFERRED_UP = 1;
export const REFERRED_DOWN = 2;

/** Texts of the supervision's columns by numbers, and the values of a row as its slots keep them. */
export class WatchNumbers {
  readonly departments = new Interned();
  readonly doctors = new Interned();
  readonly #row = new Float64Array(ALL_SLOTS);

  constructor() {
    this.departments.number('');
    this.doctors.number('');
  }

  /** By slot; overwritten by the next. Amounts are parts of a charge, which the columns can hold. */
  of(values: WatchValues): Float64Array {
    const row = this.#row;
    row[WATCH_SLOT.department] = this.departments.number(values.department);
    row[WATCH_SLOT.doctor] = this.doctors.number(values.doctor);
    row[WATCH_SLOT.emergency] = values.emergency ? 1 : 0;
    row[WATCH_SLOT.sex] = values.sex === undefined ? 0 : values.sex === '男' ? 1 : 2;
    row[WATCH_SLOT.age] = values.age === undefined ? 0 : values.age + 1;
    row[WATCH_SLOT.ownPaid] = exactNumber(values.ownPaid)!;
    row[WATCH_SLOT.drugs] = exactNumber(values.drugs)!;
    row[WATCH_SLOT.tests] = exactNumber(values.tests)!;
    row[WATCH_SLOT.materials] = exactNumber(values.materials)!;
    row[WATCH_SLOT.surgery] = values.surgery;
    row[WATCH_SLOT.referral] =
      values.referral === 'up' ? REFERRED_UP : values.referral === 'down' ? REFERRED_DOWN : 0;
    return row;
  }
}
