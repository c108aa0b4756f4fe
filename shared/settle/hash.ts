/** A hash being fed; surfaces give SHA-256. */
export interface Hasher {
  /** Bytes stand for the text they are in UTF-8. */
  update(text: string | Uint8Array): void;
  /** `sha256:` and 64 hexadecimal digits */
  digest(): string;
}

export type NewHasher = () => Hasher;

/** JSON with the keys of every object in plain string order and no blanks: equal values, equal bytes. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`);
    return `{${entries.join(',')}}`;
  }
  if (typeof value === 'bigint') return JSON.stringify(value.toString());
  return JSON.stringify(value);
}

export function hashOf(newHasher: NewHasher, text: string): string {
  const hasher = newHasher();
  hasher.update(text);
  return hasher.digest();
}
