import { isAscii, isUtf8 } from 'node:buffer';
import type { TextCoding } from '../../shared/cases/stream/shard-result.ts';

const CHUNK_BYTES = 2 ** 18;
/** Decided on this much text from the first character that is not ASCII: some hundred Chinese characters. */
const EVIDENCE_BYTES = 2 ** 12;

/** UTF-8 first: Chinese text in GB18030 is practically never valid UTF-8, while the reverse does happen. */
const ENCODINGS = ['utf-8', 'gb18030'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Up to so many bytes from there; none at the end. */
export type ReadAt = (position: number, length: number) => Promise<Uint8Array>;

/** The encoding of a text file, or `undefined` when it is none that we read. */
export async function detectEncoding(read: ReadAt): Promise<Encoding | undefined> {
  for (let position = 0; ; ) {
    const chunk = await read(position, CHUNK_BYTES);
    if (chunk.length === 0) return 'utf-8';
    if (!isAscii(chunk)) {
      position += chunk.findIndex((byte) => byte >= 0x80);
      const evidence = await read(position, EVIDENCE_BYTES);
      return ENCODINGS.find((encoding) => decodes(evidence, encoding));
    }
    position += chunk.length;
  }
}

/** Whether the bytes are text in that encoding; the last character may be cut off. */
function decodes(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

export function codingOf(encoding: Encoding): TextCoding {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  return { decode: (bytes) => decoder.decode(bytes), utf8: encoding === 'utf-8' };
}

/** Whether whole lines are text in that encoding. */
export function isText(bytes: Uint8Array, encoding: Encoding): boolean {
  if (encoding === 'utf-8') return isUtf8(bytes);
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
