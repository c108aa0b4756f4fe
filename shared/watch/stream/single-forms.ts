import type { BookedCase } from '../../cases/stream/booking.ts';
import type { CodeBook } from '../../cases/stream/code-book.ts';
import { fen } from '../../money/fen.ts';
import { exactNumber, MOST_EXACT } from '../../money/small.ts';
import { bedDayStretch } from '../../rules/supervision/case-flag/bed-day-stretch.ts';
import { largeBill } from '../../rules/supervision/case-flag/large-bill.ts';
import { longStay } from '../../rules/supervision/case-flag/long-stay.ts';
import { lowCost } from '../../rules/supervision/case-flag/low-cost.ts';
import { ownPaidShare } from '../../rules/supervision/case-flag/own-paid.ts';
import { SINGLE_CASE_RULES } from '../../rules/supervision/case-flag/rules.ts';
import { bandsOf, type WatchArea } from '../cases/watch-area.ts';
import { singleFacts } from '../cases/watch-cases.ts';

export const bitOf = ({ id }: { readonly id: string }): number =>
  1 << SINGLE_CASE_RULES.findIndex((rule) => rule.id === id);

const LONG = bitOf(longStay);
const LARGE = bitOf(largeBill);
const LOW = bitOf(lowCost);
const OWN = bitOf(ownPaidShare);
const STRETCH = bitOf(bedDayStretch);

/** One case in so many is judged by the rules themselves as well. */
const CHECKED = 1024;

const most = (amount: bigint): number => exactNumber(amount) ?? Number.POSITIVE_INFINITY;

/** The rules about a case by itself as comparisons of whole numbers; no object is made for a case. */
export class SingleForms {
  readonly #area: WatchArea;
  readonly #codes: CodeBook;
  readonly #inForce: number;
  readonly #stayDays: number;
  readonly #stayBedDay: boolean;
  readonly #bill: number;
  readonly #ownPaid: {
    readonly n: bigint;
    readonly d: bigint;
    readonly over: number;
    readonly under: number;
  };
  readonly #stretch: number;
  /** By group: charges below are low */
  readonly #low: Float64Array;
  readonly #bedDay: Uint8Array;
  readonly #bands = new Map<number, readonly number[]>();
  #count = 0;

  constructor(area: WatchArea, codes: CodeBook) {
    const { params, groups, caseRules } = area;
    this.#area = area;
    this.#codes = codes;
    this.#inForce = caseRules.reduce((bits, rule) => bits | bitOf(rule), 0);
    this.#stayDays = params['watch.stay.days'];
    this.#stayBedDay = params['watch.stay.bedDay'];
    this.#bill = most(params['watch.bill.amount']);
    const { n, d } = params['watch.ownPaid.ratio'];
    this.#ownPaid = { n, d, over: most(n), under: most(d) };
    this.#stretch = params['watch.stretch.days'];
    this.#low = new Float64Array(codes.groupRoom);
    this.#bedDay = new Uint8Array(codes.groupRoom);
    const ratio = params['watch.low.ratio'];
    for (let number = 0; number < codes.knownGroups; number++) {
      const group = groups.get(codes.group(number));
      this.#bedDay[number] = group?.kind === '床日' ? 1 : 0;
      if (group?.kind !== '一般' || group.meanCost === undefined) continue;
      // C ÷ c̄_g < n ÷ d, in whole fen: C below the next whole number from c̄_g × n ÷ d on.
      this.#low[number] = most((group.meanCost * ratio.n + ratio.d - 1n) / ratio.d);
    }
  }

  /** A bit for every rule that raises the case. @throws Error when the forms and the rules differ */
  bits(one: BookedCase, days: number, ownPaid: number): number {
    const { total, group } = one;
    const bedDay = this.#bedDay[group] === 1;
    let bits = 0;
    if (days > this.#stayDays && (!bedDay || this.#stayBedDay)) bits |= LONG;
    if (total > this.#bill) bits |= LARGE;
    if (total < this.#low[group]! && !one.daySurgery) bits |= LOW;
    if (ownPaid > 0 && this.#isOwnPaid(ownPaid, total)) bits |= OWN;
    if (bedDay && this.#isStretched(one, days)) bits |= STRETCH;
    bits &= this.#inForce;
    if (this.#count++ % CHECKED === 0) this.#check(one, ownPaid, bits);
    return bits;
  }

  #isOwnPaid(ownPaid: number, total: number): boolean {
    const { n, d, over, under } = this.#ownPaid;
    const part = ownPaid * under;
    const limit = total * over;
    // Products that a double may not hold exactly are beyond MOST_EXACT.
    if (part <= MOST_EXACT && limit <= MOST_EXACT) return part > limit;
    return BigInt(ownPaid) * d > BigInt(total) * n;
  }

  #isStretched({ institution, group }: BookedCase, days: number): boolean {
    const pair = institution * this.#codes.groupRoom + group;
    let bands = this.#bands.get(pair);
    if (!bands) {
      bands = bandsOf(this.#area, this.#codes.group(group), this.#codes.institution(institution));
      this.#bands.set(pair, bands);
    }
    return bands.some((last) => days > last && days - last <= this.#stretch);
  }

  #check(one: BookedCase, ownPaid: number, bits: number): void {
    const facts = singleFacts(
      {
        institution: this.#codes.institution(one.institution),
        group: this.#codes.group(one.group),
        admission: one.admission,
        discharge: one.discharge,
        total: fen(BigInt(one.total)),
        ownPaid: fen(BigInt(ownPaid)),
        daySurgery: one.daySurgery,
      },
      this.#area,
    );
    const byRules = this.#area.caseRules.reduce(
      (all, rule) => ((rule.when?.(facts) ?? true) ? all | bitOf(rule) : all),
      0,
    );
    if (byRules !== bits) {
      throw new Error(`the forms of the supervision differ from its rules: ${bits} and ${byRules}`);
    }
  }
}
