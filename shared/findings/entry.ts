import type { Severity } from './finding.ts';

export interface Entry {
  readonly severity: Severity;
  readonly message: string;
  readonly remedy: string;
}

export const entries = <const K extends string>(catalogue: Record<K, Entry>) => catalogue;
