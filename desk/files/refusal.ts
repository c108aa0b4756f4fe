import type { FindingCode } from '../../shared/findings/catalogue.ts';

/**
 * Thrown inside the file layer when a file cannot be read, and turned into a finding at its edge: no caller
 * outside this folder ever sees it. `reason` is Chinese and completes the finding's message.
 */
export class Refusal extends Error {
  readonly code: FindingCode;
  readonly reason: string;

  constructor(code: FindingCode, reason: string) {
    super(reason);
    this.name = 'Refusal';
    this.code = code;
    this.reason = reason;
  }
}

export const notWorkbook = (reason: string): Refusal => new Refusal('FILE_NOT_WORKBOOK', reason);
export const damaged = (what: string): Refusal => notWorkbook(`文件已損壞（${what}）`);
export const tooLarge = (reason: string): Refusal => new Refusal('FILE_TOO_LARGE', reason);

/** The operating system's error code (`ENOENT`, `EBUSY` …), or `undefined` for anything else. */
export const systemCode = (error: unknown): string | undefined =>
  error instanceof Error && 'syscall' in error && 'code' in error ? String(error.code) : undefined;
