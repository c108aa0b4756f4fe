/** Requests that reached a method, whatever they were answered. */
export interface Counts {
  readonly reads: number;
  readonly writes: number;
  /** By name, such as `spreadsheets.batchUpdate`. */
  readonly methods: Readonly<Record<string, number>>;
}

export interface Stats extends Counts {
  readonly users: Readonly<Record<string, Counts>>;
  /** By the status that was answered; a connection that was cut counts as 0. */
  readonly statuses: Readonly<Record<number, number>>;
}

interface Tally {
  readonly method: string;
  readonly kind: 'read' | 'write';
  readonly user: string;
  count: number;
}

export class Statistics {
  readonly #tallies = new Map<string, Tally>();
  readonly #statuses = new Map<number, number>();

  count(method: string, kind: 'read' | 'write', user: string): void {
    const key = `${method} ${user}`;
    const tally = this.#tallies.get(key) ?? { method, kind, user, count: 0 };
    tally.count++;
    this.#tallies.set(key, tally);
  }

  /** How often a method was called so far. */
  callsOf(method: string): number {
    return total([...this.#tallies.values()].filter((tally) => tally.method === method));
  }

  answered(status: number): void {
    this.#statuses.set(status, (this.#statuses.get(status) ?? 0) + 1);
  }

  reset(): void {
    this.#tallies.clear();
    this.#statuses.clear();
  }

  stats(): Stats {
    const tallies = [...this.#tallies.values()];
    const byUser = Object.groupBy(tallies, ({ user }) => user);
    return {
      ...countsOf(tallies),
      users: Object.fromEntries(Object.entries(byUser).map(([user, own = []]) => [user, countsOf(own)])),
      statuses: Object.fromEntries(this.#statuses),
    };
  }
}

function countsOf(tallies: readonly Tally[]): Counts {
  const byMethod = Object.groupBy(tallies, ({ method }) => method);
  return {
    reads: total(tallies.filter(({ kind }) => kind === 'read')),
    writes: total(tallies.filter(({ kind }) => kind === 'write')),
    methods: Object.fromEntries(Object.entries(byMethod).map(([method, own = []]) => [method, total(own)])),
  };
}

const total = (tallies: readonly Tally[]): number => tallies.reduce((sum, { count }) => sum + count, 0);
