import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';
import { hashOf } from '../../shared/settle/hash.ts';
import { sha256 } from '../gateways/sha256.ts';
import type { Store } from '../gateways/store.ts';
import { bareDigest } from './paths.ts';

const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);

/** Base64 characters in one chunk document: with its envelope it stays under the store's largest document. */
const CHUNK = 800_000;
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

const chunkPath = (path: string, digest: string, index: number): string =>
  `${path}/chunks/${digest}-${String(index).padStart(4, '0')}`;

/**
 * Keeps a text of any length under `path`, once: equal paths hold texts that mean the same, so a second save does
 * nothing. The header is written last; a text without header is not there. Chunks bear the digest of what they are
 * parts of: those left by a save that broke off never get mixed with those of another text.
 */
export async function saveText(store: Store, path: string, text: string): Promise<void> {
  if (await store.get(path)) return;
  const packed = (await compress(text, QUALITY)).toString('base64');
  const digest = bareDigest(hashOf(sha256, packed));
  const count = Math.ceil(packed.length / CHUNK);
  for (let index = 0; index < count; index++) {
    const data = { part: packed.slice(index * CHUNK, (index + 1) * CHUNK) };
    await store.commit([{ kind: 'create', path: chunkPath(path, digest, index), data }]);
  }
  await store.commit([{ kind: 'create', path, data: { digest, chunks: count } }]);
}

/** The text saved under `path`; `undefined` when it is not there. @throws Error when a chunk is missing or changed. */
export async function loadText(store: Store, path: string): Promise<string | undefined> {
  const header = await store.get(path);
  if (!header) return undefined;
  const { digest, chunks } = header.data;
  const parts: string[] = [];
  for (let index = 0; index < Number(chunks); index++) {
    const chunk = await store.get(chunkPath(path, String(digest), index));
    if (!chunk) throw new Error(`${path} lacks chunk ${index}`);
    parts.push(String(chunk.data['part']));
  }
  const packed = parts.join('');
  if (bareDigest(hashOf(sha256, packed)) !== digest) throw new Error(`${path} is not what was saved`);
  return (await decompress(Buffer.from(packed, 'base64'))).toString('utf8');
}
