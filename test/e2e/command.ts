import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { download } from '../../desk/person.ts';
import type { settlementDocument } from '../../shared/settle/settlement.ts';
import type { Office } from './office.ts';
import type { Line } from './shown.ts';

const MAIN = resolve(import.meta.dirname, '../../desk/cli/main.ts');

type Settlement = ReturnType<typeof settlementDocument>;

/** What `dianzhi settle` says of the bureau file as it stands, downloaded as a workbook. */
export async function settledByCommand(
  { clerk, bureauFile, folder }: Office,
  period: string,
): Promise<Settlement> {
  const workbook = join(folder, `${period}.xlsx`);
  const out = join(folder, `out-${period}`);
  await writeFile(workbook, await download(clerk, bureauFile));
  const span = period.length === 4 ? '--year' : '--month';
  await promisify(execFile)(process.execPath, [MAIN, 'settle', workbook, span, period, '--out', out]);
  return JSON.parse(await readFile(join(out, 'settlement.json'), 'utf8')) as Settlement;
}

/** A line of settlement.json with counts as texts, as tabs show them. */
export const asShown = (line: object): Line =>
  Object.fromEntries(Object.entries(line).map(([field, value]) => [field, String(value)]));
