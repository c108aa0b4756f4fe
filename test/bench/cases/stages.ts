import { mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSource } from '../../../desk/input.ts';
import { packBasis, unpackBasis } from '../../../functions/cases/basis.ts';
import { folderBlobs } from '../../../functions/cases/blobs.ts';
import { codingOf } from '../../../functions/cases/encoding.ts';
import { makePlan, openCaseFile } from '../../../functions/cases/plan.ts';
import { sha256 } from '../../../functions/gateways/sha256.ts';
import { DigestSums } from '../../../shared/cases/stream/assemble.ts';
import { LF } from '../../../shared/cases/stream/byte-text.ts';
import { CellKeys } from '../../../shared/cases/stream/classes.ts';
import { groupRoom } from '../../../shared/cases/stream/code-book.ts';
import { reduceStays } from '../../../shared/cases/stream/reduce-stays.ts';
import { TextReducer } from '../../../shared/cases/stream/reduce-texts.ts';
import { ShardFile, shardPieces } from '../../../shared/cases/stream/shard-file.ts';
import { ShardReader } from '../../../shared/cases/stream/shard-reader.ts';
import { FindingList } from '../../../shared/findings/finding-list.ts';
import { openInput } from '../../../shared/settle/run.ts';

/**
 * What a case costs at each stage, on one thread: one shard of a county again and again, the best of all turns. The
 * points and sums are what the pass takes more than the same pass of an area whose points cannot be told.
 */
const [folder = ''] = process.argv.slice(2);
const TURNS = 9;
const SHARD = 2 ** 23;
const PASS = 'pass';
const work = mkdtempSync(join(tmpdir(), 'dianzhi-bench-stages-'));

const list = new FindingList();
const source = (await openSource(folder, {}, list.report))!;
const clocks = { knownAt: '2026-01-01' };
const opened = await openInput(source.tabs, clocks, list.report, { casesElsewhere: true });
const { area, checks, reviews } = unpackBasis(packBasis(opened.area, opened.checks));
const files = folderBlobs(folder);
const { file } = await openCaseFile(files, '病例.csv');
const plan = await makePlan(files, [file], { shardBytes: SHARD, cut: 'lines', kept: false });
const buffer = new Uint8Array(SHARD + 1);
const handle = openSync(join(folder, '病例.csv'), 'r');

function readShard(): number {
  const length = readSync(handle, buffer, 0, SHARD, file.dataFrom);
  return buffer.lastIndexOf(LF, length - 1) + 1;
}

const best = new Map<string, number>();
const note = (stage: string, milliseconds: number) =>
  best.set(stage, Math.min(best.get(stage) ?? Number.POSITIVE_INFINITY, milliseconds));
function time<T>(stage: string, work: () => T): T {
  const start = performance.now();
  const result = work();
  note(stage, performance.now() - start);
  return result;
}

const options = {
  checks,
  reviews,
  header: file.header,
  coding: codingOf(file.encoding),
  borders: plan.borders,
  stayParts: plan.stayParts,
  foldedAllowed: false,
};
const reader = new ShardReader({ ...options, area });
const checker = new ShardReader({ ...options, area: undefined });
let rows = 0;

for (let turn = 0; turn < TURNS; turn++) {
  const end = time('read', readShard);
  rows = time('decode, check, canonical text', () => checker.read(buffer, end)).records;
  readShard();
  const result = time(PASS, () => reader.read(buffer, end));
  const store = folderBlobs(work);
  const start = performance.now();
  await store.write('shard', shardPieces(result));
  note('write', performance.now() - start);
  const shard = await ShardFile.open((from, to) => store.read('shard', from, to));
  const sections = await Promise.all(
    Array.from({ length: plan.borders.length + 1 }, (_, range) => shard.texts(range)),
  );
  time('reduce: numbers, digest', () => {
    const reducer = new TextReducer(sha256());
    for (const section of sections) reducer.add([{ section, firstRow: 2 }]);
    return reducer.digest();
  });
  const stays = await Promise.all(Array.from({ length: plan.stayParts }, (_, part) => shard.stays(part)));
  const keys = new CellKeys(groupRoom(checks.groups.size));
  const groups = [...checks.groups.keys()];
  time('reduce: readmission', () => {
    for (const section of stays) {
      reduceStays([{ section, firstRow: 2, groups: undefined }], area!, keys, (group) => groups[group]!);
    }
  });
}
const sums = (await ShardFile.open((from, to) => folderBlobs(work).read('shard', from, to))).sums();
const cells = (await sums)!;
for (let turn = 0; turn < TURNS; turn++) {
  const merged = new DigestSums(new CellKeys(groupRoom(checks.groups.size)));
  time('reduce: sums', () => merged.addShard(cells, undefined));
}
rmSync(work, { recursive: true });
const decoding = best.get('decode, check, canonical text')!;
best.set('class, points, sums, stays', best.get(PASS)! - decoding);
best.delete(PASS);
console.log('| Stage | µs per case |\n|---|---|');
for (const [stage, milliseconds] of best) {
  console.log(`| ${stage} | ${((milliseconds * 1000) / rows).toFixed(2)} |`);
}
