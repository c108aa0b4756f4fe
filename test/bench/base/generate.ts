import { appendFileSync, createWriteStream, existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sampleCommand } from '../../../desk/cli/sample.ts';
import { sampleGroups } from '../../../desk/sample/area.ts';
import { sampleCases } from '../../../desk/sample/cases.ts';
import { seeded } from '../../../desk/sample/random.ts';
import { WORK } from '../cases/generate.ts';

const YEAR = 2025;
const YEARS = [2022, 2023, 2024];

/** What the SQL of the rival is written for; the rest are the scheme's defaults. */
const SETTINGS = [
  'base.yearWeights,,2:3:5',
  'base.trim,,iqr',
  'base.trim.k,,1.5',
  'base.cvMax,,0.5',
  'coefficient.method,,hospital',
];

/** A synthetic county with so many reference cases of three years, written once. */
export async function historyCounty(cases: number): Promise<string> {
  const folder = join(WORK, `base-${cases}`);
  const path = join(folder, '歷史病例.csv');
  if (existsSync(path)) return folder;
  const log = console.log;
  console.log = () => {};
  await sampleCommand(folder, { cases: 1000, seed: 1, year: YEAR }).finally(() => {
    console.log = log;
  });
  rmSync(join(folder, '病例.csv'));
  rmSync(join(folder, '特病單議.csv'));
  appendFileSync(join(folder, '參數.csv'), SETTINGS.map((line) => `${line},,,\n`).join(''));
  await pipeline(Readable.from(lines(cases)), createWriteStream(`${path}.part`));
  renameSync(`${path}.part`, path);
  return folder;
}

/** Charges and institutions of the sample's cases, a third of them in each year, and dearer by the year. */
function* lines(cases: number): Generator<string> {
  const groups = sampleGroups();
  yield '年度,機構,病組,總費用\n';
  for (const [index, year] of YEARS.entries()) {
    const count = Math.floor(cases / YEARS.length) + (index < cases % YEARS.length ? 1 : 0);
    for (const row of sampleCases(count, year, groups, seeded(year))) {
      const [, institution, , , , , , group, total] = row;
      yield `${year},${institution},${group},${total}\n`;
    }
  }
}
