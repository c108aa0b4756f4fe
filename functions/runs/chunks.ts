import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';
import type { Document, Store, Write } from '../gateways/store.ts';

const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);

/** Base64 characters in one chunk document: with its envelope it stays under the store's largest document. */
const CHUNK = 800_000;
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

const chunkId = (index: number): string => String(index).padStart(4, '0');

/**
 * Keeps a text of any length under `path`, once: equal paths hold equal texts, so a second save does nothing.
 * The header is written last; a text without header is not there.
 */
export async function saveText(
  store: Store,
  path: string,
  text: string,
  header: Document = {},
): Promise<void> {
  if (await store.get(path)) return;
  const packed = (await compress(text, QUALITY)).toString('base64');
  const count = Math.ceil(packed.length / CHUNK);
  for (let index = 0; index < count; index++) {
    const data = { part: packed.slice(index * CHUNK, (index + 1) * CHUNK) };
    await store.commit([{ kind: 'create', path: `${path}/chunks/${chunkId(index)}`, data }]);
  }
  const done: Write = { kind: 'create', path, data: { ...header, chunks: count } };
  await store.commit([done]);
}

/** The text saved under `path`; `undefined` when it is not there. @throws Error when a chunk is missing. */
export async function loadText(store: Store, path: string): Promise<string | undefined> {
  const header = await store.get(path);
  if (!header) return undefined;
  const parts: string[] = [];
  for (let index = 0; index < Number(header.data['chunks']); index++) {
    const chunk = await store.get(`${path}/chunks/${chunkId(index)}`);
    if (!chunk) throw new Error(`${path} lacks chunk ${index}`);
    parts.push(String(chunk.data['part']));
  }
  return (await decompress(Buffer.from(parts.join(''), 'base64'))).toString('utf8');
}
