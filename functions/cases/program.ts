import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { once } from '../once.ts';
import { CODE_VERSION } from '../version.ts';

/** All that decides what becomes of a case row; tabs are read, and rules written, somewhere in `shared`. */
const PARTS = ['shared', 'functions/cases'];

/**
 * SHA-256 over the source of the program that digests cases: what it left is taken up only by the very same program.
 * The package's version would not do, for it stays while rules are being worked on. A bundle is one source.
 */
export const programDigest = once((): string => {
  const own = import.meta.filename;
  const root = join(import.meta.dirname, '../..');
  return own.endsWith('.ts') ? digestOfSources(root, PARTS) : digestOf([['', readFileSync(own)]]);
});

export function digestOfSources(root: string, parts: readonly string[]): string {
  const names = parts.flatMap((part) =>
    readdirSync(join(root, part), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(part, name)),
  );
  return digestOf(names.sort().map((name) => [name, readFileSync(join(root, name))] as const));
}

function digestOf(sources: readonly (readonly [name: string, source: Uint8Array])[]): string {
  const hash = createHash('sha256').update(CODE_VERSION);
  for (const [name, source] of sources) hash.update(`\n${name} ${source.length}\n`).update(source);
  return hash.digest('hex');
}
