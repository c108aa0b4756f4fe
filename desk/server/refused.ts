import type { Finding } from '../page/contract.ts';

/** What the page is told instead of an answer. */
export class Refused extends Error {
  readonly status: number;
  readonly findings: readonly Finding[];

  constructor(status: number, message: string, findings: readonly Finding[] = []) {
    super(message);
    this.status = status;
    this.findings = findings;
  }
}

export const notFound = (what: string): Refused => new Refused(404, `沒有${what}。`);
