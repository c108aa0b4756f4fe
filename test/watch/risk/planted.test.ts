import { describe, expect, it } from 'vitest';
import { PLANTS } from '../../../desk/sample/plants/plants.ts';
import { plantedCounty } from '../planted-county.ts';

/** The institutions to be visited, the highest score first, in a synthetic county where such misbehaviour was planted. */
async function inspected(plants: readonly string[]): Promise<readonly string[]> {
  const {
    watched: { sheets },
  } = await plantedCounty(plants);
  const tables = sheets.filter(({ sheet }) => sheet === '現場核查清單').flatMap((sheet) => sheet.tables);
  return tables.flatMap(({ rows }) => rows).map(({ cells }) => cells['code'] as string);
}

describe('現場核查清單 of a synthetic county', () => {
  it('names nobody where nobody misbehaves', async () => {
    expect(await inspected([])).toEqual([]);
  });

  it('names those who do, and nobody else', async () => {
    const found = await inspected(PLANTS.map(({ name }) => name));
    const guilty = new Set(PLANTS.map(({ institution }) => institution));
    expect(found.filter((code) => !guilty.has(code))).toEqual([]);
    expect([...guilty].filter((code) => !found.includes(code))).toEqual([]);
  });

  it.each(PLANTS.map(({ title, name, institution }) => [title, name, institution] as const))(
    'with %s alone names its institution and no other',
    async (_, name, institution) => {
      expect(await inspected([name])).toEqual([institution]);
    },
  );
});
