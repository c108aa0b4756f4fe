import type { Person } from '../drive/file.ts';
import type { Library } from '../store/library.ts';

/** One request, understood and authorised as far as its token goes. */
export interface Call {
  readonly library: Library;
  readonly person: Person;
  /** The parts of the path, decoded. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

/** An answer that is not JSON. */
export interface Download {
  readonly bytes: Uint8Array;
  readonly type: string;
}

export interface Method {
  /** `spreadsheets.batchUpdate`, as the reference names it. */
  readonly name: string;
  readonly api: 'sheets' | 'drive';
  readonly kind: 'read' | 'write';
  readonly verb: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** `/v4/spreadsheets/{id}`; a name takes a whole part of the path. */
  readonly path: string;
  /** The query parameters it has, besides those of every method. */
  readonly query?: readonly string[];
  /** JSON, a `Download`, or nothing. */
  readonly answer: (call: Call) => unknown | Promise<unknown>;
}
