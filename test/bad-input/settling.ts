import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { settleCommand } from '../../desk/cli/settle.ts';
import type { Finding } from '../../shared/findings/finding.ts';
import type { Period } from '../../shared/settle/settlement.ts';

export const MARCH: Period = { kind: 'month', year: 2025, month: '03' };
export const YEAR: Period = { kind: 'year', year: 2025 };

/** What a command left behind. */
export interface Told {
  readonly exit: number;
  /** Lines on standard error */
  readonly lines: readonly string[];
  /** Of the output folder, by name */
  readonly files: ReadonlyMap<string, string>;
}

/** Runs work in a folder of its own, which is gone afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'dianzhi-bad-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** `dianzhi settle` as the command line calls it. */
export async function runSettle(
  input: string,
  out: string,
  {
    period = MARCH,
    digest,
  }: { readonly period?: Period | undefined; readonly digest?: string | undefined } = {},
): Promise<Told> {
  const { exit, lines } = await quietly(() => settleCommand({ input, period, out, cases: false, digest }));
  const names = await readdir(out);
  const files = await Promise.all(
    names.map(async (name) => [name, await readFile(join(out, name), 'utf8')] as const),
  );
  return { exit, lines, files: new Map(files) };
}

/** Runs a command without its words on the terminal, and hands over those on standard error. */
export async function quietly(
  command: () => Promise<number>,
): Promise<{ readonly exit: number; readonly lines: readonly string[] }> {
  let text = '';
  const error = vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
    text += chunk;
    return true;
  });
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  try {
    return { exit: await command(), lines: text === '' ? [] : text.replace(/\n$/, '').split('\n') };
  } finally {
    error.mockRestore();
    log.mockRestore();
  }
}

export const SETTLEMENT = 'settlement.json';
export const FINDINGS_FILE = 'findings.json';

/** `病例!I5`; written here a second time, so that the program's own form is held against it. */
export function placeOf({ where: { tab, row, column } }: Finding): string {
  if (row === undefined) return column === undefined ? `${tab}!-` : `${tab}!${column}:${column}`;
  return column === undefined ? `${tab}!${row}:${row}` : `${tab}!${column}${row}`;
}
