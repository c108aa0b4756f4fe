import { setTimeout as sleep } from 'node:timers/promises';
import { OutcomeUnknown } from './store.ts';

/** One commit to a service that may lose it, or lose the answer to it. */
export interface Attempt {
  /** Sends it once more; the preconditions in it let it happen at most once. Rejects with a gRPC code. */
  send(): Promise<void>;
  /** Whether the documents as they stand prove that it happened or that it did not; undefined when neither. */
  happened(): Promise<boolean | undefined>;
}

/** NOT_FOUND, ALREADY_EXISTS, FAILED_PRECONDITION */
const REFUSED: readonly unknown[] = [5, 6, 9];
/** RESOURCE_EXHAUSTED, ABORTED: the service says that it did not do it. */
const NOT_DONE: readonly unknown[] = [8, 10];
/** CANCELLED, UNKNOWN, DEADLINE_EXCEEDED, INTERNAL, UNAVAILABLE: it may have been done. */
const IN_DOUBT: readonly unknown[] = [1, 2, 4, 13, 14];

/** At most about 3 seconds of waiting, spread so that those who collided do not meet again. */
const WAITS_MS = [100, 200, 400, 800, 1600];

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

/**
 * Repeats a commit until it is known whether it happened. A refusal is the answer as long as no earlier attempt
 * is in doubt; after one, it may come from the commit's own success (googleapis/firebase-admin-node#2854: a
 * commit fails with DEADLINE_EXCEEDED, its repetition with ALREADY_EXISTS, and the documents are there), so the
 * documents are read: false is never the answer to a commit that happened.
 * @throws OutcomeUnknown when others have written over whatever could tell; the service's error when it is none
 *   of those that pass, or has not passed after the last attempt
 */
export async function commitOnce(attempt: Attempt): Promise<boolean> {
  let doubt = false;
  for (let round = 0; ; round++) {
    try {
      await attempt.send();
      return true;
    } catch (error) {
      const code = codeOf(error);
      if (REFUSED.includes(code)) return doubt ? decided(attempt, error) : false;
      doubt ||= IN_DOUBT.includes(code);
      const wait = WAITS_MS[round];
      if (!NOT_DONE.includes(code) && !IN_DOUBT.includes(code)) throw error;
      if (wait === undefined) {
        if (doubt && (await attempt.happened())) return true;
        throw error;
      }
      await sleep(wait * (0.5 + Math.random() / 2));
    }
  }
}

async function decided(attempt: Attempt, cause: unknown): Promise<boolean> {
  const happened = await attempt.happened();
  if (happened === undefined) throw new OutcomeUnknown('A commit may have happened or not.', { cause });
  return happened;
}
