import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { send } from './messages.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The built page: its files lie side by side, so a name with anything but letters, digits and `-_.` is none of them. */
const ASSET = /^\/assets\/([\w-]+(?:\.[\w-]+)*\.(?:js|css|svg))$/;
const PAGES: readonly (readonly [RegExp, string])[] = [
  [/^\/$/, 'index.html'],
  [/^\/book\/book-[1-9]\d{0,5}$/, 'book.html'],
];

/** True when the path is one of the page's files and was answered. */
export async function sendPage(folder: string, path: string, response: ServerResponse): Promise<boolean> {
  const asset = ASSET.exec(path)?.[1];
  const name = asset === undefined ? PAGES.find(([pattern]) => pattern.test(path))?.[1] : `assets/${asset}`;
  if (name === undefined) return false;
  const content = await readFile(join(folder, name)).catch(() => undefined);
  if (!content) return false;
  // Names of assets bear their digest.
  if (asset !== undefined) response.setHeader('cache-control', 'private, max-age=31536000, immutable');
  send(response, 200, TYPES[extname(name)] ?? 'application/octet-stream', content);
  return true;
}
