import { describe, expect, it } from 'vitest';
import { PLANTS } from '../../../desk/sample/plants/plants.ts';
import { ranking } from '../../../shared/watch/ranking.ts';
import { plantedCounty } from '../planted-county.ts';

/** Of 20,000 cases: about eight in a thousand. */
const SHORT_LIST = 200;

describe('eight kinds of misbehaviour in a synthetic county', async () => {
  const { watched, cases } = await plantedCounty(PLANTS.map(({ name }) => name));
  const ranked = ranking(watched.flags, cases.cells);

  it('are eight', () => {
    expect(PLANTS.map(({ title }) => title)).toHaveLength(8);
  });

  it.each(PLANTS.map(({ title, rule, institution }) => [title, rule, institution] as const))(
    '%s is found by %s, its institution first',
    (_, rule, institution) => {
      expect(ranked.get(rule)?.[0]?.institution).toBe(institution);
      expect(ranked.get(rule)![0]!.excess.n).toBeGreaterThan(0n);
    },
  );
});

describe('the same county where nobody misbehaves', async () => {
  const { watched } = await plantedCounty([]);

  it('has a short list, and nothing of what is planted but stays that happen anywhere', () => {
    expect(watched.flags.length).toBeGreaterThan(0);
    expect(watched.flags.length).toBeLessThan(SHORT_LIST);
    const rules = new Set(watched.flags.map(({ rule }) => rule));
    for (const rule of ['watch-cmi-jump', 'volume-rise', 'volume-child-rate'])
      expect(rules).not.toContain(rule);
  });
});
