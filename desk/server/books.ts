import type { Grant } from '../../functions/gateways/identity.ts';
import { listAll } from '../../functions/gateways/list-all.ts';
import type { Store } from '../../functions/gateways/store.ts';
import { type AreaConfig, areaConfig } from '../../functions/runs/area.ts';
import type { Book } from '../page/contract.ts';
import type { Stack } from '../stack.ts';
import { grantsOf } from './people.ts';
import { notFound } from './refused.ts';

export const AREA = /^book-[1-9]\d{0,5}$/;

async function areas(store: Store): Promise<AreaConfig[]> {
  const all: AreaConfig[] = [];
  for await (const { data } of listAll(store, 'areas')) all.push(data as unknown as AreaConfig);
  return all.sort((a, b) => numberOf(a.area) - numberOf(b.area));
}

const numberOf = (area: string): number => Number(area.replace('book-', ''));

/**
 * The books of a folder. Each is a pooling area of its own, with its files, runs and ledger; the people of the desk may
 * work on all of them, and on the one that will be made next.
 */
export class Books {
  /** Grows with the books; the functions look at it with every call. */
  readonly grants: Grant[];
  readonly #store: Store;
  #next: number;

  private constructor(store: Store, known: readonly AreaConfig[]) {
    this.#store = store;
    this.#next = 1 + Math.max(0, ...known.map(({ area }) => numberOf(area)));
    this.grants = [...known.map(({ area }) => area), `book-${this.#next}`].flatMap(grantsOf);
  }

  static async open(store: Store): Promise<Books> {
    return new Books(store, await areas(store));
  }

  /** The name of a new area, given out once. */
  newArea(): string {
    const area = `book-${this.#next++}`;
    this.grants.push(...grantsOf(`book-${this.#next}`));
    return area;
  }

  async list(stack: Stack): Promise<Book[]> {
    return (await areas(this.#store)).map((config) => bookOf(config, stack));
  }

  /** @throws Refused 404 */
  async config(area: string): Promise<AreaConfig> {
    if (!AREA.test(area)) throw notFound('這本賬');
    return areaConfig(this.#store, area).catch(() => {
      throw notFound('這本賬');
    });
  }

  /** A file of a book by its key: the bureau's own, or that of a 醫共體. @throws Refused 404 */
  async fileId(area: string, key: string): Promise<string> {
    const { bureauFile, reportFiles } = await this.config(area);
    const id = key === '' ? bureauFile : Object.hasOwn(reportFiles, key) ? reportFiles[key] : undefined;
    if (id === undefined) throw notFound('這份文件');
    return id;
  }
}

function bookOf({ area, name, scheme, locale, bureauFile, reportFiles }: AreaConfig, { twin }: Stack): Book {
  const files = [['', bureauFile] as const, ...Object.entries(reportFiles)];
  return {
    area,
    name,
    scheme,
    locale,
    files: files.map(([key, id]) => ({ key, title: twin.library.file(id)?.name ?? key })),
  };
}
