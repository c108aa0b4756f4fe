import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readRange } from '../../shared/sheets/range.ts';
import { execute, ScriptError } from './execution.ts';
import {
  type Dialog,
  type Editor,
  type Job,
  type Menu,
  type Reply,
  ServiceException,
  type Sidebar,
} from './protocol.ts';
import type { ScriptDocument } from './script-document.ts';
import { fetchUrl } from './url-fetch.ts';

export { ScriptError } from './execution.ts';
export type { Dialog, Menu, Reply, Sidebar } from './protocol.ts';
export { ScriptDocument } from './script-document.ts';

/** A script project as it is uploaded. */
export interface Bundle {
  readonly code: string;
  /** HTML files by name without extension */
  readonly files: Readonly<Record<string, string>>;
  readonly scopes: readonly string[];
}

/** Reads what the build wrote. */
export async function readBundle(folder: string): Promise<Bundle> {
  const read = (name: string) => readFile(join(folder, name), 'utf8');
  const pages = (await readdir(folder)).filter((name) => name.endsWith('.html'));
  const files = await Promise.all(pages.map(async (name) => [name.replace(/\.html$/, ''), await read(name)]));
  const { oauthScopes } = JSON.parse(await read('appsscript.json')) as { oauthScopes: readonly string[] };
  return { code: await read('Code.js'), files: Object.fromEntries(files), scopes: oauthScopes };
}

export interface Limits {
  /** One execution, one execution at opening, one request; milliseconds */
  readonly runMs: number;
  readonly openMs: number;
  readonly fetchMs: number;
  /** Executions of one person at the same time */
  readonly executions: number;
}

const PLATFORM: Limits = { runMs: 360_000, openMs: 30_000, fetchMs: 60_000, executions: 30 };

export interface Options {
  readonly bundle: Bundle;
  readonly document: ScriptDocument;
  /** The person's identity token, with or without the e-mail address as the manifest asks for. */
  readonly token: (withEmail: boolean) => string | Promise<string>;
  readonly limits?: Partial<Limits>;
  /** False for a script that belongs to no document. */
  readonly bound?: boolean;
  /** How the person answers dialogs; without it a press brings its replies along. */
  readonly answer?: (dialog: Dialog) => Promise<Reply>;
  /** The person's spreadsheets besides the document. */
  readonly files?: Pick<Editor, 'createFile' | 'editorsOf' | 'addEditors'>;
  /** The only service the script may send requests to; any when it is not given. */
  readonly service?: string;
}

const NO_FILES: NonNullable<Options['files']> = {
  createFile: () => {
    throw new ServiceException('no files here');
  },
  editorsOf: () => [],
  addEditors: () => {},
};

/** What a press showed, in order. */
export interface Shown {
  readonly dialogs: readonly Dialog[];
  readonly sidebar: Sidebar | undefined;
}

export const typed = (text: string): Reply => ({ button: 'OK', text });
export const OK: Reply = { button: 'OK' };
export const CANCEL: Reply = { button: 'CANCEL' };

/** A person who has the document open in a browser, with the script bound to it. */
export class ScriptSession {
  readonly #options: Options;
  readonly #limits: Limits;
  #running = 0;
  /** Menus by title */
  readonly menus = new Map<string, Menu>();
  /** The sidebar that is open; it goes on calling `run` */
  sidebar: Sidebar | undefined;
  /** What is selected in this person's window */
  selected: { readonly sheet: string; readonly range: string | undefined } | undefined;

  constructor(options: Options) {
    this.#options = options;
    this.#limits = { ...PLATFORM, ...options.limits };
  }

  /** Opens the document: the menu appears. In mode NONE the script is an add-on not yet used in this document. */
  async open(authMode: Job['authMode'] = 'LIMITED'): Promise<void> {
    await this.#execute('onOpen', [], 'open', authMode, this.#editor([], []));
  }

  /** Presses a menu item and answers the dialogs that follow; a mere notice needs no answer. */
  async press(caption: string, ...replies: readonly Reply[]): Promise<Shown> {
    const item = [...this.menus.values()]
      .flatMap(({ items }) => items)
      .find((each) => each.caption === caption);
    if (!item) throw new RangeError(`no menu item ${caption}`);
    const dialogs: Dialog[] = [];
    const editor = this.#editor(dialogs, [...replies]);
    const before = this.sidebar;
    await this.#execute(item.functionName, [], 'person', 'FULL', editor);
    return { dialogs, sidebar: this.sidebar === before ? undefined : this.sidebar };
  }

  /** `google.script.run` of the sidebar. */
  async run(functionName: string, ...parameters: readonly unknown[]): Promise<unknown> {
    if (functionName.endsWith('_')) throw new ScriptError(`${functionName} is private`);
    return this.#execute(functionName, parameters, 'person', 'FULL', this.#editor([], []));
  }

  async #execute(
    functionName: string,
    parameters: readonly unknown[],
    trigger: Job['trigger'],
    authMode: Job['authMode'],
    editor: Editor,
  ): Promise<unknown> {
    const { bundle, document } = this.#options;
    const { runMs, openMs, executions } = this.#limits;
    if (this.#running >= executions)
      throw new ScriptError('There are too many scripts running simultaneously');
    this.#running++;
    try {
      const job = { ...bundle, functionName, parameters: JSON.stringify(parameters), trigger, authMode };
      return await execute(job, editor, trigger === 'open' ? openMs : runMs);
    } finally {
      this.#running--;
      document.lock.release(editor);
    }
  }

  #editor(dialogs: Dialog[], replies: Reply[]): Editor {
    const { document, token, bound = true, answer, service, files = NO_FILES } = this.#options;
    const editor: Editor = {
      property: (key) => document.property(key),
      setProperties: (values) => document.setProperties(values),
      hasDocumentLock: () => bound,
      tryLock: (milliseconds) => document.lock.tryLock(editor, milliseconds),
      releaseLock: () => document.lock.release(editor),
      showDialog: async (dialog) => {
        // A script is suspended while a dialog is open, and its locks do not outlive that.
        document.lock.release(editor);
        dialogs.push(dialog);
        if (answer) return answer(dialog);
        const reply = dialog.buttons === 'OK' && dialog.kind === 'alert' ? OK : replies.shift();
        if (!reply) throw new RangeError(`nobody answered: ${dialog.title} ${dialog.text}`);
        return reply;
      },
      showSidebar: (sidebar) => {
        this.sidebar = sidebar;
      },
      addMenu: (menu) => void this.menus.set(menu.title, menu),
      identityToken: token,
      fetch: (request) => {
        if (service !== undefined && !request.url.startsWith(`${service}/`)) {
          throw new ServiceException(`Address unavailable: ${request.url}`);
        }
        return fetchUrl(request, this.#limits.fetchMs);
      },
      documentId: () => document.id,
      ...files,
      sheetNames: () => document.sheets.map(({ name }) => name),
      currentCell: () => (this.selected?.range === undefined ? null : currentCell(this.selected)),
      activateSheet: (sheet) => {
        this.selected = { sheet, range: undefined };
      },
      selectRange: (sheet, range) => {
        this.selected = { sheet, range: document.range(sheet, range) };
      },
    };
    return editor;
  }
}

/** The first cell of what is selected. */
function currentCell({ sheet, range }: { readonly sheet: string; readonly range?: string | undefined }) {
  const { left, top } = readRange(range!);
  return { sheet, row: top + 1, column: left + 1 };
}

/** Opens a document in which the script is installed. */
export async function openScript(options: Options): Promise<ScriptSession> {
  const session = new ScriptSession(options);
  await session.open();
  return session;
}
