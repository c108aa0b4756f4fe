import { describe, expect, it } from 'vitest';
import { PLANTS } from '../../../desk/sample/plants/plants.ts';
import { sampleArea } from '../../../desk/sample/sample.ts';
import { FindingList } from '../../../shared/findings/finding-list.ts';
import { digestCases, openInput, readAllCases } from '../../../shared/settle/run.ts';
import { settle } from '../../../shared/settle/settle.ts';
import type { RawTab } from '../../../shared/sheets/raw.ts';
import { watchAreaOf, watchBasis } from '../../../shared/watch/cases/watch-area.ts';
import { watchCases } from '../../../shared/watch/cases/watch-cases.ts';
import { watch } from '../../../shared/watch/watch.ts';

/** The institutions to be visited, the highest score first, in a synthetic county where such misbehaviour was planted. */
async function inspected(plants: readonly string[]): Promise<readonly string[]> {
  const raws: RawTab[] = [];
  // One tab after the other: the budget follows from the cases that were read.
  for (const { name, rows } of sampleArea({ cases: 20_000, seed: 7, year: 2025, plants })) {
    raws.push({ name, rows: [...rows].map((cells, index) => ({ row: index + 1, cells })) });
  }
  const list = new FindingList();
  const opened = await openInput(raws, { knownAt: '2026-01-01' }, list.report, { casesElsewhere: false });
  const cases = await readAllCases([opened.workbook.cases!], opened, list.report, undefined, { watch: true });
  const { area } = opened;
  if (!area || list.blocked) throw new Error(JSON.stringify(list.all.slice(0, 3)));
  const { digest } = digestCases(cases, area, list.report);
  const settlement = settle(area, digest, { kind: 'year', year: 2025 }, list.report)!;
  const caseWatch = watchCases(cases.table, cases.watched!, watchAreaOf(area, watchBasis(area)));
  const { sheets } = watch(area, digest, caseWatch, settlement, list.report);
  const tables = sheets.filter(({ sheet }) => sheet === '現場核查清單').flatMap((sheet) => sheet.tables);
  return tables.flatMap(({ rows }) => rows).map(({ cells }) => cells['code'] as string);
}

/** All kinds but 高編, which shows only in months of more cases than these institutions have. */
const SEEN = PLANTS.filter(({ rule }) => rule !== 'watch-cmi-jump');

describe('現場核查清單 of a synthetic county', () => {
  it('names nobody where nobody misbehaves', async () => {
    expect(await inspected([])).toEqual([]);
  });

  it('names those who do, and nobody else', async () => {
    const found = await inspected(SEEN.map(({ name }) => name));
    const guilty = new Set(SEEN.map(({ institution }) => institution));
    expect(found.filter((code) => !guilty.has(code))).toEqual([]);
    expect([...guilty].filter((code) => !found.includes(code))).toEqual([]);
  });

  it.each(SEEN.map(({ title, name, institution }) => [title, name, institution] as const))(
    'with %s alone names its institution and no other',
    async (_, name, institution) => {
      expect(await inspected([name])).toEqual([institution]);
    },
  );
});
