import type { Clock } from '../../../functions/gateways/clock.ts';
import type { FileRecord, Person } from '../drive/file.ts';
import { fork, type Workbook } from '../model/workbook.ts';
import { Store } from './store.ts';

/** Told of every change of content, once it has been saved. States are never changed, so either may be kept. */
export type Watcher = (file: FileRecord, before: Workbook, after: Workbook) => void;

/** The files of a folder, in memory as far as they were asked for. What a call returns has been saved. */
export class Library {
  readonly clock: Clock;
  readonly #store: Store;
  readonly #files: Map<string, FileRecord>;
  readonly #books = new Map<string, Workbook>();
  readonly #watchers = new Set<Watcher>();

  constructor(folder: string, clock: Clock) {
    this.clock = clock;
    this.#store = new Store(folder);
    this.#files = new Map(this.#store.files().map((file) => [file.id, file]));
  }

  files(): FileRecord[] {
    return [...this.#files.values()];
  }

  file(id: string): FileRecord | undefined {
    return this.#files.get(id);
  }

  book(id: string): Workbook {
    const book = this.#books.get(id) ?? this.#store.book(id);
    this.#books.set(id, book);
    return book;
  }

  create(file: FileRecord, book: Workbook): void {
    this.#store.save(file, { before: undefined, after: book });
    this.#files.set(file.id, file);
    this.#books.set(file.id, book);
  }

  /** Changes a copy of the content; when `change` throws, nothing happened. Gives what `change` gave. */
  edit<T>(
    file: FileRecord,
    person: Person,
    change: (book: Workbook) => { readonly title: string; readonly result: T },
  ): T {
    const before = this.book(file.id);
    const after = fork(before);
    const { title, result } = change(after);
    const time = this.now();
    const changed: FileRecord = {
      ...file,
      name: title,
      version: file.version + 1,
      modifiedTime: time,
      lastModifiedBy: person.email,
    };
    this.#store.save(changed, { before, after });
    this.#files.set(file.id, changed);
    this.#books.set(file.id, after);
    for (const watcher of this.#watchers) watcher(changed, before, after);
    return result;
  }

  /** Gives back how to stop. */
  watch(watcher: Watcher): () => void {
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  }

  /** Changes what Drive knows of a file. */
  update(file: FileRecord, changes: Partial<FileRecord>): FileRecord {
    const changed = { ...file, ...changes, version: file.version + 1 };
    this.#store.save(changed);
    this.#files.set(file.id, changed);
    return changed;
  }

  remove(id: string): void {
    this.#store.remove(id);
    this.#files.delete(id);
    this.#books.delete(id);
  }

  now(): string {
    return new Date(this.clock.now()).toISOString();
  }

  close(): void {
    this.#store.close();
  }
}
