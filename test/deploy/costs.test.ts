import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { costTable, LARGE, monthlyCosts, PRICES, SMALL } from '../../deploy/costs.ts';
import { ROOT } from '../house/sources.ts';

const PRESS = { perMonth: 100, seconds: 1, reads: 10, writes: 5, stored: 2 ** 20, requests: 2, pollReads: 4 };
const MONTH = { people: 0, presses: [PRESS], secondsPerRequest: 1, slowness: 2, monthsKept: 12 };

test('a bill follows from what was counted', () => {
  // 2 × 1 + 2 × 1 = 4 s of work, asked for after each 1.5 s and once at the end: 4 polls of 0.2 s.
  const lines = Object.fromEntries(monthlyCosts(MONTH).map(({ name, amount }) => [name, amount]));
  expect(lines).toMatchObject({
    'Function calls': 600,
    CPU: 480,
    Memory: 960,
    'Firestore reads': 2600,
    'Firestore writes': 500,
    'Firestore storage after 12 months': (1200 * 2 ** 20) / 2 ** 30,
    'Queue operations': 200,
  });
});

test('a line costs its amount times its price', () => {
  const [calls, cpu] = monthlyCosts(MONTH);
  expect(calls!.dollars).toBe(600 * (PRICES.millionRequests / 1e6));
  expect(cpu!.dollars).toBe(480 * PRICES.vcpuSecond);
});

test('both months are 200 presses of 10 people', () => {
  for (const { people, presses } of [SMALL, LARGE]) {
    expect([people, presses.reduce((sum, { perMonth }) => sum + perMonth, 0)]).toEqual([10, 200]);
  }
});

test('docs/deploy.md shows the table as it is computed (node deploy/costs.ts)', () => {
  expect(readFileSync(join(ROOT, 'docs/deploy.md'), 'utf8')).toContain(costTable());
});
