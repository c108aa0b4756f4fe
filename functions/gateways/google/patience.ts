import type { Clock } from '../clock.ts';
import { QuotaExhausted } from '../workbooks.ts';

export interface Waiting {
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly clock: Clock;
  /** From 0 to 1, without 1 */
  readonly random: () => number;
}

const FIRST = 1_000;
const LONGEST = 32_000;
/** Quotas refill every minute: three minutes outlast a rush, and leave a run time to end in order. */
const ALL_TOGETHER = 180_000;

/** Waits before the next attempt of one piece of work: twice as long each time, by chance up to half more. */
export class Patience {
  readonly #waiting: Waiting;
  readonly #hold: (() => Promise<void>) | undefined;
  #next = FIRST;
  #spent = 0;

  /** @param hold asked after every wait whether the work may go on; throws when it may not */
  constructor(waiting: Waiting, hold?: () => Promise<void>) {
    this.#waiting = waiting;
    this.#hold = hold;
  }

  /** @throws QuotaExhausted when there is no time left to wait as long as it takes. */
  async wait(retryAfter: string | undefined, cause: unknown): Promise<void> {
    const { sleep, clock, random } = this.#waiting;
    const own = this.#next * (1 + random() / 2);
    const delay = Math.max(own, askedFor(retryAfter, clock));
    if (this.#spent + delay > ALL_TOGETHER) {
      throw new QuotaExhausted('the service kept refusing', { cause });
    }
    this.#spent += delay;
    this.#next = Math.min(LONGEST, this.#next * 2);
    await sleep(delay);
    await this.#hold?.();
  }
}

/** Retry-After gives seconds or a date. */
function askedFor(retryAfter: string | undefined, clock: Clock): number {
  if (retryAfter === undefined) return 0;
  const delay = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1_000 : Date.parse(retryAfter) - clock.now();
  return Number.isFinite(delay) ? delay : 0;
}
