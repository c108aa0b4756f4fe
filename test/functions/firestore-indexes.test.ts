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

/** Every second name of a path is a collection's; chunks stand below the document that they are of. */
const collections = new Set([
  'chunks',
  ...Object.values(paths).flatMap((path: (area: string, id: never) => string) =>
    path('area', 'id' as never)
      .split('/')
      .filter((_, index) => index % 2 === 0),
  ),
]);

test.each([...collections])('the documents of %s are not indexed by their content', (collection) => {
  const exempt = fieldOverrides.filter(({ collectionGroup }) => collectionGroup === collection);
  expect(exempt).toEqual(
    ['body', 'commit'].map((fieldPath) => ({ collectionGroup: collection, fieldPath, indexes: [] })),
  );
});
