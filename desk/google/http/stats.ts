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

interface Seen {
  readonly method: string;
  readonly kind: 'read' | 'write';
  readonly user: string;
}

export class Statistics {
  #seen: Seen[] = [];
  #statuses: number[] = [];

  count(method: string, kind: 'read' | 'write', user: string): void {
    this.#seen.push({ method, kind, user });
  }

  answered(status: number): void {
    this.#statuses.push(status);
  }

  reset(): void {
    this.#seen = [];
    this.#statuses = [];
  }

  stats(): Stats {
    const users = [...new Set(this.#seen.map(({ user }) => user))];
    return {
      ...counts(this.#seen),
      users: Object.fromEntries(
        users.map((user) => [user, counts(this.#seen.filter((seen) => seen.user === user))]),
      ),
      statuses: tally(this.#statuses),
    };
  }
}

const counts = (seen: readonly Seen[]): Counts => ({
  reads: seen.filter(({ kind }) => kind === 'read').length,
  writes: seen.filter(({ kind }) => kind === 'write').length,
  methods: tally(seen.map(({ method }) => method)),
});

function tally(names: readonly (string | number)[]): Record<string, number> {
  const result: Record<string, number> = {};
  for (const name of names) result[name] = (result[name] ?? 0) + 1;
  return result;
}
