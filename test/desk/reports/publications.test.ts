import { expect, test } from 'vitest';
import { latestOf, publicationsOf, unpublishedCorrection } from '../../../desk/reports/publications.ts';
import type { Entry, EntryKind } from '../../../functions/runs/ledger.ts';

let seq = 0;
const entry = (kind: EntryKind, period: string, result: string): Entry => {
  seq += 1;
  return {
    seq,
    kind,
    period,
    runId: `${kind} ${seq}`,
    inputDigest: `input of ${result}`,
    resultDigest: result,
    preparedBy: 'a',
    by: 'b',
    at: '',
    reason: '',
    document: '',
    corrects: 0,
    previous: '',
    hash: '',
  };
};

test('a publication shows the closing or correction of its own digests that came before it', () => {
  const closed = entry('closed', '2025-03', 'first');
  const shown = entry('published', '2025-03', 'first');
  const corrected = entry('correction', '2025-03', 'second');
  const april = entry('closed', '2025-04', 'third');
  expect(publicationsOf([closed])).toEqual([]);
  const publications = publicationsOf([closed, shown, corrected, april]);
  expect(publications).toEqual([{ period: '2025-03', published: shown, source: closed }]);
  expect(latestOf(publications).get('2025-04')).toBeUndefined();
  expect(unpublishedCorrection([closed, shown, corrected, april], publications[0]!)).toBe(corrected);

  const again = entry('published', '2025-03', 'second');
  const later = publicationsOf([closed, shown, corrected, april, again]);
  expect(latestOf(later).get('2025-03')).toEqual({ period: '2025-03', published: again, source: corrected });
  expect(unpublishedCorrection([closed, shown, corrected, april, again], later[1]!)).toBeUndefined();
});

test('a publication whose closing is not to be found is none', () => {
  const closed = entry('closed', '2025-03', 'first');
  expect(publicationsOf([closed, entry('published', '2025-03', 'other')])).toEqual([]);
  expect(publicationsOf([closed, entry('published', '2025-04', 'first')])).toEqual([]);
});
