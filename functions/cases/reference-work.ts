import type { ReferenceChecks } from '../../shared/cases/check-reference.ts';
import type { ReferenceColumns } from '../../shared/cases/reference/reference-columns.ts';
import { referenceDigest } from '../../shared/cases/reference/reference-digest.ts';
import { ReferenceReader, type ReferenceShard } from '../../shared/cases/reference/reference-reader.ts';
import { UnfitForShards } from '../../shared/cases/stream/unfit.ts';
import { sha256 } from '../gateways/sha256.ts';
import type { Blobs } from './blobs.ts';
import { codingOf, isText } from './encoding.ts';
import type { Cut, Shard, TextFile } from './plan.ts';
import { ShardRows } from './shard-rows.ts';

/** How files of 歷史病例 are cut, and what their rows are held against. As data alone: it travels to threads. */
export interface ReferencePlan {
  readonly files: readonly TextFile[];
  readonly shards: readonly Shard[];
  readonly cut: Cut;
  readonly checks: ReferenceChecks;
}

/** The first pass over files of reference cases, piece by piece. */
export class ReferenceWork {
  readonly #plan: ReferencePlan;
  readonly #rows: ShardRows;
  readonly #readers: ReferenceReader[] = [];

  constructor(plan: ReferencePlan, files: Blobs) {
    this.#plan = plan;
    this.#rows = new ShardRows(files);
  }

  /** @throws UnfitForShards */
  async shard(index: number): Promise<ReferenceShard> {
    const { checks, cut, files, shards } = this.#plan;
    const shard = shards[index]!;
    const file = files[shard.file]!;
    const { encoding, header } = file;
    const bytes = await this.#rows.read(shard, file, cut);
    if (!isText(bytes, encoding)) throw new UnfitForShards('broken');
    this.#readers[shard.file] ??= new ReferenceReader({
      checks,
      header,
      coding: codingOf(encoding),
      foldedAllowed: cut === 'records',
    });
    return this.#readers[shard.file]!.read(this.#rows.withRoom(bytes), bytes.length);
  }
}

/** What the rows of the tab come to, as tabDigests takes it. */
export const digestReference = (columns: ReferenceColumns): string => referenceDigest(columns, sha256());
