import { randomUUID } from 'node:crypto';
import type { Dialog, Reply } from '../apps-script/runner.ts';
import type { Said } from '../page/contract.ts';
import { notFound } from './refused.ts';

type Answer = (dialog: Dialog) => Promise<Reply>;

/**
 * Scripts that stop to ask. Each request of the page takes a script as far as its next question, or to its end; one
 * whose question nobody answers ends when its time is over.
 */
export class Conversations {
  readonly #waiting = new Map<string, (reply: Reply) => Promise<Said>>();

  start(work: (answer: Answer) => Promise<Said>): Promise<Said> {
    const id = randomUUID();
    let told = expectation();
    const answer: Answer = (dialog) => {
      const asked = Promise.withResolvers<Reply>();
      this.#waiting.set(id, (reply) => {
        this.#waiting.delete(id);
        told = expectation();
        asked.resolve(reply);
        return told.promise;
      });
      told.resolve({ asks: dialog, conversation: id });
      return asked.promise;
    };
    work(answer)
      .then(
        (said) => told.resolve(said),
        (error: unknown) => told.reject(error),
      )
      .finally(() => this.#waiting.delete(id));
    return told.promise;
  }

  /** @throws Refused 404 when the script is over */
  async reply(id: string, reply: Reply): Promise<Said> {
    const resume = this.#waiting.get(id);
    if (!resume) throw notFound('等待回覆的操作，請重新執行');
    return resume(reply);
  }
}

/** Nobody need be there to hear of an end. */
function expectation() {
  const told = Promise.withResolvers<Said>();
  told.promise.catch(() => {});
  return told;
}
