import { type Amounts, amountsOf, difference } from './amounts.ts';
import type { Component } from './components.ts';
import type { Mixer, SettledSubject } from './mixture.ts';

/** What replacing one component moved, with everything before it in the order replaced already. */
export interface AttributionStep {
  /** More than one where they can only be settled together */
  readonly components: readonly Component[];
  /** Why a component was not replaced at its own place, but later or together with others */
  readonly waited?: string;
  readonly moved: Amounts;
}

/**
 * Explains the change from one settlement to another by replacing one component after the other and settling every
 * time. The last settlement is the second one, so the steps add up to the whole change, whatever changes at once. A
 * component that cannot be settled where its turn comes waits for those after it; what can never be settled alone is
 * replaced together.
 */
export function attribute(
  before: SettledSubject,
  after: SettledSubject,
  components: readonly Component[],
  mixer: Mixer,
): readonly AttributionStep[] {
  const walk = new Walk(before, after, mixer, components.length);
  for (const component of components) walk.take(component);
  return walk.end();
}

interface Waiting {
  readonly component: Component;
  readonly why: string;
}

class Walk {
  readonly #mixer: Mixer;
  readonly #last: Amounts;
  readonly #count: number;
  readonly #taken = new Set<string>();
  readonly #steps: AttributionStep[] = [];
  #amounts: Amounts;
  #waiting: Waiting[] = [];

  constructor(before: SettledSubject, after: SettledSubject, mixer: Mixer, count: number) {
    this.#mixer = mixer;
    this.#amounts = amountsOf(before.settlement);
    this.#last = amountsOf(after.settlement);
    this.#count = count;
  }

  take(component: Component): void {
    const why = this.#try(component);
    if (why === undefined) this.#takeWaiting();
    else this.#waiting.push({ component, why });
  }

  end(): readonly AttributionStep[] {
    const [first] = this.#waiting;
    if (first) {
      const components = this.#waiting.map(({ component }) => component);
      this.#step(components, this.#last, first.why);
    }
    return this.#steps;
  }

  /** Those that wait, in their order, as long as one of them can be settled now. */
  #takeWaiting(): void {
    const next = this.#waiting.find(({ component, why }) => this.#try(component, why) === undefined);
    if (!next) return;
    this.#waiting = this.#waiting.filter((one) => one !== next);
    this.#takeWaiting();
  }

  /** Why not, when it cannot be settled. */
  #try(component: Component, waited?: string): string | undefined {
    const taken = new Set([...this.#taken, component.id]);
    if (taken.size === this.#count) {
      this.#step([component], this.#last, waited);
      return undefined;
    }
    const mixed = this.#mixer.with(taken);
    if (!mixed.ok) return mixed.finding.message;
    this.#step([component], amountsOf(mixed.settlement), waited);
    return undefined;
  }

  #step(components: readonly Component[], amounts: Amounts, waited: string | undefined): void {
    const moved = difference(amounts, this.#amounts);
    this.#steps.push({ components, ...(waited !== undefined && { waited }), moved });
    for (const { id } of components) this.#taken.add(id);
    this.#amounts = amounts;
  }
}
