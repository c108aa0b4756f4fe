import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { DigestedFiles } from '../functions/cases/digest-files.ts';
import type { AttachedCases, AttachedFile, CaseContext } from '../functions/gateways/attached-cases.ts';
import { sha256 } from '../functions/gateways/sha256.ts';
import type { Store } from '../functions/gateways/store.ts';
import type { Finding, Report } from '../shared/findings/finding.ts';
import { FindingList } from '../shared/findings/finding-list.ts';
import { casesDigest } from '../shared/settle/input-digest.ts';
import { readAllCases } from '../shared/settle/run.ts';
import { normalise, type RawTab } from '../shared/sheets/raw.ts';
import { TABS } from '../shared/sheets/tabs/settlement-tabs.ts';
import { KeptDigests } from './cases/kept-digests.ts';
import { syncFolder } from './files/durable.ts';
import { readCsvTab } from './files/read-csv.ts';
import { readXlsxFile } from './files/read-workbook.ts';
import { putDocument } from './put-document.ts';

type Kind = '.csv' | '.xlsx';

/** A file as it was attached. */
export interface Attached extends AttachedFile {
  readonly kind: Kind;
  readonly bytes: number;
  readonly at: string;
}

const CASES = TABS.cases.name;
const currentPath = (area: string) => `areas/${area}/desk/cases`;
const filePath = (area: string, digest: string) =>
  `areas/${area}/case-files/${digest.replace('sha256:', '')}`;

/** The tabs of an area as they are now; `undefined` where cases cannot be held against them yet. */
export type ContextOf = (area: string) => Promise<Pick<CaseContext, 'area' | 'checks'> | undefined>;

/**
 * Case files in a folder, each by the digest of its bytes, and in the store which of them an area has now. A file that
 * was attached stays: runs were made from it. What it came to is kept beside it.
 */
export class CaseFiles implements AttachedCases {
  readonly hasRows = true;
  readonly #folder: string;
  readonly #store: Store;
  readonly #digests: KeptDigests;
  readonly #contextOf: ContextOf;

  constructor(folder: string, store: Store, contextOf: ContextOf) {
    this.#folder = folder;
    this.#store = store;
    this.#digests = new KeptDigests(folder, store);
    this.#contextOf = contextOf;
  }

