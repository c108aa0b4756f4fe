import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleCommand } from '../../../desk/cli/sample.ts';

export const WORK = join(tmpdir(), 'dianzhi-bench-cases');

/** A synthetic county with so many cases, written once. */
export async function county(cases: number): Promise<string> {
  const folder = join(WORK, `csv-${cases}`);
  const log = console.log;
  console.log = () => {};
  try {
    if (!existsSync(join(folder, '清算調整.csv')))
      await sampleCommand(folder, { cases, seed: 1, year: 2025 });
  } finally {
    console.log = log;
  }
  return folder;
}
