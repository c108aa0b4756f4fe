import type { ServerResponse } from 'node:http';
import type { Library } from '../google/store/library.ts';
import { bookChange } from './book-change.ts';
import { VIEWER } from './people.ts';

const ALIVE_MS = 15_000;

/** Tells every open page what changes in the spreadsheet it shows, whoever changed it, as soon as it has been saved. */
export class Feed {
  readonly #library: Library;
  readonly #listeners = new Map<string, Set<ServerResponse>>();
  /** How many entries of a file's pool its pages have */
  readonly #known = new Map<string, number>();
  readonly #stop: () => void;

  constructor(library: Library) {
    this.#library = library;
    this.#stop = library.watch((file, before, after) => {
      const listeners = this.#listeners.get(file.id);
      if (!listeners?.size) return;
      const change = bookChange(file, before, after, this.#known.get(file.id) ?? 0, VIEWER);
      this.#known.set(file.id, after.pool.items.length);
      const message = `data: ${JSON.stringify(change)}\n\n`;
      for (const listener of listeners) listener.write(message);
    });
  }

  /** A page that listens before it asks for the content misses nothing. */
  listen(fileId: string, response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
    response.write(`event: open\ndata: ${this.#library.file(fileId)?.version ?? 0}\n\n`);
    const listeners = this.#listeners.get(fileId) ?? new Set();
    this.#listeners.set(fileId, listeners.add(response));
    if (!this.#known.has(fileId)) this.#known.set(fileId, this.#library.book(fileId).pool.items.length);
    const timer = setInterval(() => response.write(': alive\n\n'), ALIVE_MS);
    response.once('close', () => {
      clearInterval(timer);
      listeners.delete(response);
    });
  }

  close(): void {
    this.#stop();
    for (const listener of [...this.#listeners.values()].flatMap((all) => [...all])) listener.destroy();
  }
}
