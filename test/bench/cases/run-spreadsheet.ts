import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Figure, tell } from './figures.ts';

/** LibreOffice computes a workbook of formulas that was made before; in a process of its own. */
const [book = ''] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'dianzhi-bench-office-'));
const start = performance.now();
execFileSync(
  'soffice',
  [
    '--headless',
    `-env:UserInstallation=file://${folder}/profile`,
    '--convert-to',
    'csv',
    '--outdir',
    folder,
    book,
  ],
  { stdio: 'ignore' },
);
const seconds = (performance.now() - start) / 1000;
const text = readFileSync(join(folder, 'book.csv'), 'utf8');
rmSync(folder, { recursive: true });
const figures = text
  .trim()
  .split('\n')
  .map((line) => line.split(',') as unknown as Figure)
  .map(([fund, ...rest]): Figure => [fund === 'resident' ? '居民' : '職工', ...rest])
  .filter(([, , cases]) => cases !== '0');
tell({ seconds, stages: {}, figures });
