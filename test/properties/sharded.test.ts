import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ThreadWorkers } from '../../desk/cases/thread-workers.ts';
import { folderBlobs } from '../../functions/cases/blobs.ts';
import { digestFiles, type Workers } from '../../functions/cases/digest-files.ts';
import { OwnWorkers } from '../../functions/cases/own-workers.ts';
import { FindingList } from '../../shared/findings/finding-list.ts';
import type { Area } from '../../shared/settle/area.ts';
import { lastDay, openInput } from '../../shared/settle/run.ts';
import { settle } from '../../shared/settle/settle.ts';
import { type Period, type Settlement, settlementFigures } from '../../shared/settle/settlement.ts';
import { moneyGoesOutToTheFen, moreNeverEarnsLess, poolsOf, statementsAddUp } from './checks.ts';
import { type County, counties, HEADERS, monthOf } from './county.ts';
import { KNOWN_AT, monthPeriod, rawCounty, settleCounty, yearOf } from './harness.ts';
import { oracle } from './oracle.ts';

/** Some rows each: a county of a few dozen cases is many shards. */
const SHARD_BYTES = 400;
const RUNS = { numRuns: 40 };

const csvCell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function caseFile({ tabs }: County): string {
  const headers = HEADERS['病例'];
  const rows = tabs['病例'].map((row) => headers.map((header) => csvCell(row[header] ?? '')).join(','));
  return [headers.join(','), ...rows].join('\n');
}

interface Sharded {
  readonly area: Area;
  /** `undefined` where a pool has no points */
  readonly settlement: Settlement | undefined;
}

describe.each([1, 3])('settled from shards, %i threads', (threads) => {
  let folder = '';
  let workers: Workers;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dianzhi-sharded-'));
    workers =
      threads === 1
        ? new OwnWorkers(folderBlobs(folder), folderBlobs(folder))
        : new ThreadWorkers(threads, folder, folder);
  });
  afterAll(async () => {
    if (workers instanceof ThreadWorkers) await workers.close();
    await rm(folder, { recursive: true });
  });

  async function sharded(county: County, period: Period): Promise<Sharded> {
    await writeFile(join(folder, 'cases.csv'), caseFile(county));
    const list = new FindingList();
    const clocks = { lawDate: lastDay(period), knownAt: KNOWN_AT };
    const { area, checks } = await openInput(rawCounty(county).tabs, clocks, list.report, {
      casesElsewhere: true,
    });
    const files = folderBlobs(folder);
    const job = { area, checks, names: ['cases.csv'], files, store: files, workers, kept: false };
    const digested = await digestFiles({ ...job, shardBytes: () => SHARD_BYTES });
    expect(digested?.digest).toBeDefined();
    return { area: area!, settlement: settle(area!, digested!.digest!, period, list.report) };
  }

  /** Runs a property on the year and on a month of every county. */
  const eachPeriod = (check: (county: County, period: Period, text: string) => Promise<void>) =>
    fc.assert(
      fc.asyncProperty(counties, fc.nat(), async (county, pick) => {
        const month = monthOf(county, pick);
        await check(county, yearOf(county), String(county.year));
        await check(county, monthPeriod(county, month), `${county.year}-${month}`);
      }),
      RUNS,
    );

  it('the second implementation agrees to the last digit, and so does the way row by row', () =>
    eachPeriod(async (county, period, text) => {
      const { settlement } = await sharded(county, period);
      const figures = settlement && settlementFigures(settlement);
      expect(figures).toEqual(oracle(county, text));
      expect(figures).toEqual((await settleCounty(county, period)).figures);
    }));

  it('1, 5, 6: the money goes out to the fen, more points never earn less, statements add up', () =>
    eachPeriod(async (county, period) => {
      const { area, settlement } = await sharded(county, period);
      for (const pooled of poolsOf(settlement)) {
        moneyGoesOutToTheFen(pooled, area.params['value.allocation']);
        moreNeverEarnsLess(pooled);
      }
      if (settlement) statementsAddUp(settlement, area);
    }));
});
