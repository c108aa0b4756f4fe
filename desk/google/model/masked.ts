import type { Mask } from '../api/mask.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The old message with the meant fields taken from the new one; fields the new one lacks go. Empty ones go too. */
export function masked<T extends object>(
  old: T | undefined,
  given: T | undefined,
  mask: Mask,
): T | undefined {
  if (mask === true) return given;
  const before: Fields = { ...old };
  const after: Record<string, unknown> = { ...before };
  for (const [key, inner] of mask) {
    const value = (given as Fields | undefined)?.[key];
    const next = inner === true ? value : masked(before[key] as object, value as object, inner);
    if (next === undefined) delete after[key];
    else after[key] = next;
  }
  return Object.keys(after).length > 0 ? (after as T) : undefined;
}
