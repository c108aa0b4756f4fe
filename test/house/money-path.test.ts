import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT, sources } from './sources.ts';

/** What would bring a floating-point number, a clock or chance onto the path of money and points. */
const FORBIDDEN =
  /\bparseFloat\b|\.toFixed\(|\btoPrecision\b|\bMath\.(round|floor|ceil|trunc|random|sqrt|pow)\b|\bNumber\(|\bDate\.now\b|\bnew Date\(\)|\bprocess\./;

/** Lines that count rows, days, months or cases, or take a root: never an amount. */
const COUNTS: Readonly<Record<string, readonly string[]>> = {
  'shared/explain/pool.ts': ['Number(month)}月'],
  'shared/law/parameter.ts': ['const value = /^\\d{1,9}$/.test(text) ? Number(text) : Number.NaN;'],
  // The one place where a checked whole number becomes a double.
  'shared/money/small.ts': ['? Number(n) : undefined'],
  'shared/money/root.ts': ['.toFixed(0)'],
  'shared/rules/base/trim.ts': ['position / 4'],
  'shared/settle/base-data.ts': ['cases: Number(line.kept.cases)'],
  'shared/settle/settlement.ts': ["{ kind: 'year', year: Number(text) }", 'year: Number(text.slice(0, 4))'],
  'shared/settle/run.ts': ['Number(period.month)'],
  'shared/sheets/calendar.ts': ['Math.floor(serial)'],
  'shared/sheets/raw.ts': ['Math.floor(rest / 26)'],
  'shared/sheets/read-cell.ts': [
    'dayNumber(Number(parts[0]), Number(parts[1]), Number(parts[2]))',
    'fromSerial(Number(text))',
    'Number(read.units)',
    'const number = match && Number(match[2] ?? match[3] ?? match[4]);',
    'const number = Number(match?.[1]);',
  ],
  'shared/sheets/read-tab.ts': ['row: Number(row)'],
};

test.each(sources('shared'))('%s keeps to whole fen and exact fractions', (file) => {
  const found = readFileSync(join(ROOT, file), 'utf8')
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('*') && !line.trimStart().startsWith('//'))
    .filter((line) => FORBIDDEN.test(line))
    .filter((line) => !(COUNTS[file] ?? []).some((known) => line.includes(known)));
  expect(found).toEqual([]);
});
