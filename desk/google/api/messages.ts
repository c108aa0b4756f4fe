import { ApiError, type Violation } from './errors.ts';

/**
 * Message types as a table: fields and their types. A type is a scalar (`string`, `int`, `number`, `boolean`), the
 * names an `enum A|B` allows, `json` (kept as it came), the name of another message, any of these with `[]`, or
 * `unkept`: Google has the field, this service does not.
 */
export type Messages = Readonly<Record<string, Readonly<Record<string, string>>>>;

type Split<Names> = Names extends `${infer First}|${infer Rest}` ? First | Split<Rest> : Names;

type FieldValue<M extends Messages, T> = T extends `${infer Item}[]`
  ? readonly FieldValue<M, Item>[]
  : T extends 'string'
    ? string
    : T extends 'int' | 'number'
      ? number
      : T extends 'boolean'
        ? boolean
        : T extends 'json'
          ? unknown
          : T extends `enum ${infer Names}`
            ? Split<Names>
            : T extends keyof M
              ? Message<M, T>
              : never;

export type Message<M extends Messages, N extends keyof M> = {
  readonly [Field in keyof M[N]]?: FieldValue<M, M[N][Field]>;
};

type Path = (string | number)[];

const LARGEST_INT = 2 ** 31 - 1;

/**
 * Reads a JSON value as a message the way Google's front end does: `null` is an absent field, numbers may be quoted,
 * and any name the message does not have is refused.
 * @throws ApiError 400 that names the place
 */
export function readMessage<M extends Messages, N extends keyof M & string>(
  messages: M,
  name: N,
  json: unknown,
  path: Path = [],
): Message<M, N> {
  return new Reader(messages, path).message(name, json) as Message<M, N>;
}

/** Fields of which a message may have only one. */
const UNIONS: Readonly<Record<string, string>> = {
  Request: 'kind',
  ExtendedValue: 'value',
  DataFilter: 'filter',
};

class Reader {
  readonly #messages: Messages;
  readonly #path: Path;

  constructor(messages: Messages, path: Path) {
    this.#messages = messages;
    this.#path = path;
  }

  message(name: string, json: unknown): object {
    if (typeof json !== 'object' || json === null || Array.isArray(json)) this.#refuse(name, json);
    const fields = this.#messages[name]!;
    const result: Record<string, unknown> = {};
    let count = 0;
    for (const [key, value] of Object.entries(json as object)) {
      const type = Object.hasOwn(fields, key) ? fields[key] : undefined;
      if (type === undefined) throw unknownName(key, this.#place());
      if (value === null) continue;
      if (++count > 1 && UNIONS[name] !== undefined) throw this.#secondOf(UNIONS[name], key);
      this.#path.push(key);
      result[key] = this.#value(type, value);
      this.#path.pop();
    }
    return result;
  }

  #value(type: string, json: unknown): unknown {
    if (type.endsWith('[]')) return this.#list(type.slice(0, -2), json);
    switch (type) {
      case 'string':
        return typeof json === 'string' ? json : this.#refuse('TYPE_STRING', json);
      case 'boolean':
        return typeof json === 'boolean' ? json : this.#refuse('TYPE_BOOL', json);
      case 'number':
        return this.#number(json, 'TYPE_DOUBLE');
      case 'int':
        return this.#int(json);
      case 'json':
        return json;
      case 'unkept':
        throw ApiError.invalid(`Invalid ${this.#place()}: not kept by this local service.`);
    }
    if (!type.startsWith('enum ')) return this.message(type, json);
    return this.#name(type.slice('enum '.length).split('|'), json);
  }

  #list(type: string, json: unknown): unknown[] {
    if (!Array.isArray(json)) this.#refuse(`${type}[]`, json);
    return json.map((item, index) => {
      this.#path.push(index);
      const value = this.#value(type, item);
      this.#path.pop();
      return value;
    });
  }

  #number(json: unknown, type: string): number {
    const number = typeof json === 'string' && json.trim() !== '' ? Number(json) : json;
    if (typeof number !== 'number' || !Number.isFinite(number)) this.#refuse(type, json);
    return number;
  }

  #int(json: unknown): number {
    const number = this.#number(json, 'TYPE_INT32');
    if (!Number.isInteger(number) || Math.abs(number) > LARGEST_INT) this.#refuse('TYPE_INT32', json);
    return number;
  }

  #name(names: readonly string[], json: unknown): string {
    if (typeof json !== 'string' || !names.includes(json)) this.#refuse('TYPE_ENUM', json);
    return json;
  }

  #place(): string {
    return pathText(this.#path);
  }

  #secondOf(union: string, key: string): ApiError {
    const place = snakeCase(this.#place());
    return ApiError.invalid(
      `Invalid value at '${place}' (oneof), oneof field '${union}' is already set. Cannot set '${key}'`,
    );
  }

  #refuse(type: string, json: unknown): never {
    const place = snakeCase(this.#place());
    const text = JSON.stringify(json)?.slice(0, 200);
    const description = `Invalid value at '${place}' (${type}), ${text}`;
    throw ApiError.invalid(description, [{ field: place, description }]);
  }
}

const pathText = (path: Path): string =>
  path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`),
    '',
  );

const snakeCase = (text: string): string => text.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function unknownName(name: string, place: string): ApiError {
  const where = place === '' ? '' : ` at '${snakeCase(place)}'`;
  const description = `Invalid JSON payload received. Unknown name "${name}"${where}: Cannot find field.`;
  const violation: Violation = { field: snakeCase(place), description };
  return ApiError.invalid(description, [violation]);
}
