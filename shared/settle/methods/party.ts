import type { Area } from '../area.ts';

/** Who is owed or charged: by code, or by name where it is nobody of the area's tables. */
export type Party =
  | { readonly kind: 'institution' | 'consortium'; readonly code: string }
  | { readonly kind: 'other'; readonly name: string };

/**
 * Whom a code of a 機構或醫共體 column means; the check of references has told of a code that is neither or both.
 *
 * @throws RangeError for a code that is neither
 */
export function partyOf(
  { institutions, consortia }: Pick<Area, 'institutions' | 'consortia'>,
  code: string,
): Party {
  if (consortia.has(code)) return { kind: 'consortium', code };
  if (institutions.has(code)) return { kind: 'institution', code };
  throw new RangeError(`${code} is neither an institution nor a consortium`);
}

/** Whose row a standard is: of the party it is for; of nobody where it is for a level, for all, or for a group. */
export const ownerOf = (
  area: Pick<Area, 'institutions' | 'consortia'>,
  code: string | null,
): { readonly owner?: Party } =>
  code !== null && (area.institutions.has(code) || area.consortia.has(code))
    ? { owner: partyOf(area, code) }
    : {};

/** One word for each party, that orders and groups them. */
export const partyKey = (party: Party): string =>
  party.kind === 'other' ? `other ${party.name}` : `${party.kind} ${party.code}`;

/** The code a statement shows. */
export const partyCode = (party: Party): string => (party.kind === 'other' ? '' : party.code);

/** The name the area's tables give. */
export function partyName(
  { institutions, consortia }: Pick<Area, 'institutions' | 'consortia'>,
  party: Party,
): string {
  if (party.kind === 'other') return party.name;
  const known = party.kind === 'consortium' ? consortia : institutions;
  return known.get(party.code)?.name ?? '';
}

/** Whether a party is a 醫共體 or one of its members. */
export function belongsTo(
  { institutions }: Pick<Area, 'institutions'>,
  party: Party,
  consortium: string,
): boolean {
  if (party.kind === 'consortium') return party.code === consortium;
  return party.kind === 'institution' && institutions.get(party.code)?.consortium === consortium;
}
