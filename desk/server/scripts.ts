import type { Store } from '../../functions/gateways/store.ts';
import { type AreaConfig, areaConfig } from '../../functions/runs/area.ts';
import {
  type Bundle,
  type Dialog,
  type Reply,
  ScriptDocument,
  ScriptError,
  ScriptSession,
} from '../apps-script/runner.ts';
import type { Menu, Said, Selected } from '../page/contract.ts';
import type { Person } from '../person.ts';
import type { Stack } from '../stack.ts';
import { Conversations } from './conversations.ts';
import { Refused } from './refused.ts';
import { filesOf } from './script-files.ts';
import { keepProperties, propertiesOf } from './script-memory.ts';
import { Sidebars } from './sidebars.ts';

type Answer = (dialog: Dialog) => Promise<Reply>;

/** The script of every book, as it runs for whoever has the book open. */
export class Scripts {
  readonly sidebars = new Sidebars();
  readonly #stack: Stack;
  readonly #bundle: Bundle;
  readonly #conversations = new Conversations();
  readonly #documents = new Map<string, ScriptDocument>();

  constructor(stack: Stack, bundle: Bundle) {
    this.#stack = stack;
    this.#bundle = bundle;
  }

  async menus(area: string, person: Person): Promise<Menu[]> {
    const session = await this.#open(area, person);
    return [...session.menus.values()];
  }

  /** `at`: what the person has selected in their window. */
  press(area: string, person: Person, caption: string, at?: Selected): Promise<Said> {
    return this.#conversations.start(async (answer) => {
      const session = await this.#open(area, person, answer);
      session.selected = at;
      const { sidebar } = await inWords(session.press(caption));
      return {
        ...(sidebar && { sidebar: { title: sidebar.title, address: this.sidebars.keep(sidebar.html) } }),
        ...(session.selected && session.selected !== at && { selected: session.selected }),
      };
    });
  }

  reply(conversation: string, reply: Reply): Promise<Said> {
    return this.#conversations.reply(conversation, reply);
  }

  /** What the sidebar asks of the script. */
  async run(
    area: string,
    person: Person,
    functionName: string,
    parameters: readonly unknown[],
  ): Promise<Said> {
    const session = await this.#open(area, person);
    const value = await inWords(session.run(functionName, ...parameters));
    return { value, ...(session.selected && { selected: session.selected }) };
  }

  async #open(area: string, person: Person, answer?: Answer): Promise<ScriptSession> {
    const { functions, store } = this.#stack;
    const session = new ScriptSession({
      bundle: this.#bundle,
      document: await this.#document(await areaConfig(store, area)),
      token: () => person.token,
      files: filesOf(person),
      service: functions.url,
      ...(answer && { answer }),
    });
    await session.open();
    return session;
  }

  /** The tabs are those of this moment; the address of the functions is another with every start. */
  async #document({ area, bureauFile, locale }: AreaConfig): Promise<ScriptDocument> {
    const { store, twin, functions } = this.#stack;
    const document = this.#documents.get(area) ?? (await openDocument(store, area, bureauFile));
    this.#documents.set(area, document);
    document.sheets = twin.library.book(bureauFile).sheets.map(({ title, grid }) => ({
      name: title,
      rows: grid.rowCount,
      columns: grid.columnCount,
    }));
    const fixed = { 'dianzhi.url': functions.url, 'dianzhi.area': area, 'dianzhi.locale': locale };
    const differs = Object.entries(fixed).some(([key, value]) => document.property(key) !== value);
    if (differs) await document.setProperties(fixed);
    return document;
  }
}

async function openDocument(store: Store, area: string, fileId: string): Promise<ScriptDocument> {
  const properties = await propertiesOf(store, area);
  return new ScriptDocument(fileId, [], { properties, keep: (all) => keepProperties(store, area, all) });
}

/** What a script did not catch, told as the sheet would. */
async function inWords<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof ScriptError ? new Refused(422, error.message) : error;
  }
}
