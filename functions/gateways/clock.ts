/** The time, as everything outside `shared` asks for it. */
export interface Clock {
  /** Milliseconds since 1970 */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

export const isoTime = (clock: Clock): string => new Date(clock.now()).toISOString();
export const isoToday = (clock: Clock): string => isoTime(clock).slice(0, 10);
