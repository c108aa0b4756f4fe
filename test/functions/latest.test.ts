import { expect, test } from 'vitest';
import { Latest } from '../../functions/latest.ts';

test('the same question is answered once, also while it is being answered', async () => {
  const latest = new Latest<number>(2);
  let made = 0;
  const make = async () => ++made;
  expect(await Promise.all([latest.get('a', make), latest.get('a', make)])).toEqual([1, 1]);
  expect(await latest.get('a', make)).toBe(1);
});

test('the one not asked for longest goes', async () => {
  const latest = new Latest<string>(2);
  const made: string[] = [];
  const ask = (key: string) =>
    latest.get(key, async () => {
      made.push(key);
      return key;
    });
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await ask(key);
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});

test('what failed is asked again', async () => {
  const latest = new Latest<string>(2);
  await expect(latest.get('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await latest.get('a', async () => 'yes')).toBe('yes');
});
