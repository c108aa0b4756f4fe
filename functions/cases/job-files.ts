import type { Finding } from '../../shared/findings/finding.ts';
import type { Clocks } from '../../shared/law/dated.ts';
import { canonicalJson, hashOf } from '../../shared/settle/hash.ts';
import type { RawTab } from '../../shared/sheets/raw.ts';
import type { AttachedFile } from '../gateways/attached-cases.ts';
import { sha256 } from '../gateways/sha256.ts';
import type { Blobs, BlobVersion } from './blobs.ts';
import type { DigestedFiles } from './digest-files.ts';

/** Where an area keeps the files of its cases. */
export const CASES_PREFIX = 'cases/';

/** What a job is about: a press leaves it, the tasks read it. */
export interface JobInput {
  /** Every tab but 病例 */
  readonly tabs: readonly RawTab[];
  readonly clocks: Clocks;
  /** The case files as they were when the job was asked for */
  readonly files: readonly BlobVersion[];
}

/** What a job came to, as a press finds it. */
export type JobResult = {
  /** See inputId */
  readonly input: string;
  readonly files: readonly BlobVersion[];
} & (
  | { readonly outcome: 'digested'; readonly file: AttachedFile }
  | ({ readonly outcome: 'refused' } & Pick<DigestedFiles, 'cases' | 'periods' | 'casesDigest'> & {
        readonly findings: readonly Finding[];
      })
  /** Only a row reader can tell what is wrong with the files. */
  | { readonly outcome: 'unfit' }
);

export const INPUT_NAME = 'input.json';
export const RESULT_NAME = 'result.json';

const bare = (digest: string): string => digest.replace('sha256:', '');

/** A digest file as `dianzhi digest` writes it, by the SHA-256 of its text. */
export const digestName = (digest: string): string => `digests/${bare(digest)}.json`;
/** What a press wants to know of it without reading it. */
export const fileName = (digest: string): string => `files/${bare(digest)}.json`;

/** Tells one job from another. */
export const inputId = (input: JobInput): string => bare(hashOf(sha256, canonicalJson(input)));

export const sameFiles = (a: readonly BlobVersion[], b: readonly BlobVersion[]): boolean =>
  canonicalJson(a) === canonicalJson(b);

export async function readText(blobs: Blobs, name: string): Promise<string | undefined> {
  const size = await blobs.size(name);
  return size === undefined ? undefined : new TextDecoder().decode(await blobs.read(name, 0, size));
}

export async function readJson<T>(blobs: Blobs, name: string): Promise<T | undefined> {
  const text = await readText(blobs, name);
  return text === undefined ? undefined : (JSON.parse(text) as T);
}

export const writeText = (blobs: Blobs, name: string, text: string): Promise<void> =>
  blobs.write(name, [new TextEncoder().encode(text)]);

export const writeJson = (blobs: Blobs, name: string, value: JobInput | JobResult | AttachedFile) =>
  writeText(blobs, name, JSON.stringify(value));