  async current(area: string): Promise<Attached | undefined> {
    const digest = (await this.#store.get(currentPath(area)))?.data['digest'];
    return typeof digest === 'string' && digest !== '' ? this.known(area, digest) : undefined;
  }

  async known(area: string, digest: string): Promise<Attached | undefined> {
    return (await this.#store.get(filePath(area, digest)))?.data as unknown as Attached | undefined;
  }

  async sums(
    area: string,
    digest: string,
    context: CaseContext,
    onShare?: (share: number) => void,
  ): Promise<DigestedFiles | undefined> {
    const { file, path } = await this.#unchanged(area, digest);
    return file.kind === '.csv' ? this.#digests.of(digest, path, context, onShare) : undefined;
  }

  async open(area: string, digest: string, report: Report): Promise<Attached & { readonly tab: RawTab }> {
    const { file, path } = await this.#unchanged(area, digest);
    const tab = await readCases(path, file.kind, file.name, report);
    if (!tab) throw new Error(`case file ${digest} cannot be read`);
    return { ...file, tab };
  }

  /** Takes a file in, reads it through, and makes it the one the area has; with findings that block, it stays out. */
  async attach(
    area: string,
    name: string,
    content: Readable,
    at: string,
  ): Promise<{ readonly file: Attached | undefined; readonly findings: readonly Finding[] }> {
    const kind = extname(name).toLowerCase() === '.xlsx' ? '.xlsx' : '.csv';
    await mkdir(this.#folder, { recursive: true });
    const draft = join(this.#folder, `${randomUUID()}.part`);
    try {
      const digest = await taken(content, draft);
      const list = new FindingList();
      const summed = kind === '.csv' ? await this.#summed(area, digest, draft) : undefined;
      const read = summed
        ? ofItself(summed, name, list.report)
        : await readThrough(draft, kind, name, list.report);
      if (!read || list.blocked) return { file: undefined, findings: list.all };
      const { size } = await stat(draft);
      await rename(draft, this.#path(digest, kind));
      await syncFolder(this.#folder);
      const file: Attached = { digest, name, kind, bytes: size, at, ...read };
      await putDocument(this.#store, filePath(area, digest), { ...file });
      await putDocument(this.#store, currentPath(area), { digest });
      return { file, findings: list.all };
    } finally {
      await rm(draft, { force: true });
    }
  }

  /** The area has no file any more; runs made from it keep theirs. */
  async detach(area: string): Promise<void> {
    await putDocument(this.#store, currentPath(area), { digest: '' });
  }

  /** Digested for the tabs as they are now, which a press then finds. */
  async #summed(area: string, digest: string, draft: string): Promise<DigestedFiles | undefined> {
    const context = await this.#contextOf(area);
    return context && this.#digests.of(digest, draft, context);
  }

  /** @throws Error when the file is not there, or not what was attached */
  async #unchanged(
    area: string,
    digest: string,
  ): Promise<{ readonly file: Attached; readonly path: string }> {
    const file = await this.known(area, digest);
    const path = this.#path(digest, file?.kind ?? '.csv');
    if (!file || (await digestOf(path)) !== digest)
      throw new Error(`case file ${digest} is not what was attached`);
    return { file, path };
  }

  #path(digest: string, kind: Kind): string {
    return join(this.#folder, `${digest.replace('sha256:', '')}${kind}`);
  }
}

/** Writes a file as it comes; its digest. */
async function taken(content: Readable, path: string): Promise<string> {
  const hash = createHash('sha256');
  const hashed = async function* (chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      hash.update(chunk);
      yield chunk;
    }
  };
  await pipeline(content, hashed, createWriteStream(path, { flush: true }));
  return `sha256:${hash.digest('hex')}`;
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path), hash);
  } catch {
    return '';
  }
  return `sha256:${hash.digest('hex')}`;
}

/** A CSV file, or of a workbook the tab of that name, or its only one. */
async function readCases(
  path: string,
  kind: Kind,
  name: string,
  report: Report,
): Promise<RawTab | undefined> {
  const named: Report = (found) => report({ ...found, where: { ...found.where, tab: name } });
  if (kind === '.csv') return readCsvTab(path, name, named);
  const tabs = (await readXlsxFile(path, named)) ?? [];
  const own = tabs.find((tab) => [CASES.hant, CASES.hans].some((known) => known === normalise(tab.name)));
  return own ?? (tabs.length === 1 ? tabs[0] : undefined);
}

/** Everything that can be told of a case file without its area. */
async function readThrough(path: string, kind: Kind, name: string, report: Report) {
  const tab = await readCases(path, kind, name, report);
  if (!tab) return undefined;
  const named: Report = (found) => report({ ...found, where: { ...found.where, tab: name } });
  const { table } = await readAllCases([tab], undefined, named);
  return { cases: table.size, casesDigest: casesDigest(table, sha256) };
}

/** What is wrong with a row by itself, or with the file; everything else is told when the tabs are checked. */
const OF_THE_FILE = /^(CELL|HEADER|TAB|IDENTIFIER|CSV|FILE|MERGED)_|^CASE_DUPLICATE$/;

/** The same of a file that was digested for an area: what its tabs make of the rows is left out. */
function ofItself({ findings, cases, casesDigest: ofCases }: DigestedFiles, name: string, report: Report) {
  for (const found of findings) {
    if (OF_THE_FILE.test(found.code)) report({ ...found, where: { ...found.where, tab: name } });
  }
  return { cases, casesDigest: ofCases };
}
