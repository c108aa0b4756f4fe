import { randomBytes, randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { secure, sidebarPolicy } from './headers.ts';
import { send } from './messages.ts';

const MOST_KEPT = 50;

/** `google.script.run` for a page that may reach nothing but the window around it. */
const SHIM = `
  (() => {
    const waiting = new Map();
    let count = 0;
    addEventListener('message', ({ source, data }) => {
      const asked = source === parent ? waiting.get(data.id) : undefined;
      if (!asked) return;
      waiting.delete(data.id);
      if ('error' in data) asked.failed(new Error(data.error));
      else asked.done(data.value);
    });
    const ignore = () => {};
    const runner = (done, failed) =>
      new Proxy({}, {
        get: (_, name) => {
          if (name === 'withSuccessHandler') return (handler) => runner(handler, failed);
          if (name === 'withFailureHandler') return (handler) => runner(done, handler);
          return (...parameters) => {
            count += 1;
            waiting.set(count, { done, failed });
            parent.postMessage({ id: count, functionName: name, parameters }, '*');
          };
        },
      });
    // The page may open nothing itself; the window around it fetches what a link offers.
    addEventListener('click', (event) => {
      const link = event.target.closest('a[href]');
      if (!link) return;
      event.preventDefault();
      parent.postMessage({ open: link.getAttribute('href'), name: link.textContent }, '*');
    });
    window.google = { script: { run: runner(ignore, ignore) } };
  })();
`;

/** The desk knows the address of its functions itself, and has set up the files. */
const LOOK =
  '#settings { display: none; } :lang(zh-Hant) body { font-family: "Noto Sans CJK TC", "PingFang TC", "Microsoft JhengHei", sans-serif; } :lang(zh-Hans) body { font-family: "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }';

/** The sidebars that scripts showed, for the frames that ask for them. */
export class Sidebars {
  readonly #pages = new Map<string, string>();

  /** The address of a sidebar. */
  keep(html: string): string {
    const id = randomUUID();
    this.#pages.set(id, html);
    for (const old of [...this.#pages.keys()].slice(0, -MOST_KEPT)) this.#pages.delete(old);
    return `/sidebar/${id}`;
  }

  /** True when the path is a sidebar's and was answered. */
  answer(path: string, response: ServerResponse): boolean {
    const html = this.#pages.get(/^\/sidebar\/([\w-]+)$/.exec(path)?.[1] ?? '');
    if (html === undefined) return false;
    const nonce = randomBytes(16).toString('base64');
    const shown = html
      .replaceAll('<script>', `<script nonce="${nonce}">`)
      .replaceAll('<style>', `<style nonce="${nonce}">`)
      .replace(
        '</head>',
        () => `<style nonce="${nonce}">${LOOK}</style><script nonce="${nonce}">${SHIM}</script></head>`,
      );
    secure(response, sidebarPolicy(nonce));
    send(response, 200, 'text/html; charset=utf-8', shown);
    return true;
  }
}
