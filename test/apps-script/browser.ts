import { createContext, Script } from 'node:vm';
import type { ScriptSession } from '../../desk/apps-script/runner.ts';

type Listener = (event: { preventDefault(): void }) => void;

/** As much of an element as the sidebar's script touches; markup cannot be put into it. */
export class Element {
  readonly tag: string;
  readonly children: Element[] = [];
  className = '';
  type = '';
  href = '';
  target = '';
  rel = '';
  value: string | number = '';
  hidden = false;
  open = false;
  checked = false;
  /** Every text it was given: each would be read out. */
  readonly history: string[] = [];
  readonly #listeners = new Map<string, Listener>();
  #text = '';

  constructor(tag: string) {
    this.tag = tag;
  }

  get textContent(): string {
    return this.#text + this.children.map((child) => child.textContent).join('');
  }

  set textContent(text: string) {
    this.#text = String(text);
    this.children.length = 0;
    this.history.push(this.#text);
  }

  appendChild(child: Element): void {
    this.children.push(child);
  }

  addEventListener(name: string, listener: Listener): void {
    this.#listeners.set(name, listener);
  }

  fire(name: string): void {
    this.#listeners.get(name)!({ preventDefault: () => {} });
  }

  /** All elements of a tag below this one. */
  all(tag: string): Element[] {
    return this.children.flatMap((child) => [...(child.tag === tag ? [child] : []), ...child.all(tag)]);
  }
}

const plain = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/** The sidebar that a session has open, with its script running. */
export class Page {
  /** The delays asked for, in order; no test sits them out. */
  readonly delays: number[] = [];
  readonly #elements: ReadonlyMap<string, Element>;
  #busy = 0;

  constructor(session: ScriptSession) {
    const { html } = session.sidebar!;
    this.#elements = new Map(
      [...html.matchAll(/<(\w+)[^>]*\sid="(\w+)"[^>]*>/g)].map(([markup, tag, id]) => {
        const element = new Element(tag!);
        element.value = plain(/\svalue="([^"]*)"/.exec(markup)?.[1] ?? '');
        element.hidden = /\shidden\b/.test(markup);
        element.checked = /\schecked\b/.test(markup);
        return [id!, element];
      }),
    );
    const data = new Map(
      [...html.matchAll(/\s(data-\w+)="([^"]*)"/g)].map(([, name, text]) => [name!, plain(text!)]),
    );
    const world = {
      document: {
        getElementById: (id: string) => this.at(id),
        createElement: (tag: string) => new Element(tag),
        body: { getAttribute: (name: string) => data.get(name) ?? null },
        documentElement: { lang: /<html lang="([^"]+)"/.exec(html)?.[1] },
      },
      google: { script: { run: this.#server(session) } },
      setTimeout: (work: () => void, delay: number) => {
        this.delays.push(delay);
        this.#busy++;
        setImmediate(() => {
          work();
          this.#busy--;
        });
      },
    };
    const [, script] = /<script>(.*)<\/script>/s.exec(html)!;
    new Script(script!, { filename: 'sidebar.html' }).runInContext(createContext(world));
  }

  at(id: string): Element {
    const element = this.#elements.get(id);
    if (!element) throw new RangeError(`no element ${id}`);
    return element;
  }

  text = (id: string): string => this.at(id).textContent;

  /** Resolves when nothing is asked or waited for any more. */
  async quiet(): Promise<this> {
    while (this.#busy > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    return this;
  }

  #server(session: ScriptSession) {
    const runner = (done: (value: unknown) => void, failed: (error: Error) => void): object =>
      new Proxy(
        {},
        {
          get: (_, name: string) => {
            if (name === 'withSuccessHandler') return (handler: typeof done) => runner(handler, failed);
            if (name === 'withFailureHandler') return (handler: typeof failed) => runner(done, handler);
            return (...parameters: unknown[]) => {
              this.#busy++;
              const asked = session.run(name, ...parameters).then(done, failed);
              void asked.finally(() => this.#busy--);
            };
          },
        },
      );
    const ignore = () => {};
    return runner(ignore, ignore);
  }
}
