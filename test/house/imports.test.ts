import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT, sources } from './sources.ts';

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const pattern =
    /(?:import|export)\s+(type\s)?[^;'"]*?from\s+'([^']+)'|import\('([^']+)'\)|import\s+'([^']+)'/g;
  return [...text.matchAll(pattern)].map(([, typeOnly, from, dynamic, bare]) => {
    const target = from ?? dynamic ?? bare!;
    const to = target.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(file), target)) : target;
    return { from: file, to, typeOnly: typeOnly !== undefined };
  });
}

const imports = ['shared', 'functions', 'apps-script', 'desk'].flatMap((folder) =>
  sources(folder).flatMap(importsOf),
);
const text = ({ from, to }: Import): string => `${from} → ${to}`;

test('there are imports to look at', () => {
  expect(imports.length).toBeGreaterThan(200);
});

test('shared imports nothing outside itself but decimal.js and zod', () => {
  const strangers = imports.filter(
    ({ from, to }) =>
      from.startsWith('shared/') && !to.startsWith('shared/') && !['decimal.js', 'zod'].includes(to),
  );
  expect(strangers.map(text)).toEqual([]);
});

/** A folder and what it may use, besides itself. */
const MAY_USE: Readonly<Record<string, readonly string[]>> = {
  'shared/money': [],
  'shared/law': ['shared/money'],
  'shared/findings': [],
  'shared/sheets': ['shared/money', 'shared/findings'],
  'shared/rules': ['shared/money', 'shared/law', 'shared/sheets', 'shared/findings'],
  'shared/regions': ['shared/rules', 'shared/law', 'shared/money'],
};

test.each(Object.entries(MAY_USE))('%s imports one way', (folder, allowed) => {
  const wrong = imports.filter(
    ({ from, to }) =>
      from.startsWith(`${folder}/`) &&
      to.startsWith('shared/') &&
      ![folder, ...allowed].some((name) => to.startsWith(`${name}/`)),
  );
  expect(wrong.map(text)).toEqual([]);
});

test('nothing imports functions but the desk, and nothing imports the desk; the script knows the contract’s types', () => {
  const contractTypes = ({ from, to, typeOnly }: Import) =>
    from.startsWith('apps-script/') && to === 'functions/http/contract.ts' && typeOnly;
  const wrong = imports.filter(
    (line) =>
      !contractTypes(line) &&
      ((line.to.startsWith('functions/') && !/^(functions|desk)\//.test(line.from)) ||
        (line.to.startsWith('desk/') && !line.from.startsWith('desk/'))),
  );
  expect(wrong.map(text)).toEqual([]);
});

test('cases and settle import each other only for types', () => {
  const values = imports.filter(
    ({ from, to, typeOnly }) =>
      from.startsWith('shared/cases/') && to.startsWith('shared/settle/') && !typeOnly,
  );
  expect(values.map(text)).toEqual([]);
});
