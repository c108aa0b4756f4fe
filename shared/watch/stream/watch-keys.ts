import { FUNDS } from '../../sheets/tabs/values.ts';

const MONTHS = 12;

/** What the sums of the supervision are kept by, as one number. */
export class WatchKeys {
  readonly #institutions: number;

  constructor(institutions: number) {
    this.#institutions = institutions;
  }

  key = (department: number, institution: number, fund: number, month: number): number =>
    ((department * this.#institutions + institution) * FUNDS.length + fund) * MONTHS + month;

  parts(key: number) {
    const month = key % MONTHS;
    const funds = (key - month) / MONTHS;
    const fund = funds % FUNDS.length;
    const places = (funds - fund) / FUNDS.length;
    const institution = places % this.#institutions;
    return { department: (places - institution) / this.#institutions, institution, fund, month };
  }

  /** The same cell with its department under another number. */
  withDepartment(key: number, number: (department: number) => number): number {
    const { department, institution, fund, month } = this.parts(key);
    return this.key(number(department), institution, fund, month);
  }
}
