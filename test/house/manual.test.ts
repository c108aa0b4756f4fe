import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { manual } from '../../desk/manual/manual.ts';
import { ROOT } from './sources.ts';

test('docs/manual.md is what the definitions say (npm run manual writes it)', () => {
  expect(readFileSync(join(ROOT, 'docs/manual.md'), 'utf8')).toBe(manual());
});
