import { getBlob, post } from '../api.ts';
import type { Said, Selected } from '../contract.ts';
import { button, element, save } from '../dom.ts';
import { attempt } from './tell.ts';

/** A link of the sidebar, to a file that the server makes. */
interface Wanted {
  readonly open: string;
  readonly name: string;
}

interface Call {
  readonly id: number;
  readonly functionName: string;
  readonly parameters: readonly unknown[];
}

/**
 * The script's sidebar, in a frame that may run its own script and reach nothing: what it asks of the script comes here
 * as a message, and goes to the server under this page's name.
 */
export class SidebarPane {
  readonly element = element('aside', { class: 'side', hidden: true });
  readonly #area: string;
  readonly #onSelected: (selected: Selected) => void;
  #frame: HTMLIFrameElement | undefined;

  constructor(area: string, onSelected: (selected: Selected) => void) {
    this.#area = area;
    this.#onSelected = onSelected;
    addEventListener('message', ({ source, data }: MessageEvent<Call | Wanted>) => {
      if (!this.#frame || source !== this.#frame.contentWindow) return;
      if ('open' in data) void attempt(() => this.#take(data));
      else void this.#run(data);
    });
  }

  show({ title, address }: { readonly title: string; readonly address: string }): void {
    this.#frame = element('iframe', { sandbox: 'allow-scripts allow-forms', src: address, title });
    const close = button('✕', () => this.close(), { 'aria-label': '關閉側邊欄' });
    const head = element('header', {}, element('h2', {}, title), close);
    this.element.setAttribute('aria-label', title);
    this.element.replaceChildren(head, this.#frame);
    this.element.hidden = false;
  }

  close(): void {
    this.#frame = undefined;
    this.element.replaceChildren();
    this.element.hidden = true;
  }

  /** Nothing but files of this book: what a frame says is not trusted. */
  async #take({ open, name }: Wanted): Promise<void> {
    if (open.startsWith(`${this.#area}/institution-file?`)) save(await getBlob(open), name);
  }

  async #run({ id, functionName, parameters }: Call): Promise<void> {
    const frame = this.#frame;
    let answer: { readonly id: number } & ({ readonly value: unknown } | { readonly error: string });
    try {
      const said = await post<Extract<Said, { value?: unknown }>>(`${this.#area}/run`, {
        functionName,
        parameters,
      });
      if (said.selected) this.#onSelected(said.selected);
      answer = { id, value: said.value };
    } catch (error) {
      answer = { id, error: error instanceof Error ? error.message : String(error) };
    }
    frame?.contentWindow?.postMessage(answer, '*');
  }
}
