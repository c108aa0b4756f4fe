import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { folderBlobs } from '../../functions/cases/blobs.ts';
import type { DigestedFiles } from '../../functions/cases/digest-files.ts';
import { phaseKey } from '../../functions/cases/phase-key.ts';
import type { CaseContext } from '../../functions/gateways/attached-cases.ts';
import type { Store } from '../../functions/gateways/store.ts';
import { Latest } from '../../functions/latest.ts';
import { putDocument } from '../put-document.ts';
import { CaseFilesDigest } from './digest-case-files.ts';

/** For one file, by what its points depend on: a county that tries out coefficients comes back to earlier ones. */
const MOST_PER_FILE = 6;
const IN_MEMORY = 2;
const ENDING = '.sums';

const recordPath = (name: string): string => `case-digests/${name}`;
const checksum = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * What case files came to, kept beside them by the digest of the file and of everything else it depends on. The store
 * knows the checksum of each: one that was lost, changed or made by another program is digested anew.
 */
export class KeptDigests {
  readonly #folder: string;
  readonly #store: Store;
  readonly #latest = new Latest<DigestedFiles | undefined>(IN_MEMORY);

  constructor(folder: string, store: Store) {
    this.#folder = folder;
    this.#store = store;
  }

  /** See digestFiles. @param fileDigest of the file at `path` */
  async of(
    fileDigest: string,
    path: string,
    { area, checks, watch }: Pick<CaseContext, 'area' | 'checks' | 'watch'>,
    onShare: (share: number) => void = () => {},
  ): Promise<DigestedFiles | undefined> {
    const anew = () => digestInThreads(path, { area, checks, watch }, onShare);
    // Where the tabs forbid points the cases are only checked, and their findings are not worth keeping.
    if (!area) return anew();
    const name = `${fileDigest.replace('sha256:', '')}-${phaseKey(area, watch)}`;
    return this.#latest.get(name, async () => (await this.#load(name)) ?? (await this.#keep(name, anew)));
  }

  async #load(name: string): Promise<DigestedFiles | undefined> {
    const known = (await this.#store.get(recordPath(name)))?.data['checksum'];
    const bytes = await readFile(join(this.#folder, name + ENDING)).catch(() => undefined);
    if (!bytes || checksum(bytes) !== known) return undefined;
    return deserialize(bytes) as DigestedFiles;
  }

  async #keep(
    name: string,
    make: () => Promise<DigestedFiles | undefined>,
  ): Promise<DigestedFiles | undefined> {
    const made = await make();
    if (!made?.digest) return made;
    const bytes = serialize(made);
    await folderBlobs(this.#folder).write(name + ENDING, [bytes]);
    await putDocument(this.#store, recordPath(name), { checksum: checksum(bytes) });
    await this.#forgetOldest(name);
    return made;
  }

  async #forgetOldest(name: string): Promise<void> {
    const ofFile = name.slice(0, name.indexOf('-') + 1);
    const names = (await readdir(this.#folder)).filter(
      (other) => other.startsWith(ofFile) && other.endsWith(ENDING),
    );
    const aged = await Promise.all(
      names.map(async (other) => [other, (await stat(join(this.#folder, other))).mtimeMs] as const),
    );
    const oldest = aged.sort(([, a], [, b]) => b - a).slice(MOST_PER_FILE);
    await Promise.all(oldest.map(([other]) => rm(join(this.#folder, other), { force: true })));
  }
}

/** Never in this thread: it answers people. */
async function digestInThreads(
  path: string,
  { area, checks, watch }: Pick<CaseContext, 'area' | 'checks' | 'watch'>,
  onShare: (share: number) => void,
): Promise<DigestedFiles | undefined> {
  const { size } = await stat(path);
  const threads = Math.max(2, availableParallelism());
  const work = new CaseFilesDigest([path], size, { threads, onShard: onShare });
  try {
    return await work.digest(area, checks, { watch });
  } finally {
    await work.close();
  }
}
