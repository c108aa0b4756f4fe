import { damaged } from '../refusal.ts';
import { MOST_DEPTH, MOST_TOKEN } from './limits.ts';

/**
 * Told of elements by their local name. `text` comes raw, in pieces, and still with its entities: join the pieces,
 * then `decodeText`.
 */
export interface XmlHandler {
  open(name: string, attributes: string): void;
  text(raw: string): void;
  close(name: string): void;
}

/**
 * Reads XML as it streams in. It must be well formed to the last tag: a part cut short would otherwise be a sheet
 * with fewer rows, and nobody would notice. DTDs are refused, so there are no entities to expand.
 * @throws Refusal
 */
export async function scanXml(
  part: string,
  chunks: AsyncIterable<Uint8Array>,
  handler: XmlHandler,
): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const scanner = new Scanner(part, handler);
  const decode = (chunk?: Uint8Array) => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch {
      throw damaged(`${part} 的文字編碼有誤`);
    }
  };
  for await (const chunk of chunks) scanner.push(decode(chunk));
  scanner.push(decode());
  scanner.end();
}

const TAG_END = /[\s/]/;

class Scanner {
  readonly #part: string;
  readonly #handler: XmlHandler;
  readonly #path: string[] = [];
  #rest = '';
  #sawRoot = false;

  constructor(part: string, handler: XmlHandler) {
    this.#part = part;
    this.#handler = handler;
  }

  push(text: string): void {
    const input = this.#rest + text;
    let at = 0;
    while (at < input.length) {
      const next = input[at] === '<' ? this.#markup(input, at) : this.#text(input, at);
      if (next < 0) break;
      at = next;
    }
    this.#rest = input.slice(at);
    if (this.#rest.length > MOST_TOKEN) throw this.#broken();
  }

  end(): void {
    if (this.#rest !== '' || this.#path.length > 0 || !this.#sawRoot) throw this.#broken();
  }

  #broken() {
    return damaged(`${this.#part} 不完整或不是有效的 XML`);
  }

  #text(input: string, at: number): number {
    const found = input.indexOf('<', at);
    const end = found < 0 ? input.length : found;
    if (this.#path.length > 0) this.#handler.text(input.slice(at, end));
    return end;
  }

  /** Where the markup that starts here ends, or -1 when it has not arrived whole. */
  #markup(input: string, at: number): number {
    if (input.startsWith('<?', at)) return after(input, '?>', at);
    if (input[at + 1] === '!') return this.#declaration(input, at);
    const end = tagEnd(input, at);
    if (end < 0) return -1;
    if (input[at + 1] === '/') this.#close(input.slice(at + 2, end).trim());
    else this.#open(input.slice(at + 1, end));
    return end + 1;
  }

  #declaration(input: string, at: number): number {
    if (input.startsWith('<!--', at)) return after(input, '-->', at + 4);
    if (input.length - at < 9) return -1;
    if (!input.startsWith('<![CDATA[', at)) throw this.#broken();
    const end = after(input, ']]>', at + 9);
    if (end >= 0) this.#handler.text(input.slice(at + 9, end - 3).replaceAll('&', '&amp;'));
    return end;
  }

  #open(tag: string): void {
    const empty = tag.endsWith('/');
    const content = empty ? tag.slice(0, -1) : tag;
    const space = content.search(TAG_END);
    const name = space < 0 ? content : content.slice(0, space);
    if (this.#sawRoot && this.#path.length === 0) throw this.#broken();
    this.#sawRoot = true;
    this.#path.push(name);
    if (this.#path.length > MOST_DEPTH) throw this.#broken();
    this.#handler.open(local(name), space < 0 ? '' : content.slice(space));
    if (empty) this.#close(name);
  }

  #close(name: string): void {
    if (this.#path.pop() !== name) throw this.#broken();
    this.#handler.close(local(name));
  }
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

function after(input: string, mark: string, at: number): number {
  const found = input.indexOf(mark, at);
  return found < 0 ? -1 : found + mark.length;
}

/** The `>` that closes a tag; one inside a quoted attribute does not. */
function tagEnd(input: string, at: number): number {
  let quote = 0;
  for (let index = at + 1; index < input.length; index++) {
    const code = input.charCodeAt(index);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 0x22 || code === 0x27) quote = code;
    else if (code === 0x3e) return index;
  }
  return -1;
}

const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** The value of an attribute by its local name, so `id` also finds `r:id`. */
export function attribute(attributes: string, wanted: string): string | undefined {
  ATTRIBUTE.lastIndex = 0;
  for (let match = ATTRIBUTE.exec(attributes); match; match = ATTRIBUTE.exec(attributes)) {
    if (match[1] === wanted || local(match[1]!) === wanted) return decodeText(match[2] ?? match[3]!);
  }
  return undefined;
}

export const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Resolves entities and line ends, as every XML reader does. */
export function decodeText(raw: string): string {
  const text = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
  if (!text.includes('&')) return text;
  return text.replace(/&([^;]*);?/g, (whole, name: string) => {
    const code = /^#x([\da-f]{1,6})$/i.exec(name)?.[1] ?? /^#(\d{1,7})$/.exec(name)?.[1];
    const value = name.startsWith('#')
      ? code && character(Number.parseInt(code, /x/i.test(name) ? 16 : 10))
      : ENTITIES[name];
    if (value === undefined) throw damaged(`無效的字符引用 ${whole}`);
    return value;
  });
}

const character = (code: number): string | undefined =>
  code <= 0x10ffff ? String.fromCodePoint(code) : undefined;

/** Undoes `_x000D_`, the form in which spreadsheets keep characters that XML cannot hold. */
export const decodeEscapes = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([\da-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
