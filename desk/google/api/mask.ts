import { ApiError } from './errors.ts';
import type { Messages } from './messages.ts';

/** Which fields are meant: all, or those named, each with what is meant of it. */
export type Mask = true | ReadonlyMap<string, Mask>;

type Tree = Map<string, Mask>;

const TOKEN = /[A-Za-z0-9_]+|[*(),./]/y;

/** `a,b.c,d(e,f/g)` as Google writes field masks; `*` means all. @throws ApiError 400 */
export function parseMask(text: string): Mask {
  const tokens = tokensOf(text.replaceAll(/\s/g, ''));
  const mask = readList(tokens, text);
  if (tokens.length > 0) throw badMask(text, text);
  return mask;
}

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  for (TOKEN.lastIndex = 0; TOKEN.lastIndex < text.length; ) {
    const match = TOKEN.exec(text);
    if (!match) throw badMask(text, text);
    tokens.push(match[0]);
  }
  return tokens;
}

function readList(tokens: string[], text: string): Mask {
  let list: Mask = new Map();
  do list = union(list, readPath(tokens, text));
  while (tokens[0] === ',' && tokens.shift());
  return list;
}

function readPath(tokens: string[], text: string): Mask {
  const name = tokens.shift();
  if (name === undefined || /^[(),./]$/.test(name)) throw badMask(text, text);
  if (name === '*') return true;
  const next = tokens[0];
  if (next === '.' || next === '/') {
    tokens.shift();
    return new Map([[name, readPath(tokens, text)]]);
  }
  if (next !== '(') return new Map([[name, true]]);
  tokens.shift();
  const inside = readList(tokens, text);
  if (tokens.shift() !== ')') throw badMask(text, text);
  return new Map([[name, inside]]);
}

function union(a: Mask, b: Mask): Mask {
  if (a === true || b === true) return true;
  const result: Tree = new Map(a);
  for (const [key, mask] of b) {
    const known = result.get(key);
    result.set(key, known === undefined ? mask : union(known, mask));
  }
  return result;
}

/** What the mask means of a field; `undefined` when it is not meant. */
export const within = (mask: Mask | undefined, key: string): Mask | undefined =>
  mask === true || mask === undefined ? mask : mask.get(key);

/** What the mask means at the end of a path of fields. */
export const wants = (mask: Mask, ...path: readonly string[]): Mask | undefined =>
  path.reduce<Mask | undefined>(within, mask);

/** The value with only the fields that are meant. */
export function project(value: unknown, mask: Mask | undefined): unknown {
  if (mask === true || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => project(item, mask));
  const entries = Object.entries(value).flatMap(([key, item]) => {
    const inner = within(mask, key);
    return inner === undefined ? [] : [[key, project(item, inner)]];
  });
  return Object.fromEntries(entries);
}

/** The first path of the mask that the message does not have. */
export function strangePath(messages: Messages, name: string, mask: Mask): string | undefined {
  if (mask === true) return undefined;
  const fields = messages[name];
  for (const [key, inner] of mask) {
    const type = fields?.[key]?.replace('[]', '');
    if (fields && type === undefined) return key;
    if (type === undefined || type === 'json' || type === 'unkept' || inner === true) continue;
    const deeper = Object.hasOwn(messages, type) ? strangePath(messages, type, inner) : [...inner.keys()][0];
    if (deeper !== undefined) return `${key}.${deeper}`;
  }
  return undefined;
}

/** @throws ApiError 400 as for a `fields` parameter that names something unknown */
export function checkSelection(messages: Messages, name: string, text: string): Mask {
  const mask = parseMask(text);
  const strange = strangePath(messages, name, mask);
  if (strange !== undefined) throw badMask(text, strange);
  return mask;
}

const badMask = (text: string, path: string): ApiError =>
  ApiError.invalid('Request contains an invalid argument.', [
    {
      field: text,
      description: `Error expanding 'fields' parameter. Cannot find matching fields for path '${path}'.`,
    },
  ]);
