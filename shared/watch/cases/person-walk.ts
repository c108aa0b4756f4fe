import type { RuleInForce } from '../../law/rule.ts';
import type { SchemeParameters } from '../../rules/parameters.ts';
import type { Hint, StaysFacts, WatchedStay } from '../../rules/supervision/case-flag/facts.ts';
import { overlappingStays } from '../../rules/supervision/case-flag/overlap.ts';
import { sameDayTransfer } from '../../rules/supervision/case-flag/same-day-transfer.ts';
import { splitStay } from '../../rules/supervision/case-flag/split-stay.ts';

/** Told of every stay that a rule raises, with the earlier stay that it takes to see it. */
export type FoundStay<S> = (rule: string, stay: S, before: S, hint: Hint) => void;

interface WalkContext {
  readonly params: SchemeParameters;
  readonly staysRules: readonly RuleInForce<StaysFacts, Hint>[];
}

/**
 * The stays of one person, by admission, then discharge, then case number. Each is held against the stay just before in
 * the same institution, and against those that ended last elsewhere – in another institution, in another institution or
 * group – for they are the ones that a transfer or an overlap would be with.
 */
export function walkPerson<S extends WatchedStay>(
  stays: readonly S[],
  { params, staysRules }: WalkContext,
  found: FoundStay<S>,
): void {
  const inInstitution = new Map<string, S>();
  const byInstitution = new LastEnded<S>((a, b) => a.institution === b.institution);
  const byPlace = new LastEnded<S>((a, b) => a.institution === b.institution && a.group === b.group);
  for (const stay of stays) {
    const befores: Readonly<Record<string, S | undefined>> = {
      [splitStay.id]: inInstitution.get(stay.institution),
      [sameDayTransfer.id]: byInstitution.elsewhere(stay),
      [overlappingStays.id]: byPlace.elsewhere(stay),
    };
    for (const rule of staysRules) {
      const before = befores[rule.id];
      if (!before) continue;
      const facts = { before, stay, params };
      if (rule.when?.(facts) ?? true) found(rule.id, stay, before, rule.apply(facts));
    }
    inInstitution.set(stay.institution, stay);
    byInstitution.add(stay);
    byPlace.add(stay);
  }
}

/** Of the stays so far, the one that ended last, and the one that did so in another place than that. */
class LastEnded<S extends WatchedStay> {
  readonly #same: (a: S, b: S) => boolean;
  #last: S | undefined;
  #other: S | undefined;

  constructor(same: (a: S, b: S) => boolean) {
    this.#same = same;
  }

  add(stay: S): void {
    if (!this.#last) this.#last = stay;
    else if (stay.discharge > this.#last.discharge) {
      if (!this.#same(stay, this.#last)) this.#other = this.#last;
      this.#last = stay;
    } else if (!this.#same(stay, this.#last) && (!this.#other || stay.discharge > this.#other.discharge)) {
      this.#other = stay;
    }
  }

  elsewhere(stay: S): S | undefined {
    return this.#last && this.#same(this.#last, stay) ? this.#other : this.#last;
  }
}
