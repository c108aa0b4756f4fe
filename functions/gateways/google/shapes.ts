import type { FileShape } from './shape.ts';

const MOST_REMEMBERED = 100;

/** The shapes of files as last seen, of the files seen last. What is remembered may be old. */
export class Shapes {
  readonly #shapes = new Map<string, FileShape>();

  get(fileId: string): FileShape | undefined {
    return this.#shapes.get(fileId);
  }

  set(fileId: string, shape: FileShape | undefined): void {
    this.#shapes.delete(fileId);
    if (!shape) return;
    this.#shapes.set(fileId, shape);
    const [oldest] = this.#shapes.keys();
    if (oldest !== undefined && this.#shapes.size > MOST_REMEMBERED) this.#shapes.delete(oldest);
  }
}
