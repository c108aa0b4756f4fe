import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { paths } from '../../functions/runs/paths.ts';
import { ROOT } from '../house/sources.ts';

interface Indexes {
  readonly fieldOverrides: readonly {
    collectionGroup: string;
    fieldPath: string;
    indexes: readonly unknown[];
  }[];
}

const { fieldOverrides } = JSON.parse(readFileSync(join(ROOT, 'firestore.indexes.json'), 'utf8')) as Indexes;

/** Every second name of a path is a collection; those of chunks stand below the documents that are cut. */
const collections = new Set([
  'chunks',
  ...Object.values(paths)
    .flatMap((path: (area: string, id: never) => string) => path('330000', '1' as never).split('/'))
    .filter((name) => /^[a-z]+$/.test(name) && name !== 'write'),
]);

test.each([...collections])('the documents of %s are not indexed by their content', (collection) => {
  const exempt = fieldOverrides.filter(({ collectionGroup }) => collectionGroup === collection);
  expect(exempt).toEqual(
    ['body', 'commit'].map((fieldPath) => ({ collectionGroup: collection, fieldPath, indexes: [] })),
  );
});
